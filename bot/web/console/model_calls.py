"""What the language model was asked: what for, by whom, with what result and at what cost. Never the words."""

from django.conf import settings
from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bot.store.models import ModelCallRow
from bot.web.console.base import ReadOnly
from bot.web.console.words import CALL_OUTCOMES, PURPOSES, by, word


@admin.register(ModelCallRow)
class ModelCallAdmin(ReadOnly):
    list_display = ("time", "what_for", "result", "asked_by", "tokens", "price", "duration")
    list_filter = (by("purpose", _("purpose"), PURPOSES), by("outcome", _("outcome"), CALL_OUTCOMES))
    ordering = ("-id",)
    search_fields = ("staff", "model", "prompt")
    search_help_text = _("Id of a member of staff, a model, or a version of a prompt")
    fields = (*list_display, "model", "prompt", "attempts")

    @admin.display(description=_("time"), ordering="at")
    def time(self, row: ModelCallRow) -> str:
        return date_format(timezone.localtime(row.at), "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("purpose"), ordering="purpose")
    def what_for(self, row: ModelCallRow) -> str:
        return word(PURPOSES, row.purpose)

    @admin.display(description=_("outcome"), ordering="outcome")
    def result(self, row: ModelCallRow) -> str:
        return word(CALL_OUTCOMES, row.outcome)

    @admin.display(description=_("for whom"), ordering="staff")
    def asked_by(self, row: ModelCallRow) -> str:
        return row.staff or str(_("a citizen"))

    @admin.display(description=_("tokens (in + out)"))
    def tokens(self, row: ModelCallRow) -> str:
        return f"{row.tokens_in:,} + {row.tokens_out:,}"

    @admin.display(description=_("cost"), ordering="cost")
    def price(self, row: ModelCallRow) -> str:
        return f"{row.cost:.4f} {settings.LLM_CURRENCY}"

    @admin.display(description=_("seconds"), ordering="milliseconds")
    def duration(self, row: ModelCallRow) -> str:
        return f"{row.milliseconds / 1000:.1f}"
