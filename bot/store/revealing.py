"""The original of what was masked, for the owner of the case: never without a reason, and never unrecorded."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from bot.domain.conversation import CaseState
from bot.domain.personal_data import MARK, kinds_marked
from bot.store import audit
from bot.store.models import CaseRow, MessageRow
from bot.store.sealing import CannotOpen, unseal

MOST = 20  # messages, the newest


def masked_messages(conversation_id: UUID) -> list[MessageRow]:
    """What a citizen wrote with something masked in it, oldest first. What was unsent is no longer there."""
    rows = MessageRow.objects.filter(conversation_id=conversation_id, speaker="citizen", unsent=False)
    marked = [
        row for row in rows.filter(text_masked__contains="[").order_by("-at", "-id") if MARK.search(row.text_masked)
    ]
    return marked[:MOST][::-1]


def reveal(
    case_id: str, staff: str, reason: str, mask: Callable[[str], str], actor: str = ""
) -> tuple[str, ...] | None:
    """The originals, oldest first, "" where one is kept no longer; None where `staff` does not own the case (any more).

    `actor` is whom the audit log names where that is not `staff` in Slack. The entry of the audit log, without any of
    the words, is committed before the first text is opened.
    """
    with transaction.atomic():
        case = CaseRow.objects.select_for_update().filter(pk=case_id, state=CaseState.CLAIMED, owner=staff).first()
        rows = masked_messages(case.conversation_id) if case else []
        kinds = sorted({kind.name.lower() for row in rows for kind in kinds_marked(row.text_masked)})
        action = "personal_data.revealed" if case else "personal_data.refused"
        details = {"messages": [row.pk for row in rows], "kinds": kinds} if case else {}
        audit.note(actor or f"slack:{staff}", action, f"case:{case_id}", reason=mask(reason), **details)
    return tuple(map(_original, rows)) if case else None


def _original(row: MessageRow) -> str:
    try:
        return unseal(row.text_sealed)
    except CannotOpen:
        return ""
