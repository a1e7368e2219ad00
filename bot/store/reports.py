"""What happened to the cases of a department in a time, counted."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from bot.domain.digests import Count, Unanswered
from bot.domain.turns import Status
from bot.store.models import CaseRow, TurnRow

MOST_EXAMPLES = 3
NO_ANSWER = (Status.UNANSWERED_NO_MATCH, Status.UNANSWERED_CORRECTED, Status.HANDOFF_NOT_FOUND)


def count(department: str, start: datetime, end: datetime, *, default: bool) -> Count:
    """`default`: also counts what was not answered and came to no department."""
    cases = CaseRow.objects.filter(department=department)
    opened = cases.filter(opened_at__gte=start, opened_at__lt=end)
    answered = cases.filter(replied_at__gte=start, replied_at__lt=end)
    turns = _unanswered(department, start, end, default=default)
    return Count(
        department=department,
        start=start,
        end=end,
        opened=opened.count(),
        answered=answered.count(),
        promised=answered.filter(in_time__isnull=False).count(),
        in_time=answered.filter(in_time=True).count(),
        languages=tuple(Counter(opened.values_list("language", flat=True)).most_common()),
        unanswered=len(turns),
        examples=tuple(_examples(turns)),
    )


def _unanswered(department: str, start: datetime, end: datetime, *, default: bool) -> list[TurnRow]:
    """Newest first."""
    found = TurnRow.objects.filter(status__in=NO_ANSWER, at__gte=start, at__lt=end, conversation__isnull=False)
    turns = list(found.select_related("utterance").order_by("-at"))
    came_to = _departments({turn.conversation_id for turn in turns if turn.conversation_id}, start, end)
    return [turn for turn in turns if came_to.get(turn.conversation_id, department if default else "") == department]


def _departments(conversations: set[UUID], start: datetime, end: datetime) -> dict[UUID | None, str]:
    """Where each conversation came to first."""
    cases = CaseRow.objects.filter(conversation__in=conversations, opened_at__gte=start, opened_at__lt=end)
    return dict(cases.order_by("-opened_at").values_list("conversation_id", "department"))


def _examples(turns: Iterable[TurnRow]) -> list[Unanswered]:
    """Different ones, none that was unsent."""
    found: dict[str, Unanswered] = {}
    for turn in turns:
        said = turn.utterance
        if said and said.text_masked and not said.unsent and len(found) < MOST_EXAMPLES:
            made = Unanswered(said.text_masked, said.platform_id, str(turn.conversation_id))
            found.setdefault(said.text_masked, made)
    return list(found.values())
