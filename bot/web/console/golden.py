"""Golden questions: what citizens ask and what is the right answer to it; every draft is held against them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot import languages
from bot.privacy.masking import find
from bot.web.console import theme
from bot.web.console.base import Audited
from bot.web.console.intent_fields import title_of
from bot.web.console.seen import SeenForm
from bot.web.console.words import LANGUAGES, by, in_words
from intents.models import GoldenQuestion, Intent


class _AnswerField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    def label_from_instance(self, row: Intent) -> str:
        return f"{title_of(row)} ({row.key})"


class GoldenForm(SeenForm):
    text = forms.CharField(label=gettext_lazy("Question"), max_length=200, widget=theme.TextInput())
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=list(languages.NAMES.items()), widget=theme.Select()
    )
    intent = _AnswerField(
        label=gettext_lazy("Right answer"),
        queryset=Intent.objects.all(),
        required=False,
        empty_label=gettext_lazy("none: to be left unanswered"),
        widget=theme.Select(),
    )

    class Meta:
        model = GoldenQuestion
        fields = ("text", "language", "intent")

    def clean_text(self) -> str:
        text = " ".join(str(self.cleaned_data["text"]).split())
        if find(text):
            raise ValidationError(_("This looks like personal data. Please write it as anybody would ask it."))
        return text


@admin.register(GoldenQuestion)
class GoldenAdmin(Audited):
    form = GoldenForm
    list_display = ("text", "answer", "spoken")
    list_filter = (by("language", gettext_lazy("language"), languages.NAMES),)
    list_per_page = 50
    search_fields = ("text", "intent__key")
    spoken = in_words("language", gettext_lazy("language"), LANGUAGES)

    def get_queryset(self, request: HttpRequest) -> QuerySet[GoldenQuestion]:
        return super().get_queryset(request).select_related("intent")

    @admin.display(description=gettext_lazy("right answer"))
    def answer(self, row: GoldenQuestion) -> str:
        return title_of(row.intent) if row.intent else _("none: to be left unanswered")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if not self.has_change_permission(request, obj) and obj:
            return [(None, {"fields": ("text", "answer", "spoken")})]
        return [(None, {"fields": ("text", "language", "intent")})]
