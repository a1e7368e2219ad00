"""The form of an intent: every language, the dates, and what two editors at once must know of each other."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from bot import languages
from bot.domain.answers import Sensitivity
from bot.domain.variables import OF_THE_CITY, unknown_in
from bot.web.console import theme
from bot.web.console.base import here
from bot.web.console.differences import Difference, differences
from bot.web.console.intent_checks import default_language, limit_of, problems_of
from bot.web.console.intent_fields import ALL_FIELDS, LANGUAGE_FIELDS, LISTS, field_name, readable, values_of
from bot.web.console.picture_field import PictureField
from bot.web.console.variables import WithVariables, offered
from bot.web.console.web_address import WebAddressField
from bot.web.console.words import SENSITIVITIES, TOPICS
from intents.models import Department, Intent, IntentRevision
from intents.reading import filling
from intents.revisions import latest_revision
from intents.sources import rules
from intents.tables.cells import check_variables

NEEDED = ("title", "question", "answers")
ROWS = {"answers": 12, "buttons": 3, "examples": 8}


_ANSWER = _(
    "What citizens read, word for word, at most %d characters. Words between **two asterisks** are bold; a line of "
    "them is a heading. Nothing else is formatted."
)
_BUTTONS = _(
    "Three at most, one a line: a label of at most 20 characters, a blank, and https:// or tel: and a number. "
    "Such as: Call us tel:{department.phone}"
)


class _DepartmentField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    def label_from_instance(self, row: Department) -> str:
        return here(row.names)


class _Text(forms.CharField):
    """Browsers send line ends as CR LF; packs and messages know LF only."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class _Link(WebAddressField):
    """An address that may begin with the variable of the city's own site."""

    def clean(self, value: Any) -> Any:
        if "{" not in str(value or ""):
            return super().clean(value)
        try:
            check_variables(value)
            return rules.read_link(value.strip())
        except ValueError as wrong:
            told = str(wrong) if unknown_in(value, OF_THE_CITY) else _("Enter a valid URL.")
            raise ValidationError(told) from wrong


def _shows(language: str) -> Any:
    return format_lazy(_("{what} ({language})"), what=_("What the picture shows"), language=languages.NAMES[language])


def _text_field(part: str, language: str) -> forms.Field:
    labels = {
        "title": (_("Title"), _("The label of a button on the phone, at most %d characters.")),
        "question": (_("Question"), _("What the answer answers, in one sentence, at most %d characters.")),
        "answers": (_("Answer"), _ANSWER),
        "picture_alt": (_shows(language), _("For who cannot see it, at most %d characters.")),
        "buttons": (_("Buttons"), _BUTTONS),
        "examples": (_("Examples of what citizens write"), _("One a line, as citizens really write.")),
    }
    label, help_text = labels[part]
    attributes = {"lang": "en" if language == languages.ENGLISH else "ja"}
    areas = {"answers": WithVariables, **dict.fromkeys(LISTS, theme.Textarea)}
    widget = areas[part]({**attributes, "rows": ROWS[part]}) if part in areas else theme.TextInput(attributes)
    told = help_text if part in LISTS else str(help_text) % limit_of(part, language)
    return _Text(label=label, required=False, widget=widget, help_text=told)


def _others_written(revision: IntentRevision) -> list[tuple[str, str]]:
    answers, main = revision.content["answers"], default_language()
    return [(code, languages.NAMES[code]) for code in languages.ALL if answers.get(code) and code != main]


class IntentForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """`base_revision` is the one that was opened: if another was saved meanwhile, `stale` tells what changed."""

    key = forms.CharField(
        label=_("Key"),
        widget=theme.TextInput(),
        help_text=_("A short name in small letters and hyphens, for records and statistics. It cannot be changed."),
    )
    department = _DepartmentField(
        label=_("Department"),
        queryset=Department.objects.all(),
        to_field_name="key",
        widget=theme.Select(),
    )
    topic = forms.ChoiceField(label=_("Topic"), choices=list(TOPICS.items()), widget=theme.Select())
    source_url = _Link(
        label=_("Source (web page)"),
        max_length=500,
        assume_scheme="https",
        widget=theme.UrlInput(),
        help_text=_("The page of the city that says the same; citizens get it as a link."),
    )
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        required=False,
        max_length=rules.LEGAL_BASIS,
        widget=theme.TextInput({"lang": "ja"}),
        help_text=_("Law, ordinance and article, such as 住民基本台帳法第12条. For staff; citizens do not see it."),
    )
    sensitivity = forms.TypedChoiceField(
        label=_("Sensitivity"),
        choices=list(SENSITIVITIES.items()),
        coerce=Sensitivity,
        initial=Sensitivity.ORDINARY,
        widget=theme.Select(),
        help_text=_(
            "Delicate, such as abuse, debts or residence status: no AI ever words it, and what citizens wrote about it "
            "is shown to editors of its own department only."
        ),
    )
    valid_from = forms.DateField(label=_("Valid from"), widget=theme.DateInput())
    valid_until = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=theme.DateInput(),
        help_text=_("The last day on which the answer is given. Empty: no end."),
    )
    review_by = forms.DateField(
        label=_("Check again by"),
        widget=theme.DateInput(),
        help_text=_("When somebody should read the answer again."),
    )
    readings = forms.BooleanField(
        label=_("Readings of the kanji"),
        required=False,
        widget=theme.Checkbox(),
        help_text=_(
            "In plain Japanese, kanji are followed by their reading: 漢字（かんじ）. A reading that you write yourself "
            "stays, also for the same word elsewhere in the text. Numbers and some names get none: see the preview."
        ),
    )
    picture = PictureField(label=_("Picture"))
    note = forms.CharField(
        label=_("What you changed, and why"),
        required=False,
        max_length=500,
        widget=theme.TextInput(),
        help_text=_("For your colleagues, in the history. Citizens do not see it."),
    )
    compared = forms.MultipleChoiceField(
        label=_("Compared and right"),
        required=False,
        widget=theme.CheckboxMultiple(),
        help_text=_("Languages held against the main one. The others are marked as older when it changes."),
    )
    base_revision = forms.IntegerField(required=False, widget=forms.HiddenInput())

    class Meta:
        model = Intent
        fields = ("key", "department", "topic")

    departments: frozenset[str] | None = None  # keys; an editor moves answers within their own only
    stale: tuple[Difference, ...] = ()
    stale_revision: IntentRevision | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (part, language) in LANGUAGE_FIELDS.items():
            self.fields[name] = _text_field(part, language)
        self._require_the_main_language()
        self._offer_variables()
        if self.departments is not None:
            self.fields["department"].queryset = Department.objects.filter(key__in=self.departments)  # type: ignore[attr-defined]
        self.latest = latest_revision(self.instance) if self.instance.pk else None
        if self.latest:
            del self.fields["key"]
            self.fields["compared"].choices = _others_written(self.latest)  # type: ignore[attr-defined]
            self.initial.update(values_of(self.latest), base_revision=self.latest.number)

    def _require_the_main_language(self) -> None:
        for part in NEEDED:
            field = self.fields[field_name(part, default_language())]
            field.required = True
            field.error_messages["required"] = _("This is needed: it is the city's main language.")

    def _offer_variables(self) -> None:
        now = filling()
        department = self.instance.department.key if self.instance.pk else ""
        for language in languages.ALL:
            widget: Any = self.fields[field_name("answers", language)].widget
            widget.variables = offered(now, department, language)

    def clean_key(self) -> str:
        try:
            return rules.read_key(self.cleaned_data["key"])
        except ValueError as wrong:
            raise ValidationError(_("Small letters, digits and single hyphens, at most 64.")) from wrong

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._look_for_a_newer_revision()
        for name, told in problems_of(cleaned, self.instance if self.latest else None):
            self.add_error(name, told)
        return cleaned

    def values(self) -> dict[str, Any]:
        """What was entered, the department by its key."""
        values = {name: self.cleaned_data.get(name) for name in ALL_FIELDS}
        return {**values, "department": self.cleaned_data["department"].key}

    def changes(self) -> dict[str, Any]:
        """What was entered and differs from the latest revision."""
        before = values_of(self.latest) if self.latest else {}
        return {name: value for name, value in self.values().items() if value != before.get(name)}

    def newly_compared(self) -> list[str]:
        """What the boxes say of languages that are marked as older, or will be by this change."""
        compared = list(self.cleaned_data.get("compared") or ())
        return compared if self.latest and (self.changes() or set(compared) & set(self.latest.stale)) else []

    def _look_for_a_newer_revision(self) -> None:
        base = self.cleaned_data.get("base_revision")
        if self.latest is None or base == self.latest.number:
            return
        opened = IntentRevision.objects.filter(intent=self.instance, number=base or 0).first()
        self.stale_revision = self.latest
        self.stale = tuple(differences(readable(opened) if opened else {}, readable(self.latest)))
        self.data = self._both_edits(opened, self.latest)
        self.add_error(None, _("Somebody else saved this in the meantime. Your text is kept below; nothing was saved."))

    def _both_edits(self, opened: IntentRevision | None, latest: IntentRevision) -> Any:
        """The other person's version, with what this one changed on top: the next save loses nobody's work."""
        before, theirs = values_of(opened) if opened else {}, values_of(latest)
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a browser's form: some fields have several values
        for name in ALL_FIELDS:
            mine = self.cleaned_data.get(name)
            if isinstance(mine, Department):
                mine = mine.key
            if name not in self.errors and mine == before.get(name):
                data[self.add_prefix(name)] = "" if theirs[name] is None else str(theirs[name])
        data[self.add_prefix("base_revision")] = str(latest.number)
        return data
