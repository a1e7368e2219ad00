"""The month's pushes: what the platform says, and our own count beside it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from bot.store.models import QuotaReading
from bot.store.quota import pushes_of, this_month
from bot.web.console.base import ReadOnly
from bot.web.console.words import CHANNELS, in_words


@admin.register(QuotaReading)
class QuotaAdmin(ReadOnly):
    list_display = ("month_name", "channel_name", "used", "allowed", "share", "own_count", "read_at")
    ordering = ("-month", "channel")
    fields = list_display
    channel_name = in_words("channel", _("channel"), CHANNELS)

    @admin.display(description=_("month"), ordering="month")
    def month_name(self, row: QuotaReading) -> str:
        return f"{row.month:%Y-%m}"

    @admin.display(description=_("limit"))
    def allowed(self, row: QuotaReading) -> str:
        return str(_("no limit")) if row.limit is None else f"{row.limit:,}"

    @admin.display(description=_("share"))
    def share(self, row: QuotaReading) -> str:
        return f"{100 * row.used // row.limit} %" if row.limit else "-"

    @admin.display(description=_("our own count"))
    def own_count(self, row: QuotaReading) -> str:
        """The ledger counts from a month's first day to now, so it is that month's number in that month only."""
        return f"{pushes_of(row.month, row.channel):,}" if row.month == this_month() else "-"
