"""Texts that staff use again and again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CannedTextRow(models.Model):
    """`department` is a key, or "" for all of them; `texts` maps languages to texts with variables in braces."""

    department = models.CharField(_("department"), max_length=64, blank=True, db_index=True)
    title = models.CharField(_("title"), max_length=60)
    texts = models.JSONField(_("text"), default=dict)

    class Meta:
        verbose_name = _("canned text")
        verbose_name_plural = _("canned texts")
        ordering = ["department", "title"]
        constraints = [models.UniqueConstraint(fields=["department", "title"], name="one_canned_text_per_title")]

    def __str__(self) -> str:
        return self.title
