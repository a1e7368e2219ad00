"""How long things are kept, and what was removed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bot.domain.keeping import Kind


class RetentionRule(models.Model):
    kind = models.CharField(_("kind of data"), max_length=16, choices=[(kind.value, kind.value) for kind in Kind])
    topic = models.CharField(_("topic"), max_length=32, blank=True)
    days = models.PositiveIntegerField(_("days"))

    class Meta:
        ordering = ["kind", "topic"]
        verbose_name = _("rule of keeping")
        verbose_name_plural = _("rules of keeping")
        constraints = [models.UniqueConstraint(fields=["kind", "topic"], name="one_rule_of_keeping")]

    def __str__(self) -> str:
        return f"{self.kind} {self.topic}".strip()


class RemovalRun(models.Model):
    """One run of the nightly removal, or the erasure of one citizen. `counts` says how much of what; nothing here says
    whose.
    """

    class Cause(models.TextChoices):
        NIGHT = "night", _("time is over")
        CITIZEN = "citizen", _("erasure of a citizen")

    cause = models.CharField(_("cause"), max_length=8, choices=Cause)
    actor = models.CharField(_("who"), max_length=80)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    started_at = models.DateTimeField(_("began"), db_index=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    counts = models.JSONField(_("removed"), default=dict)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        permissions = [("erase_citizen", "erase one citizen")]

    def __str__(self) -> str:
        return f"{self.cause} {self.started_at:%Y-%m-%d}"
