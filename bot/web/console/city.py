"""The city itself: names, main language, who answers when no topic is known, how long conversations are kept."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot import languages
from bot.web.console import theme
from bot.web.console.base import Audited, here
from bot.web.console.boldness import settings_measured
from bot.web.console.departments import by_language
from bot.web.console.publishing_notice import live
from bot.web.console.seen import SeenForm
from bot.web.console.web_address import WebAddressField
from bot.web.console.words import MATCHING, in_words
from intents.models import CityProfile, Department
from intents.publishing import save_row

PLAIN = ("default_language", "default_department", "matching", "site_url", "retention_days")


class CityForm(SeenForm):
    default_language = forms.ChoiceField(
        label=gettext_lazy("Main language"),
        choices=list(languages.NAMES.items()),
        widget=theme.Select(),
        help_text=gettext_lazy("Every answer must be written in it."),
    )
    default_department = forms.ChoiceField(
        label=gettext_lazy("Default department"),
        widget=theme.Select(),
        help_text=gettext_lazy("Who gets a conversation when no topic is known."),
    )

    matching = forms.ChoiceField(
        label=gettext_lazy("How boldly the bot answers"),
        choices=list(MATCHING.items()),
        widget=theme.Select(),
        help_text=gettext_lazy(
            "Careful: asks back more often, fewer wrong answers. Eager: answers more at once, more of them wrong."
        ),
    )
    site_url = WebAddressField(
        label=gettext_lazy("site"),
        max_length=500,
        assume_scheme="https",
        widget=theme.UrlInput(),
    )

    class Meta:
        model = CityProfile
        fields = PLAIN
        widgets = {"retention_days": theme.NumberInput({"min": 1, "max": 9999})}
        help_texts = {"retention_days": gettext_lazy("Citizens are told this number.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(row.key, here(row.names)) for row in Department.objects.all()]
        self.fields["default_department"].choices = rows  # type: ignore[attr-defined]
        for name, code in by_language("name").items():
            text = self.instance.names.get(code, "")
            self.fields[name] = forms.CharField(
                label=languages.NAMES[code],
                required=False,
                initial=text,
                max_length=100,
                widget=theme.TextInput(),
            )

    def clean_retention_days(self) -> int:
        days = int(self.cleaned_data["retention_days"])
        if not 1 <= days <= 9999:
            raise forms.ValidationError(_("A number of days from 1 to 9999."))
        return days

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, code in by_language("name").items():
            if code == cleaned.get("default_language") and not cleaned.get(name):
                self.add_error(name, _("This is needed: it is the city's main language."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        names = {code: self.cleaned_data[name] for name, code in by_language("name").items()}
        self.instance.names = {code: text for code, text in names.items() if text}
        return super().save(commit)


@admin.register(CityProfile)
class CityAdmin(Audited):
    list_display = ("name", "main_language", "retention_days", "site_url")
    change_form_template = "console/city.html"
    boldness = in_words("matching", gettext_lazy("how boldly the bot answers"), MATCHING)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return CityForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if not self.has_change_permission(request, obj):
            shown = ("default_department", "boldness", "site_url", "retention_days")
            return [(None, {"fields": ("name", "main_language", *shown)})]
        return [(_("Name"), {"fields": tuple(by_language("name"))}), (None, {"fields": PLAIN})]

    def beside(self, row: CityProfile) -> dict[str, Any]:
        return {**super().beside(row), "settings_measured": settings_measured(row.matching)}

    @admin.display(description=gettext_lazy("name"))
    def name(self, row: CityProfile) -> str:
        return here(row.names)

    @admin.display(description=gettext_lazy("main language"))
    def main_language(self, row: CityProfile) -> str:
        return languages.NAMES.get(row.default_language, row.default_language)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # there is one city, loaded from its files

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: CityProfile, form: Any, change: bool) -> None:
        note = _("City: %(name)s") % {"name": here(obj.names)}
        publication = save_row(obj, author=request.user, note=note)  # type: ignore[arg-type]
        self.message_user(request, live(publication.number))
