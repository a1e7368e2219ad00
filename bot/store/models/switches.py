"""What an administrator switched, when and why."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class SwitchesState(models.Model):
    """One state of all switches of a kind. Whoever changes them adds a row, with the reason; no row is ever changed."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    state = models.JSONField(default=dict)
    actor = models.CharField(_("who"), max_length=80)
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("time"), auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValueError("the switches' history is kept as it is: add a row")
        super().save(*args, **kwargs)


class SwitchesRow(SwitchesState):
    """Of the language model."""

    class Meta(SwitchesState.Meta):
        verbose_name = _("language model")
        verbose_name_plural = _("language model")


class CounterRow(SwitchesState):
    """Of the counter as a whole."""

    class Meta(SwitchesState.Meta):
        verbose_name = _("switches of the counter")
        verbose_name_plural = _("switches of the counter")
