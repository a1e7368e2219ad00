"""What the language model was asked, how it is, and what an administrator lets it do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bot.store.models.turns import TurnRow


class ModelCallRow(models.Model):
    """One task given to the model, with all its attempts. No text, neither question nor reply.

    A citizen's belongs to its turn; a staff member's names them by the platform's id.
    """

    turn = models.ForeignKey(TurnRow, null=True, on_delete=models.CASCADE, related_name="model_calls")
    staff = models.CharField(_("staff"), max_length=80, blank=True)
    purpose = models.CharField(_("purpose"), max_length=24)
    outcome = models.CharField(_("outcome"), max_length=24)
    prompt = models.CharField(_("version of the prompt"), max_length=32, blank=True)
    model = models.CharField(_("model"), max_length=120, blank=True)
    tokens_in = models.PositiveIntegerField(_("tokens in"), default=0)
    tokens_out = models.PositiveIntegerField(_("tokens out"), default=0)
    cost = models.DecimalField(_("cost"), max_digits=14, decimal_places=6, default=0)
    milliseconds = models.FloatField(_("milliseconds"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    at = models.DateTimeField(_("time"), db_index=True)

    class Meta:
        verbose_name = _("call of the language model")
        verbose_name_plural = _("calls of the language model")

    def __str__(self) -> str:
        return f"{self.purpose} {self.outcome}"


class ModelWatchRow(models.Model):
    """The circuit breaker, one row for all processes. `paused_until` is when one of them may try again."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    failures = models.PositiveIntegerField(default=0)
    paused_since = models.DateTimeField(null=True)
    paused_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="store_one_model_watch")]

    def __str__(self) -> str:
        return "paused" if self.paused_since else "working"


class ModelTroubleRow(models.Model):
    """One kind of trouble: since when, how often, and what the server called it."""

    trouble = models.CharField(max_length=24, unique=True)
    since = models.DateTimeField()
    last_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)
    detail = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.trouble
