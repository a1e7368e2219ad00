"""Inbound events, stored before they are acknowledged."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bot.store.models.conversations import ContactRow


class InboxEvent(models.Model):
    """Unique by the platform's event id. `payload` is sealed and emptied once the event is handled.

    `deferred` marks a message that waits for the end of the contact's rate limit. `urgent` is one that tells of danger:
    it goes before what waits, and no limit holds it back; None where nobody has looked.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        HANDLED = "handled", _("handled")
        BAD = "bad", _("cannot be read")
        GAVE_UP = "gave_up", _("given up")

    channel = models.CharField(_("channel"), max_length=16)
    event_id = models.CharField(_("event id"), max_length=200)
    contact = models.ForeignKey(ContactRow, null=True, on_delete=models.SET_NULL, related_name="events")
    kind = models.CharField(_("kind"), max_length=16)
    message_id = models.CharField(max_length=64, blank=True, db_index=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PENDING)
    occurred_at = models.DateTimeField(_("occurred"))
    received_at = models.DateTimeField(_("received"))
    due_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    deferred = models.BooleanField(default=False)
    urgent = models.BooleanField(null=True)
    reply_token_used = models.BooleanField(default=False)
    payload = models.BinaryField(blank=True, default=b"")
    problem = models.CharField(_("problem"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("received event")
        verbose_name_plural = _("received events")
        constraints = [models.UniqueConstraint(fields=["channel", "event_id"], name="an_event_once")]
        indexes = [
            models.Index(
                fields=["contact", "occurred_at"],
                condition=models.Q(state="pending"),
                name="inbox_waiting",
            ),
            models.Index(fields=["id"], condition=models.Q(state__in=["bad", "gave_up"]), name="inbox_not_handled"),
        ]

    def __str__(self) -> str:
        return self.event_id
