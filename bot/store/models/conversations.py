"""Who talks, what was said, and the cases."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bot.domain.conversation import OPEN_CASE_STATES, CaseState, Outcome, Owner, Reason
from bot.store.models.leased import Leased


class ContactRow(Leased):
    """A person or group on a channel, under a random id. Who it is stands in `Address` alone, which erasure deletes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(_("channel"), max_length=16)
    language = models.CharField(_("language"), max_length=16, blank=True)
    following = models.BooleanField(_("following"), default=True)
    limited_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(_("first contact"), auto_now_add=True)

    class Meta:
        verbose_name = _("citizen")
        verbose_name_plural = _("citizens")

    def __str__(self) -> str:
        return self.id.hex[:6].upper()


class Address(models.Model):
    """The mapping of a contact to its platform user id: the only place where that id stands."""

    contact = models.OneToOneField(ContactRow, on_delete=models.CASCADE, related_name="address")
    channel = models.CharField(max_length=16)
    platform_id = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "platform_id"], name="one_contact_per_address")]


class ConversationRow(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contact = models.ForeignKey(ContactRow, on_delete=models.CASCADE, related_name="conversations")
    owner = models.CharField(_("owner"), max_length=8, choices=[(o.value, o.value) for o in Owner], default=Owner.BOT)
    language = models.CharField(_("language"), max_length=16, blank=True)
    misses = models.PositiveSmallIntegerField(default=0)
    offered = models.JSONField(default=list, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    passed_over = models.JSONField(default=list, blank=True)
    told_of_ai = models.BooleanField(default=False)
    told_of_disaster = models.PositiveIntegerField(default=0)
    cautioned = models.BooleanField(default=False)
    case_id = models.UUIDField(null=True, blank=True)
    version = models.PositiveBigIntegerField(default=0)
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    last_at = models.DateTimeField(_("last message"), db_index=True)
    current = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        permissions = [("disclose_conversation", "disclose conversations with the originals")]
        constraints = [
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(current=True),
                name="one_current_conversation",
            ),
        ]

    def __str__(self) -> str:
        return self.id.hex[:8]


class MessageRow(models.Model):
    """What was said, kept twice: masked for reading, sealed for the few who may need the original.

    `removed` is set where its time is over and only that it was said is left.
    """

    conversation = models.ForeignKey(ConversationRow, on_delete=models.CASCADE, related_name="messages")
    speaker = models.CharField(_("speaker"), max_length=8)  # citizen, answer, notice, staff
    kind = models.CharField(_("kind"), max_length=16)
    platform_id = models.CharField(max_length=64, blank=True, db_index=True)
    text_masked = models.TextField(_("text"), blank=True)
    text_sealed = models.BinaryField(blank=True, default=b"")
    at = models.DateTimeField(_("time"))
    unsent = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["conversation", "at"], name="messages_in_order")]

    def __str__(self) -> str:
        return self.text_masked[:40]


class CaseRow(models.Model):
    """One escalation; `remind_at` is the timer of its wait. The thread's id on the staff platform is `thread`.

    `asked_at` and `promised_by` are for reports: since when the citizen waited, and by when staff promised the first
    reply, when the case came to the department. `waiting_since` and `reply_by` change with every message.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("number"), max_length=12, db_index=True)
    conversation = models.ForeignKey(ConversationRow, on_delete=models.CASCADE, related_name="cases")
    contact = models.ForeignKey(ContactRow, on_delete=models.CASCADE, related_name="cases")
    department = models.CharField(_("department"), max_length=64)
    room = models.CharField(_("room"), max_length=64)
    thread = models.CharField(max_length=64, blank=True)
    reason = models.CharField(_("reason"), max_length=16, choices=[(r.value, r.value) for r in Reason])
    language = models.CharField(_("language"), max_length=16)
    state = models.CharField(_("state"), max_length=12, choices=[(s.value, s.value) for s in CaseState])
    owner = models.CharField(_("owner"), max_length=64, blank=True)
    opened_at = models.DateTimeField(_("opened"), db_index=True)
    remind_at = models.DateTimeField(null=True, blank=True, db_index=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    citizen_told = models.BooleanField(default=False)
    moved_from = models.CharField(max_length=64, blank=True)
    moved_to = models.CharField(max_length=64, blank=True)
    ended_by = models.CharField(max_length=64, blank=True)
    snoozed_until = models.DateTimeField(null=True, blank=True)
    urgent = models.BooleanField(_("urgent"), default=False)
    helped = models.BooleanField(_("resolved, says the citizen"), null=True)
    outcome = models.CharField(_("outcome"), max_length=16, blank=True, choices=[(o.value, o.value) for o in Outcome])
    since = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    reply_by = models.DateTimeField(null=True, blank=True)
    resolve_by = models.DateTimeField(null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True, db_index=True)
    in_time = models.BooleanField(_("first reply in time"), null=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    promised_by = models.DateTimeField(null=True, blank=True, db_index=True)
    late = models.BooleanField(default=False)
    visited = models.JSONField(default=list, blank=True)
    reopen_until = models.DateTimeField(null=True, blank=True)
    considered = models.JSONField(default=list, blank=True)
    version = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                condition=Q(state__in=sorted(OPEN_CASE_STATES)),
                name="one_open_case_per_conversation",
            ),
        ]

    def __str__(self) -> str:
        return self.number
