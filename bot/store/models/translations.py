"""What a machine translated of the city's answers, for a person to look at."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationRow(models.Model):
    """One revision of an intent in one language. Adopted, it has become the city's own text in a later revision."""

    class State(models.TextChoices):
        WANTED = "wanted", _("being made")
        UNMADE = "unmade", _("could not be made")
        UNSEEN = "unseen", _("not reviewed")
        ADOPTED = "adopted", _("adopted")
        REFUSED = "refused", _("refused")

    intent = models.SlugField(_("intent"), max_length=64)
    revision = models.PositiveIntegerField(_("revision"))
    language = models.CharField(_("language"), max_length=16)
    title = models.CharField(_("title"), max_length=200)
    question = models.CharField(_("question"), max_length=500)
    answer = models.TextField(_("answer"))
    prompt = models.CharField(_("version of the prompt"), max_length=32, blank=True)
    model = models.CharField(_("model"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.UNSEEN)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    reviewed_by = models.CharField(_("reviewed by"), max_length=80, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True)
    at = models.DateTimeField(_("time"), auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["intent", "revision", "language"], name="store_one_translation"),
        ]
        verbose_name = _("machine translation")
        verbose_name_plural = _("machine translations")

    def __str__(self) -> str:
        return f"{self.intent} {self.language}"
