"""What citizens' presses say about how they were understood."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bot.domain.turns import SignalKind
from bot.store.models.conversations import ConversationRow
from bot.store.models.turns import TurnRow


class SignalRow(models.Model):
    """One press about the utterance of `turn`. No text: that stands in the turn's message, and is erased with it.

    `conversation` is the turn's: a list behind a figure of a year would read all turns for it.
    """

    turn = models.ForeignKey(TurnRow, on_delete=models.CASCADE, related_name="signals")
    conversation = models.ForeignKey(ConversationRow, null=True, on_delete=models.SET_NULL, related_name="signals")
    intent = models.CharField(_("intent"), max_length=64, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=[(kind.value, kind.value) for kind in SignalKind])
    language = models.CharField(_("language"), max_length=16)
    at = models.DateTimeField(_("time"), db_index=True)

    class Meta:
        verbose_name = _("signal of a citizen")
        verbose_name_plural = _("suggested examples")
        constraints = [models.UniqueConstraint(fields=["turn", "intent", "kind"], name="one_signal_however_often")]
        indexes = [models.Index(fields=["kind", "-at"], name="signals_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.intent or '-'}"


class DismissedExample(models.Model):
    """A suggestion that an administrator refused, as a hash: it outlives the text, and must not hold it."""

    intent = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intent", "digest"], name="one_dismissal_of_an_example")]

    def __str__(self) -> str:
        return f"{self.intent} {self.digest[:12]}"
