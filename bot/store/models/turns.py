"""What the bot did with an event, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bot.store.models.conversations import ConversationRow, MessageRow
from bot.store.models.inbox import InboxEvent


class TurnRow(models.Model):
    """One event handled; unique by event, so a repetition ends at the constraint."""

    event = models.OneToOneField(InboxEvent, on_delete=models.PROTECT, related_name="turn")
    conversation = models.ForeignKey(ConversationRow, null=True, on_delete=models.SET_NULL, related_name="turns")
    utterance = models.OneToOneField(MessageRow, null=True, on_delete=models.SET_NULL, related_name="turn")
    status = models.CharField(_("outcome"), max_length=32, db_index=True)
    at = models.DateTimeField(_("time"), db_index=True)

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")

    def __str__(self) -> str:
        return self.status


class DecisionRow(models.Model):
    """The decision record. It holds no text: the masked utterance is the turn's, in a row that can be erased."""

    turn = models.OneToOneField(TurnRow, on_delete=models.CASCADE, related_name="decision")
    language = models.CharField(_("language"), max_length=16)
    intent = models.CharField(_("intent"), max_length=64, blank=True)
    revision = models.PositiveIntegerField(_("revision"), null=True)
    publication = models.PositiveIntegerField(_("publication"), null=True)
    certainty = models.CharField(_("certainty"), max_length=8, blank=True)
    candidates = models.JSONField(_("candidates"), default=list)
    verdicts = models.JSONField(_("verdicts"), default=dict)
    steps = models.JSONField(_("steps"), default=list)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("decision record")
        verbose_name_plural = _("decision records")

    def __str__(self) -> str:
        return f"{self.intent or '-'} {self.certainty}"
