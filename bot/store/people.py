"""The names behind the ids of staff, and which departments somebody attends to at the desk."""

import re
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from bot.domain.staff import Scope
from bot.store.models import SlackName, StaffMember
from bot.store.models.staff import AT_THE_DESK

_MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
_MENTION = re.compile(r"<@([^<>]+)>")
_AT_THE_DESK = re.compile(rf"<@({AT_THE_DESK}\d+)>")


def name_of(person: str) -> str:
    """The name of whom a case calls its owner; the id where there is none."""
    if person.startswith(AT_THE_DESK):
        account = get_user_model().objects.filter(pk=int(person.removeprefix(AT_THE_DESK))).first()
        return account_name(account) if account else person
    member = StaffMember.objects.filter(slack_id=person).select_related("account").first() if person else None
    if member:
        return account_name(member.account)
    seen = SlackName.objects.filter(slack_id=person).first() if person else None
    return seen.name if seen else person


def account_name(account: Any) -> str:
    """Family name first where it is not written in Latin letters."""
    parts = [account.last_name, account.first_name]
    ordered = parts[::-1] if "".join(parts).isascii() else parts
    return " ".join(filter(None, ordered)) or account.get_username()


def in_words(text: str) -> str:
    """A text for staff with names in place of Slack's mentions."""
    return _MENTION.sub(lambda found: name_of(found[1]), text)


def for_slack(part: Any) -> Any:
    """A message as JSON whose mentions of people who are not in Slack are their names."""
    if isinstance(part, str):
        return _AT_THE_DESK.sub(lambda found: name_of(found[1]), part)
    if isinstance(part, dict):
        return {name: for_slack(value) for name, value in part.items()}
    return [for_slack(each) for each in part] if isinstance(part, list | tuple) else part


def note_slack_name(slack_id: str, name: str) -> None:
    """Writes only where the name is new."""
    if slack_id and name and not SlackName.objects.filter(slack_id=slack_id, name=name[:80]).exists():
        SlackName.objects.update_or_create(slack_id=slack_id, defaults={"name": name[:80]})


def untied_in_slack(most: int = 20) -> list[tuple[str, str]]:
    """Id and name of people who pressed something in Slack and have no account there."""
    tied = StaffMember.objects.exclude(slack_id="").values_list("slack_id", flat=True)
    return list(SlackName.objects.exclude(slack_id__in=tied).order_by("name").values_list("slack_id", "name")[:most])


def attended(department: str) -> bool:
    """Whether somebody has the role and sees the department's cases at the desk. Administrators do not count: they may
    see everything, but nobody expects them to answer citizens.
    """
    members = StaffMember.objects.filter(account__in=_may("work_cases")).values_list("departments", flat=True)
    return any(department in keys for keys in members) or _may("oversee_cases").exists()


def scope_of(person: str) -> Scope:
    """By the account behind a person; nothing for whoever has none, or none with the role."""
    account = _account_of(person)
    if account is None or not account.is_active or not account.has_perm("store.work_cases"):
        return Scope()
    member = StaffMember.objects.filter(account=account).first()
    departments = tuple(member.departments) if member else ()
    return Scope(departments, account.has_perm("store.oversee_cases"), member=True)


def _account_of(person: str) -> Any:
    if person.startswith(AT_THE_DESK):
        return get_user_model().objects.filter(pk=int(person.removeprefix(AT_THE_DESK))).first()
    member = StaffMember.objects.filter(slack_id=person).select_related("account").first() if person else None
    return member.account if member else None


def has_left(person: str) -> bool:
    """Whoever signed in under an account that is gone, closed or without the role. Of somebody in Slack without an
    account nothing is known, unless accounts alone give the right (SLACK_STAFF).
    """
    if person.startswith(AT_THE_DESK) or settings.SLACK_STAFF == "accounts":
        return not scope_of(person).member
    account = _account_of(person)
    return account is not None and not account.is_active


def _may(right: str) -> Any:
    accounts = get_user_model().objects.with_perm(f"store.{right}", backend=_MODEL_BACKEND, include_superusers=False)
    return accounts.filter(is_active=True)
