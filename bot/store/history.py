"""Reading a whole conversation, and the citizen's other cases."""

from uuid import UUID

from bot.domain.conversation import Case
from bot.domain.history import Line
from bot.store.models import CaseRow, MessageRow
from bot.store.snapshots import case_value

MOST_LINES = 1_000
MOST_CASES = 20


def lines(conversation_id: str) -> tuple[Line, ...]:
    """Masked, oldest first, without what was unsent; of an endless conversation the newest `MOST_LINES`."""
    rows = MessageRow.objects.filter(conversation_id=UUID(conversation_id), unsent=False).order_by("-at", "-id")[
        :MOST_LINES
    ]
    return tuple(Line(row.speaker, row.kind, row.text_masked, row.at) for row in reversed(rows))


def earlier_cases(case: Case) -> tuple[Case, ...]:
    """Of the same citizen, newest first."""
    rows = CaseRow.objects.filter(contact_id=UUID(case.contact_id), opened_at__lte=case.opened_at).exclude(pk=case.id)
    return tuple(map(case_value, rows.order_by("-opened_at")[:MOST_CASES]))
