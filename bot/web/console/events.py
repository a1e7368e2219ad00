"""Events that could not be read or were given up. Their content stays sealed: it may hold personal data."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bot.store.models import InboxEvent
from bot.web.console.base import ReadOnly, labelled
from bot.web.console.words import CHANNELS, by, in_words

FAILED = {state.value: state.label for state in (InboxEvent.State.BAD, InboxEvent.State.GAVE_UP)}


@admin.register(InboxEvent)
class EventAdmin(ReadOnly):
    list_display = ("received_at", "channel_name", "kind", "state", "tries", "problem")
    list_filter = (by("state", _("state"), FAILED), by("channel", _("channel"), CHANNELS))
    ordering = ("-received_at",)
    search_fields = ("event_id", "problem")
    search_help_text = _("Id of an event, or words of the problem")
    fields = ("channel_name", "kind", "state", "problem", "tries", "occurred_at", "received_at", "event_id")
    tries = labelled("attempts", _("attempts"))
    channel_name = in_words("channel", _("channel"), CHANNELS)

    def get_queryset(self, request: HttpRequest) -> QuerySet[InboxEvent]:
        return super().get_queryset(request).filter(state__in=list(FAILED))
