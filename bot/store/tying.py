"""A Slack user and an account become one person by their e-mail."""

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from bot.store import audit
from bot.store.models import StaffMember


def tie(slack_id: str, email: str) -> bool:
    """To the one open account with this e-mail and the role, where nobody else in Slack is tied to it. `email` must be
    confirmed. An account that an administrator tied stays as it is.
    """
    accounts = list(get_user_model().objects.filter(email__iexact=email, is_active=True)[:2])
    if len(accounts) != 1 or not accounts[0].has_perm("store.work_cases"):
        return False
    try:
        with transaction.atomic():
            member, _ = StaffMember.objects.get_or_create(account=accounts[0])
            if member.slack_id:
                return member.slack_id == slack_id
            member.slack_id = slack_id
            member.save()
            audit.note(f"slack:{slack_id}", "staff.tied", f"user:{accounts[0].pk}")
    except IntegrityError:  # this Slack user belongs to another account
        return False
    return True
