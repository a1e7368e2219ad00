"""What is to be sent, written with the turn and sent later."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bot.domain.delivery import DeliveryState, Speaker
from bot.store.models.conversations import CaseRow, ContactRow, ConversationRow
from bot.store.models.leased import Leased


class Destination(Leased):
    """A citizen (`contact`) or a staff room (`room`): rows of one destination leave in sequence. `closed_since`
    is set while a room takes nothing: gone, archived, or without the app.
    """

    channel = models.CharField(_("channel"), max_length=16)
    contact = models.OneToOneField(ContactRow, null=True, on_delete=models.CASCADE, related_name="destination")
    room = models.CharField(_("room"), max_length=64, blank=True)
    next_send_at = models.DateTimeField(null=True, blank=True)
    closed_since = models.DateTimeField(_("takes nothing since"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "room"], condition=~Q(room=""), name="one_destination_per_room"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.room or self.contact}"


class DeliveryRow(models.Model):
    """One parcel. `key` names what caused it, so that a repeated turn cannot add it twice."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=200, unique=True)
    retry_key = models.UUIDField(default=uuid.uuid4, editable=False)
    destination = models.ForeignKey(Destination, on_delete=models.CASCADE, related_name="deliveries")
    conversation = models.ForeignKey(ConversationRow, null=True, on_delete=models.SET_NULL, related_name="deliveries")
    case = models.ForeignKey(CaseRow, null=True, on_delete=models.SET_NULL, related_name="deliveries")
    about = models.CharField(max_length=64, blank=True, db_index=True)
    amends = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="amendments")
    speaker = models.CharField(_("speaker"), max_length=8, choices=[(s.value, s.value) for s in Speaker])
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=[(s.value, s.value) for s in DeliveryState],
        default=DeliveryState.PENDING,
    )
    payload = models.BinaryField(blank=True, default=b"")
    reply_token = models.BinaryField(blank=True, default=b"")
    reply_token_at = models.DateTimeField(null=True, blank=True)
    method = models.CharField(_("sent by"), max_length=8, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    ambiguous = models.BooleanField(default=False)
    due_at = models.DateTimeField(_("due"))
    created_at = models.DateTimeField(_("created"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    platform_ids = models.JSONField(default=list, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    detail = models.CharField(_("the platform's words"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [
            models.Index(
                fields=["destination", "id"],
                condition=Q(state__in=["pending", "sending"]),
                name="outbox_waiting",
            ),
            models.Index(fields=["method", "ended_at"], name="outbox_by_method"),
            models.Index(fields=["id"], condition=Q(state__in=["dead", "uncertain"]), name="outbox_in_trouble"),
        ]

    def __str__(self) -> str:
        return self.key


class QuotaReading(models.Model):
    """What the platform said of this month's pushes; `limit` is null where the plan has none."""

    channel = models.CharField(_("channel"), max_length=16)
    month = models.DateField(_("month"))
    used = models.PositiveIntegerField(_("used"))
    limit = models.PositiveIntegerField(_("limit"), null=True)
    read_at = models.DateTimeField(_("read"))
    warned_percent = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("push quota")
        verbose_name_plural = _("push quotas")
        constraints = [models.UniqueConstraint(fields=["channel", "month"], name="one_reading_per_month")]

    def __str__(self) -> str:
        return f"{self.channel} {self.month:%Y-%m}"
