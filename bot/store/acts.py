"""What staff do to cases, for the audit log: who, from where, what, and what it changed. No words of anybody."""

from typing import Any

from bot.domain.turns import Resolution, Status
from bot.store import audit
from bot.store.models import CaseRow

_BY_STAFF = {status for status in Status if status.startswith("staff_")}
_FIELDS = ("state", "owner", "department", "urgent", "snoozed_until", "outcome")

Facts = dict[str, Any]


def facts_of(resolution: Resolution) -> Facts:
    """Of the case as it is stored now. To be read before the turn changes it."""
    case = resolution.case
    return CaseRow.objects.filter(pk=case.id).values(*_FIELDS).first() or {} if case else {}


def note(resolution: Resolution, before: Facts) -> None:
    """Within the turn's transaction. Also what was refused: somebody tried."""
    event, status = resolution.event, resolution.decision.status
    if event is None or status not in _BY_STAFF:
        return
    after = facts_of(resolution)
    case_id = resolution.case.id if resolution.case else event.arguments.get("case", "")
    changed = [name for name in _FIELDS if before.get(name) != after.get(name)]
    audit.note(
        f"{event.channel}:{event.address}",
        f"case.{event.action}",
        f"case:{case_id}",
        **({"refused": True} if status is Status.STAFF_REFUSED else {}),
        **({"before": _told(before, changed), "after": _told(after, changed)} if changed else {}),
    )


def _told(facts: Facts, names: list[str]) -> Facts:
    return {name: _plain(facts.get(name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
