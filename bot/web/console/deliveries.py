"""What is to be sent, what could not be, and the platform's words about it."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bot import wiring
from bot.domain.delivery import TROUBLED_STATES, DeliveryState
from bot.store.models import DeliveryRow
from bot.store.sealing import CannotOpen, unseal_json
from bot.web.console.base import ReadOnly, actor, labelled
from bot.web.console.conversations import conversation_link
from bot.web.console.roles import WORDS
from bot.web.console.sending import CannotSend, send_again
from bot.web.console.words import CHANNELS, DELIVERY_STATES, METHODS, SPEAKERS, by, in_words, word


class TroubledFilter(admin.SimpleListFilter):
    title = gettext_lazy("attention")
    parameter_name = "troubled"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", gettext_lazy("not sent or uncertain"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[DeliveryRow]) -> QuerySet[DeliveryRow]:
        return queryset.filter(state__in=list(TROUBLED_STATES)) if self.value() else queryset


@admin.register(DeliveryRow)
class DeliveryAdmin(ReadOnly):
    list_display = ("created_at", "state_word", "to", "speaker_word", "attempts", "detail")
    list_filter = (
        TroubledFilter,
        by("state", gettext_lazy("state"), DELIVERY_STATES),
        by("destination__channel", gettext_lazy("channel"), CHANNELS),
        by("speaker", gettext_lazy("speaker"), SPEAKERS),
    )
    ordering = ("-id",)
    search_fields = ("detail", "case__number")
    search_help_text = gettext_lazy("The platform's words, or the number of a case")
    actions = ("send_again",)
    fields = (
        "state_word",
        "detail",
        "to",
        "speaker_word",
        "content",
        "attempts",
        "method_word",
        "created_at",
        "due_at",
        "ended_at",
        "platform_request",
        "case_number",
        "conversation_words",
    )
    platform_request = labelled("request_id", gettext_lazy("the platform's id of the request"))
    case_number = labelled("case", gettext_lazy("case"))
    speaker_word = in_words("speaker", gettext_lazy("speaker"), SPEAKERS)
    method_word = in_words("method", gettext_lazy("sent by"), METHODS)

    def get_queryset(self, request: HttpRequest) -> QuerySet[DeliveryRow]:
        return super().get_queryset(request).select_related("destination__contact", "case")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """An operator sends again without reading what a citizen or a member of staff wrote."""
        reads = request.user.has_perm(f"store.{WORDS}")
        return [name for name in self.fields if reads or name not in ("content", "conversation_words")]

    def has_send_again_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("store.change_deliveryrow")

    @admin.action(description=gettext_lazy("Send again"), permissions=["send_again"])
    def send_again(self, request: HttpRequest, queryset: QuerySet[DeliveryRow]) -> None:
        done = refused = 0
        for row_id in queryset.order_by("id").values_list("pk", flat=True):
            try:
                send_again(row_id, actor(request))
                done += 1
            except (CannotSend, DeliveryRow.DoesNotExist):
                refused += 1
        if done:
            told = ngettext("%(count)d delivery is sent again.", "%(count)d deliveries are sent again.", done)
            self.message_user(request, told % {"count": done}, messages.SUCCESS)
        if refused:
            told = _(
                "%(count)d left alone: only what was not sent or is uncertain, and still has its text, can go again."
            )
            self.message_user(request, told % {"count": refused}, messages.WARNING)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_word(self, row: DeliveryRow) -> str:
        name = word(DELIVERY_STATES, row.state)
        return format_html('<strong class="alarm">{}</strong>', name) if row.state in TROUBLED_STATES else name

    @admin.display(description=gettext_lazy("to"))
    def to(self, row: DeliveryRow) -> str:
        name = word(CHANNELS, row.destination.channel)
        if row.destination.room:
            return f"{name} {row.destination.room}"
        return _("%(channel)s, citizen %(citizen)s") % {"channel": name, "citizen": row.destination.contact}

    @admin.display(description=gettext_lazy("text (masked)"))
    def content(self, row: DeliveryRow) -> str:
        """So that nobody sends again what they do not know. Ended rows keep no text."""
        if row.state == DeliveryState.SENT or not row.payload:
            return "-"
        try:
            parts = unseal_json(row.payload)["messages"]
        except CannotOpen as problem:
            return str(problem)
        texts = (part.get("body") or part.get("text") or "" for part in parts)
        return wiring.mask("\n".join(filter(None, texts))) or "-"

    @admin.display(description=gettext_lazy("conversation"))
    def conversation_words(self, row: DeliveryRow) -> str:
        return conversation_link(row.conversation_id)
