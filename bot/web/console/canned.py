"""Canned texts: what a department's staff put into a reply with one choice."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.domain.canned import VARIABLES
from bot.domain.variables import in_braces, unknown_in
from bot.store.models import CannedTextRow
from bot.web.console import theme
from bot.web.console.base import Audited, edits_answers, here
from bot.web.console.seen import SeenForm
from intents.models import Department

LONGEST = 2_500  # a reply takes 3,000, and the variables grow


class CannedTextForm(SeenForm):
    department = forms.ChoiceField(
        label=gettext_lazy("Department"),
        required=False,
        widget=theme.Select(),
    )
    ja = forms.CharField(label="日本語", required=False, max_length=LONGEST, widget=theme.Textarea({"rows": 6}))
    en = forms.CharField(label="English", required=False, max_length=LONGEST, widget=theme.Textarea({"rows": 6}))

    class Meta:
        model = CannedTextRow
        fields = ("department", "title")
        widgets = {"title": theme.TextInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = [(row.key, here(row.names)) for row in Department.objects.order_by("key")]
        self.fields["department"].choices = [("", _("All departments")), *departments]  # type: ignore[attr-defined]
        told = _("Variables: %(names)s") % {"names": in_braces(VARIABLES)}
        for language in ("ja", "en"):
            self.fields[language].help_text = told
            self.initial.setdefault(language, self.instance.texts.get(language, ""))

    def clean_ja(self) -> str:
        return _checked(self.cleaned_data["ja"])

    def clean_en(self) -> str:
        return _checked(self.cleaned_data["en"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not (cleaned["ja"] or cleaned["en"]):
            self.add_error("ja", _("A text is needed in at least one language."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        texts = {language: self.cleaned_data[language].strip() for language in ("ja", "en")}
        self.instance.texts = {language: text for language, text in texts.items() if text}
        return super().save(commit)


def _checked(text: str) -> str:
    if unknown := unknown_in(text, VARIABLES):
        raise ValidationError(_("There is no variable %(names)s.") % {"names": ", ".join(unknown)})
    return text


@admin.register(CannedTextRow)
class CannedTextAdmin(Audited):
    form = CannedTextForm
    list_display = ("title", "department_name")
    search_fields = ("title", "department")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        edited, read = ("department", "title", "ja", "en"), ("department_name", "title", "in_all_languages")
        return [(None, {"fields": edited if edits_answers(request) else read})]

    @admin.display(description=gettext_lazy("text"))
    def in_all_languages(self, row: CannedTextRow) -> str:
        return "\n\n".join(row.texts.values())

    @admin.display(description=gettext_lazy("department"), ordering="department")
    def department_name(self, row: CannedTextRow) -> str:
        department = Department.objects.filter(key=row.department).first()
        return here(department.names) if department else row.department or _("All departments")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("intents.view_intent") or edits_answers(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return edits_answers(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return edits_answers(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return edits_answers(request)
