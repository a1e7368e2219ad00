"""Departments: names, telephone, room, hours, promises. A save publishes: turns read them with the answers."""

import re
from collections.abc import Callable
from typing import Any

import grapheme
from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot import languages
from bot.web.console import department_hours, theme
from bot.web.console.base import Audited, here
from bot.web.console.intent_checks import default_language
from bot.web.console.publishing_notice import live
from bot.web.console.seen import SeenForm
from intents.models import Department
from intents.publishing import save_row
from intents.sources import rules

NAME = 20  # LINE: a sender's name
MARK = re.compile(r"(?![/@#<])(?!\w+$)\S{2,8}")
"""What nobody begins a message with by chance, and what Slack does not read itself."""


PROMISED_MINUTES = ("reply_minutes", "resolution_minutes")
PROMISES = (*PROMISED_MINUTES, "next_queue")


def promise(label: Any, told: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=told,
        required=False,
        min_value=0,
        max_value=rules.WORKING_MINUTES,
        widget=theme.NumberInput(),
    )


def by_language(prefix: str) -> dict[str, str]:
    """Field of the form → language."""
    return {f"{prefix}_{code.replace('-', '_')}": code for code in languages.ALL}


class DepartmentForm(SeenForm):
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken"),
        choices=list(languages.NAMES.items()),
        widget=theme.CheckboxMultiple(),
    )
    public_holidays = forms.ChoiceField(
        label=gettext_lazy("On public holidays"),
        choices=[("closed", gettext_lazy("closed")), ("open", gettext_lazy("open as on other days"))],
        widget=theme.Select(),
    )
    year_end = forms.CharField(
        label=gettext_lazy("Closed at the turn of the year"),
        required=False,
        help_text=gettext_lazy("First and last day, like 12-29/01-03."),
        widget=theme.TextInput(),
    )
    special = forms.CharField(
        label=gettext_lazy("Single days"),
        required=False,
        help_text=gettext_lazy(
            "One a line: 2027-03-28 09:00-12:00. A date alone means closed. They win over all else."
        ),
        widget=theme.Textarea({"rows": 4}),
    )

    reply_minutes = promise(
        gettext_lazy("First reply within (minutes)"),
        gettext_lazy("Minutes of opening hours, as the card shows them to staff. Empty: nothing is promised."),
    )
    resolution_minutes = promise(
        gettext_lazy("Resolution within (minutes)"),
        gettext_lazy("Minutes of opening hours until the matter is settled. Empty: nothing is promised."),
    )
    next_queue = forms.ChoiceField(
        label=gettext_lazy("Next department"),
        required=False,
        help_text=gettext_lazy(
            "It gets the cases that nobody here takes in time, while it is open. A case goes to each only once."
        ),
        widget=theme.Select(),
    )

    class Meta:
        model = Department
        fields = ("key", "phone", "room", "reply_mark", "languages", *PROMISES)
        widgets = {name: theme.TextInput() for name in ("key", "phone", "room", "reply_mark")}
        help_texts = {
            "room": gettext_lazy("The id of the room, like C0123456789. Empty: the common room."),
            "reply_mark": gettext_lazy(
                "What the owner of a case writes in its thread is shown to them to be sent to the citizen, if it "
                "begins with this mark, like >>. Nothing is sent without Send. Slack must send messages to the "
                "app (see the Slack setup). Empty: threads are internal."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["key"]  # intents and cases name the department by it
        for name, code in by_language("name").items():
            self.fields[name] = _text(languages.NAMES[code], self.instance.names.get(code, ""))
        for name, code in by_language("place").items():
            self.fields[name] = _text(languages.NAMES[code], self.instance.place.get(code, ""))
        for day, label in department_hours.DAYS.items():
            self.fields[day] = _text(label, "")
        self.initial.update(department_hours.shown(self.instance.hours))
        self.initial.update({name: getattr(self.instance, name) or None for name in PROMISED_MINUTES})
        self.fields["next_queue"].choices = self._others()  # type: ignore[attr-defined]

    def _others(self) -> list[tuple[str, str]]:
        rows = Department.objects.exclude(pk=self.instance.pk)
        return [("", _("None")), *((row.key, here(row.names)) for row in rows)]

    def clean_reply_minutes(self) -> int:
        return int(self.cleaned_data["reply_minutes"] or 0)

    def clean_resolution_minutes(self) -> int:
        minutes = int(self.cleaned_data["resolution_minutes"] or 0)
        try:
            rules.check_promises(self.cleaned_data.get("reply_minutes", 0), minutes)
        except ValueError as wrong:
            raise ValidationError(_("This is shorter than the time to the first reply.")) from wrong
        return minutes

    def clean_key(self) -> str:
        return str(_read(rules.read_key, self.cleaned_data["key"], _("Small letters, digits and single hyphens.")))

    def clean_phone(self) -> str:
        return str(_read(rules.read_phone, self.cleaned_data["phone"], _("This is not a telephone number.")))

    def clean_room(self) -> str:
        return str(_read(rules.read_room, self.cleaned_data["room"], _("This is not the id of a Slack room.")))

    def clean_reply_mark(self) -> str:
        mark = str(self.cleaned_data["reply_mark"]).strip()
        if mark and not MARK.fullmatch(mark):
            told = _("Two to eight signs such as >>, !! or 送信: without blanks; no letters or digits alone.")
            raise ValidationError(told)
        return mark

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        readers: dict[str, Callable[[str], Any]] = dict.fromkeys(department_hours.DAYS, department_hours.read_day)
        readers |= {"year_end": department_hours.read_year_end, "special": department_hours.read_special}
        for name, read in readers.items():
            try:
                cleaned[name] = read(cleaned.get(name, ""))
            except ValueError as wrong:
                self.add_error(name, str(wrong))
        self._check_names(cleaned)
        return cleaned

    def _check_names(self, cleaned: dict[str, Any]) -> None:
        for name, code in by_language("name").items():
            if grapheme.length(cleaned.get(name, "")) > NAME:
                self.add_error(
                    name, _("At most %(limit)d characters: it is the sender's name on LINE.") % {"limit": NAME}
                )
            if code == default_language() and not cleaned.get(name):
                self.add_error(name, _("This is needed: it is the city's main language."))

    def save(self, commit: bool = True) -> Any:
        row = self.instance
        row.names = {
            code: self.cleaned_data[name] for name, code in by_language("name").items() if self.cleaned_data[name]
        }
        row.place = {
            code: self.cleaned_data[name] for name, code in by_language("place").items() if self.cleaned_data[name]
        }
        row.languages = self.cleaned_data["languages"]
        row.hours = department_hours.kept(self.cleaned_data)
        return super().save(commit)


def _text(label: Any, initial: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, initial=initial, max_length=200, widget=theme.TextInput())


def _read(read: Callable[[str], Any], text: str, told: str) -> Any:
    if not text:
        return text
    try:
        return read(text)
    except ValueError as wrong:
        raise ValidationError(told) from wrong


@admin.register(Department)
class DepartmentAdmin(Audited):
    list_display = ("name", "phone", "place_here", "room")
    search_fields = ("key", "phone")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return DepartmentForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if not self.has_change_permission(request, obj):
            return [(None, {"fields": ("name", "phone", "place_here", "room", "spoken", "opening", *PROMISES)})]
        first = (*(() if obj else ("key",)), "phone", "room", "reply_mark", "languages")
        return [
            (None, {"fields": first}),
            (_("Name"), {"fields": tuple(by_language("name"))}),
            (_("Place"), {"fields": tuple(by_language("place"))}),
            (_("Promised times"), {"fields": PROMISES}),
            (_("Opening hours"), {"fields": (*department_hours.DAYS, "public_holidays", "year_end", "special")}),
        ]

    @admin.display(description=gettext_lazy("name"), ordering="key")
    def name(self, row: Department) -> str:
        return here(row.names)

    @admin.display(description=gettext_lazy("place"))
    def place_here(self, row: Department) -> str:
        return here(row.place)

    @admin.display(description=gettext_lazy("languages"))
    def spoken(self, row: Department) -> str:
        return ", ".join(languages.NAMES.get(code, code) for code in row.languages)

    @admin.display(description=gettext_lazy("opening hours"))
    def opening(self, row: Department) -> str:
        kept = department_hours.shown(row.hours)
        return "\n".join(f"{label} {kept[day] or _('closed')}" for day, label in department_hours.DAYS.items())

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # intents and cases name departments by their key

    def save_model(self, request: HttpRequest, obj: Department, form: Any, change: bool) -> None:
        note = _("Department: %(name)s") % {"name": here(obj.names)}
        publication = save_row(obj, author=request.user, note=note)  # type: ignore[arg-type]
        self.message_user(request, live(publication.number))
