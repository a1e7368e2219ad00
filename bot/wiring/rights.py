"""Who in Slack may work on which cases, as SLACK_STAFF says."""

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from bot.domain.conversation import Case
from bot.store import audit, people, tying
from bot.wiring import platforms

if TYPE_CHECKING:
    from channels.slack.profile import Profiles


def by_room() -> bool:
    """Being in the room is the right."""
    return bool(settings.SLACK_STAFF == "room")


def admit(person: str, name: str, what: str) -> bool:
    """Whether this Slack user is staff at all. Whoever is not is in the audit log, and in the list that administrators
    tie accounts from. May ask Slack, so no transaction may be open.
    """
    if by_room() or people.scope_of(person).member or _tied_by_email(person):
        return True
    people.note_slack_name(person, name)
    audit.note(f"slack:{person}", "slack.refused", what=what)
    return False


def may_work(person: str, case: Case) -> bool:
    return by_room() or case.owner == person or people.scope_of(person).sees(case.department)


def note_refusal(person: str, case_id: str) -> None:
    audit.note(f"slack:{person}", "slack.refused", f"case:{case_id}")


def _tied_by_email(person: str) -> bool:
    domain = settings.SLACK_STAFF_EMAIL_DOMAIN
    address = _profiles().email(person) if domain and person else ""
    return address.endswith(f"@{domain}") and tying.tie(person, address) if address else False


@cache
def _profiles() -> "Profiles":
    from channels.slack.profile import Profiles

    return Profiles(platforms.slack_settings())
