"""Who works on cases: accounts of the staff desk, people in Slack, who is on duty, and what a case's thread says."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bot.store.models.conversations import CaseRow

AT_THE_DESK = "desk:"
"""How the id of somebody begins who is not in Slack; their account's number follows."""


class StaffMember(models.Model):
    """An account and the `departments` (keys) whose cases it works on. With a `slack_id` it is the same person in Slack
    and at the desk; without, a case's owner is called `desk:<account>`.
    """

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_member")
    slack_id = models.CharField(_("Slack member ID"), max_length=60, blank=True)
    departments = models.JSONField(_("departments"), default=list, blank=True)

    class Meta:
        verbose_name = _("work at the staff desk")
        verbose_name_plural = _("work at the staff desk")
        default_permissions = ()
        permissions = [
            ("work_cases", "work on the cases of one's departments"),
            ("oversee_cases", "work on the cases of all departments"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["slack_id"], condition=~Q(slack_id=""), name="one_account_per_slack_id"),
        ]

    def __str__(self) -> str:
        return self.person

    @property
    def person(self) -> str:
        """As cases name their owner."""
        return self.slack_id or f"{AT_THE_DESK}{self.account_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """What this person owned under the former id stays theirs."""
        before = StaffMember.objects.filter(pk=self.pk).first() if self.pk else None
        former = before.person if before else f"{AT_THE_DESK}{self.account_id}"
        super().save(*args, **kwargs)
        if former != self.person:
            owned = CaseRow.objects.filter(owner=former)
            owned.update(owner=self.person, version=models.F("version") + 1)
            if not DutyRow.objects.filter(person=self.person).exists():
                DutyRow.objects.filter(person=former).update(person=self.person)


class DutyRow(models.Model):
    """Whether somebody (`person`, as cases name their owner) is on duty, and in which language they are spoken to.
    `rooms` are those in which they said that they are: without an account, their departments follow from that.
    `has_home` is set once they opened their Home in Slack.
    """

    person = models.CharField(primary_key=True, max_length=64)
    on_duty = models.BooleanField(null=True)
    since = models.DateTimeField(null=True)
    rooms = models.JSONField(default=list)
    has_home = models.BooleanField(default=False)
    language = models.CharField(max_length=16, blank=True)


class SlackName(models.Model):
    """What Slack calls one of its users, as seen at their latest press."""

    slack_id = models.CharField(primary_key=True, max_length=64)
    name = models.CharField(max_length=80)


class CaseNoteRow(models.Model):
    """What the thread of a case says, but for the citizen's words, which stand in the transcript alone."""

    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
