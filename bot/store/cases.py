"""Cases that are open, and those whose time has come."""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from bot.domain.conversation import OPEN_CASE_STATES, Case, CaseState, Owner
from bot.store.models import CaseRow, ConversationRow
from bot.store.snapshots import case_value


def overdue(most: int = 200) -> list[str]:
    """Those that wait for somebody, and those that were snoozed until now."""
    states = list(OPEN_CASE_STATES)
    rows = CaseRow.objects.filter(state__in=states, remind_at__lte=timezone.now()).order_by("remind_at")
    return [str(pk) for pk in rows.values_list("pk", flat=True)[:most]]


def all_open() -> list[Case]:
    return [case_value(row) for row in CaseRow.objects.filter(state__in=list(OPEN_CASE_STATES))]


def open_in(room: str) -> list[Case]:
    return [case_value(row) for row in CaseRow.objects.filter(state__in=list(OPEN_CASE_STATES), room=room)]


def owned_by(person: str) -> list[Case]:
    """The oldest first."""
    rows = CaseRow.objects.filter(state=CaseState.CLAIMED, owner=person).order_by("opened_at")
    return [case_value(row) for row in rows]


def numbered(number: str, room: str) -> list[Case]:
    """Those of this room only: whoever asks is in it."""
    rows = CaseRow.objects.filter(number__iexact=number, room=room).order_by("-opened_at")
    return [case_value(row) for row in rows[:5]]


def ahead(case: Case) -> int:
    """How many wait longer than this one for somebody of its department; what is snoozed rests."""
    since = case.waiting_since or case.opened_at
    rows = CaseRow.objects.filter(state=CaseState.WAITING, department=case.department, snoozed_until=None)
    return rows.filter(waiting_since__lt=since).exclude(pk=case.id).count()


def return_stranded() -> list[UUID]:
    """Conversations that people are said to own while no case is open go back to the bot. There should be none."""
    live = CaseRow.objects.filter(conversation=OuterRef("pk"), state__in=list(OPEN_CASE_STATES))
    stranded = ConversationRow.objects.exclude(owner=Owner.BOT).exclude(Exists(live))
    found = list(stranded.values_list("pk", flat=True))
    ConversationRow.objects.filter(pk__in=found).exclude(Exists(live)).update(owner=Owner.BOT, case_id=None)
    return found
