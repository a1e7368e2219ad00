"""Questions that citizens found no answer to, grouped by meaning."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bot.store.models.conversations import MessageRow


class QuestionGroup(models.Model):
    """Questions that mean the same, in whatever language. It holds no words: those are its questions' messages.

    `department` is guessed by the nearest answers until a person has `assigned` it. `intent` is the answer that was
    made or taken for it. `size` is how many questions it had when its state was changed last.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        WORKED_ON = "worked_on", _("being answered")
        DISMISSED = "dismissed", _("dismissed")

    department = models.CharField(_("department"), max_length=64, blank=True)
    assigned = models.BooleanField(default=False)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.OPEN)
    intent = models.CharField(_("intent"), max_length=64, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(_("changed"), null=True)
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)

    class Meta:
        verbose_name = _("group of questions")
        verbose_name_plural = _("what citizens could not find")

    def __str__(self) -> str:
        return str(self.pk)


class UnfoundQuestion(models.Model):
    """One question of a group. It is erased with the message, and its vector, which says what that was about, with it.

    `made_with` names what made the vector: others are not to be compared with it.
    """

    class Why(models.TextChoices):
        UNANSWERED = "unanswered", _("no answer")
        NOT_CHOSEN = "not_chosen", _("asked back, nothing chosen")
        BADLY_RATED = "badly_rated", _("not helped by the answer")

    group = models.ForeignKey(QuestionGroup, on_delete=models.CASCADE, related_name="questions")
    message = models.OneToOneField(MessageRow, on_delete=models.CASCADE, related_name="unfound")
    language = models.CharField(_("language"), max_length=16)
    why = models.CharField(_("why"), max_length=12, choices=Why.choices)
    at = models.DateTimeField(_("time"))
    vector = models.BinaryField()
    made_with = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("question without an answer")
        verbose_name_plural = _("questions without an answer")
        indexes = [models.Index(fields=["group", "-at"], name="unfound_by_group")]

    def __str__(self) -> str:
        return f"{self.group_id} {self.why}"
