"""What happened at the counter, counted: no word, no citizen. It outlives the conversations it was counted from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CountedDay(models.Model):
    """A day of the city that is over and was counted; its rows are whole."""

    day = models.DateField(_("day"), primary_key=True)

    class Meta:
        verbose_name = _("statistics")
        verbose_name_plural = _("statistics")

    def __str__(self) -> str:
        return str(self.day)


class _Placed(models.Model):
    day = models.DateField()
    language = models.CharField(max_length=16)
    department = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True


class _Figures(models.Model):
    """The counts are those of `bot.domain.figures.Figures`."""

    answered = models.PositiveIntegerField(default=0)
    asked_back = models.PositiveIntegerField(default=0)
    handed_over = models.PositiveIntegerField(default=0)
    unanswered = models.PositiveIntegerField(default=0)
    not_helpful = models.PositiveIntegerField(default=0)
    corrected = models.PositiveIntegerField(default=0)
    none_of_these = models.PositiveIntegerField(default=0)
    conversations = models.PositiveIntegerField(default=0)
    contained = models.PositiveIntegerField(default=0)
    deflected = models.PositiveIntegerField(default=0)
    promised = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class _Counts(_Placed, _Figures):
    topic = models.CharField(max_length=32, blank=True)

    class Meta:
        abstract = True


class CountRow(_Counts):
    """The hours of a day together: a twentieth of the rows, for whatever does not ask for hours."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "department", "topic"], name="one_count_a_place"),
        ]


class HourRow(_Counts):
    hour = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "hour", "language", "department", "topic"], name="one_count_an_hour"
            ),
        ]


class WholeHourRow(_Figures):
    """An hour's departments and topics together: a twelfth of the rows, for the hours of a whole year."""

    day = models.DateField()
    hour = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "hour", "language"], name="one_count_a_whole_hour")]


class WaitRow(_Placed):
    """Cases that got their first reply in that hour, by how long the citizen had waited."""

    hour = models.PositiveSmallIntegerField()
    minutes = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "hour", "language", "department", "minutes"],
                name="one_wait_an_hour",
            ),
        ]
