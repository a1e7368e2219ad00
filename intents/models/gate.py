"""What the gate asks and what it found: golden questions, trials of drafts, addresses that were looked at."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intents.models.answers import Intent, IntentRevision


class GoldenQuestion(models.Model):
    """A question whose answer the city vouches for. Without an intent: one that is to be left unanswered."""

    text = models.CharField(_("question"), max_length=200, unique=True)
    language = models.CharField(_("language"), max_length=16)
    intent = models.ForeignKey(
        Intent, models.CASCADE, null=True, blank=True, related_name="golden_questions", verbose_name=_("answer")
    )

    class Meta:
        ordering = ["intent__key", "pk"]
        verbose_name = _("golden question")
        verbose_name_plural = _("golden questions")

    def __str__(self) -> str:
        return self.text


class Trial(models.Model):
    """What publishing a revision would change, against `publication`. `result` is read by `intents.gate` only."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("trial", "waiting")
        RUNNING = "running", pgettext_lazy("trial", "running")
        DONE = "done", pgettext_lazy("trial", "done")
        FAILED = "failed", pgettext_lazy("trial", "failed")

    revision = models.OneToOneField(IntentRevision, models.CASCADE, related_name="trial")
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING, db_index=True)
    publication = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.state}"


class LinkCheck(models.Model):
    """An address that answers lead to, when it was last looked at; `trouble` is empty where it can be reached."""

    url = models.URLField(max_length=500, unique=True)
    trouble = models.CharField(max_length=80, blank=True)
    checked_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["url"]

    def __str__(self) -> str:
        return self.url
