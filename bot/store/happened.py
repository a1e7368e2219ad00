"""What is counted for the figures, as rows: so the list behind a figure is made of the rows that it counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.db.models import Case, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, ExtractHour
from django.db.models.lookups import Exact
from django.utils import timezone

from bot.domain import figures
from bot.domain.conversation import CaseState, Owner, Reason
from bot.domain.turns import SignalKind
from bot.store.models import CaseRow, ConversationRow, DecisionRow, SignalRow, TurnRow
from bot.store.snapshots import CONVERSATION_IDLE

WAYS: Mapping[str, Collection[str]] = {
    "answered": figures.ANSWERED,
    "asked_back": figures.ASKED_BACK,
    "unanswered": figures.UNANSWERED,
}
WRONG = {"not_helpful": SignalKind.NOT_HELPFUL, "none_of_these": SignalKind.NONE_OF_THESE}

KEPT = Q(replied_at__isnull=False, replied_at__lte=F("promised_by"))

Row = TypeVar("Row", bound=Model)

_FOR_A_QUESTION = (Reason.ASKED, Reason.NOT_FOUND, Reason.UNSURE, Reason.ENDED, Reason.DRAFT_FIRST)


@dataclass(frozen=True)
class Span:
    """From `start` until before `end`; None: without limit. `hour` is the city's."""

    start: datetime | None = None
    end: datetime | None = None
    hour: int | None = None

    def of(self, rows: QuerySet[Row], field: str) -> QuerySet[Row]:
        limits = {f"{field}__gte": self.start, f"{field}__lt": self.end}
        rows = rows.filter(**{name: limit for name, limit in limits.items() if limit})
        return rows if self.hour is None else rows.filter(Exact(hour_of(field), self.hour))

    def earlier(self) -> "Span":
        """When conversations wrote last that ended in this one."""
        start, end = (limit and limit - CONVERSATION_IDLE for limit in (self.start, self.end))
        return Span(start, end, self.hour)


def hour_of(field: str) -> ExtractHour:
    return ExtractHour(field, tzinfo=settings.CITY_ZONE)


def turns(span: Span, statuses: Collection[str]) -> QuerySet[TurnRow]:
    return span.of(TurnRow.objects.filter(status__in=statuses), "at")


def signals(span: Span, kinds: Collection[SignalKind]) -> QuerySet[SignalRow]:
    return span.of(SignalRow.objects.filter(kind__in=kinds), "at")


def handovers(span: Span) -> QuerySet[CaseRow]:
    """A case that another department passed on is the same handover; what tells of danger was no question."""
    return span.of(CaseRow.objects.filter(moved_from="", reason__in=_FOR_A_QUESTION), "opened_at")


def promises(span: Span) -> QuerySet[CaseRow]:
    """Of a first reply, by when they fell due. What the citizen took back or was passed on first is not counted."""
    gone = Q(state__in=[CaseState.CANCELLED, CaseState.TRANSFERRED], replied_at=None)
    rows = span.of(CaseRow.objects.filter(promised_by__isnull=False), "promised_by").exclude(gone)
    return rows.annotate(kept=Case(When(KEPT, then=True), default=False))


def replies(span: Span) -> QuerySet[CaseRow]:
    """First ones of staff; the citizen waited since `began`."""
    rows = span.of(CaseRow.objects.filter(replied_at__isnull=False), "replied_at")
    return rows.annotate(began=Coalesce("asked_at", "opened_at"))


def ended(span: Span, among: QuerySet[ConversationRow] | None = None) -> QuerySet[ConversationRow]:
    """Conversations with a question: over a day after their last message, no case open. Nothing changes them then."""
    idle = timezone.now() - CONVERSATION_IDLE
    rows = (ConversationRow.objects.all() if among is None else among).filter(owner=Owner.BOT, case_id=None)
    rows = span.earlier().of(rows.filter(last_at__lte=idle), "last_at")
    return rows.filter(Exists(_turns_of_it(figures.QUESTIONS)))


def traits() -> dict[str, Exists]:
    """Of a conversation that ended: whether a person was asked for, an answer given, and said not to help.

    Columns for counting. To narrow a list they are aliases: of a column PostgreSQL reads all turns, cases and signals.
    """
    here = {"conversation": OuterRef("pk")}
    return {
        "handled": Exists(CaseRow.objects.filter(**here)),
        "answered": Exists(_turns_of_it(figures.ANSWERED)),
        "unhelpful": Exists(SignalRow.objects.filter(**here, kind=SignalKind.NOT_HELPFUL)),
    }


def _turns_of_it(statuses: Collection[str]) -> QuerySet[TurnRow]:
    return TurnRow.objects.filter(conversation=OuterRef("pk"), status__in=statuses)


def placed(rows: QuerySet[ConversationRow]) -> QuerySet[ConversationRow]:
    """A conversation stands where its first recognised question does (`intent`); without one, where its first case
    does (`department`).
    """
    recognised = DecisionRow.objects.filter(turn__conversation=OuterRef("pk"), turn__status__in=figures.QUESTIONS)
    cases = CaseRow.objects.filter(conversation=OuterRef("pk")).order_by("opened_at")
    return rows.annotate(
        intent=Subquery(recognised.exclude(intent="").order_by("turn").values("intent")[:1]),
        department=Subquery(cases.values("department")[:1]),
    )
