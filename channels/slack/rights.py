"""Why a person may not do anything about a case now, as keys of `form_text`. The case itself decides once more."""

from bot.domain.proposals import Exchange
from channels.slack.forms import CaseView

# A form draws no mentions.
_WITHOUT_MENTIONS = {
    "notice.taken": "notice.taken_form",
    "notice.moved": "notice.moved_form",
    "notice.closed_by": "notice.closed",
}


def obstacle(case: CaseView | None, staff: str) -> str:
    """The key of the notice why this person can do nothing about it, or ""."""
    if case is None or not case.open or not case.yours:
        return over(case)
    return "notice.taken" if case.owner not in ("", staff) else ""


def over(case: CaseView | None) -> str:
    """The key of the notice why this person, or anybody, can do nothing about it whoever owns it, or ""."""
    if case is None:
        return "notice.missing"
    if not case.yours:
        return "notice.not_yours"
    if case.open:
        return ""
    if case.moved_to:
        return "notice.moved"
    return "notice.closed_by" if case.ended_by else "notice.closed"


def proposing(case: CaseView | None, exchange: Exchange | None) -> str:
    """The same for making an answer of the city from it."""
    if case is None or not case.yours:
        return over(case)
    if exchange is None:
        return "notice.no_reply_yet"
    return "notice.proposed" if exchange.proposed else ""


def in_a_form(key: str) -> str:
    return _WITHOUT_MENTIONS.get(key, key)
