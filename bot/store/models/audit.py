"""Who did what: append-only, each entry chained to the one before by its hash."""

import hashlib
import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """`actor` and `subject` are ids, never names or texts, so that an erasure leaves the chain whole."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(_("time"))
    actor = models.CharField(_("who"), max_length=80)
    action = models.CharField(_("what"), max_length=64)
    subject = models.CharField(_("on what"), max_length=80, blank=True)
    details = models.JSONField(default=dict, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    def fingerprint(self) -> str:
        """SHA-256 over the entry and the hash before it."""
        fields: list[Any] = [self.number, self.at.isoformat(), self.actor, self.action, self.subject, self.details]
        text = json.dumps([*fields, self.previous_hash], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()
