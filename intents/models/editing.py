"""How an answer comes about: the rules of its topic, what was said and done about a revision, what is to come."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bot.domain.answers import AfterEnd, WhenStale
from intents.models.answers import Immutable, IntentRevision


def _author() -> models.ForeignKey:  # type: ignore[type-arg]  # not subscriptable at run time
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )


class TopicRule(models.Model):
    """How the answers of a topic are published and grow old. The row without a topic holds for those that have none.

    `bar` is the share, in percent, of the topic's golden questions that a draft must answer rightly; 0 sets none.
    """

    topic = models.CharField(_("topic"), max_length=32, unique=True, blank=True)
    two_persons = models.BooleanField(_("two persons"), default=False)
    draft_first = models.BooleanField(_("staff look first"), default=False)
    bar = models.PositiveSmallIntegerField(_("bar"), default=0)
    after_end = models.CharField(
        _("past its validity"),
        max_length=16,
        choices=[(each.value, each.value) for each in AfterEnd],
        default=AfterEnd.ARCHIVE,
    )
    when_stale = models.CharField(
        _("older than the main language"),
        max_length=16,
        choices=[(each.value, each.value) for each in WhenStale],
        default=WhenStale.TELL,
    )

    class Meta:
        ordering = ["topic"]
        verbose_name = _("rule of publishing")
        verbose_name_plural = _("rules of publishing")
        constraints = [
            models.CheckConstraint(condition=models.Q(bar__lte=100), name="intents_bar_is_a_share"),
        ]

    def __str__(self) -> str:
        return self.topic or "*"


class Remark(Immutable):
    """What somebody said about a revision, or did with it."""

    class Kind(models.TextChoices):
        COMMENT = "comment", pgettext_lazy("remark", "comment")
        SENT_TO_REVIEW = "sent_to_review", pgettext_lazy("remark", "sent to review")
        SENT_BACK = "sent_back", pgettext_lazy("remark", "sent back")
        SCHEDULED = "scheduled", pgettext_lazy("remark", "to be published later")
        UNSCHEDULED = "unscheduled", pgettext_lazy("remark", "no longer to be published later")
        PUBLISHED = "published", pgettext_lazy("remark", "published")
        DISCARDED = "discarded", pgettext_lazy("remark", "discarded")

    revision = models.ForeignKey(IntentRevision, models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    author = _author()
    text = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.kind}"


class Schedule(models.Model):
    """A revision that is published at its time. The row goes in the transaction that publishes: so it happens once."""

    revision = models.OneToOneField(IntentRevision, models.CASCADE, related_name="schedule")
    at = models.DateTimeField(db_index=True)
    author = _author()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.at}"
