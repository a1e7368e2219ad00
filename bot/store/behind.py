"""The conversations and cases behind a figure."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from bot.domain import figures
from bot.domain.turns import SignalKind
from bot.store.counting import Places
from bot.store.happened import (
    KEPT,
    WAYS,
    WRONG,
    Span,
    ended,
    handovers,
    placed,
    promises,
    replies,
    signals,
    traits,
    turns,
)
from bot.store.models import CaseRow, ConversationRow

Row = TypeVar("Row", bound=Model)

_OF_CONVERSATION: Mapping[str, Mapping[str, bool]] = {
    "conversations": {},
    "contained": {"handled": False},
    "not_contained": {"handled": True},
    "deflected": {"handled": False, "answered": True, "unhelpful": False},
}
_WRONG_KINDS: Mapping[str, Collection[SignalKind]] = {
    **{name: [kind] for name, kind in WRONG.items()},
    "wrong": list(WRONG.values()),
}
_OF_CASE: Mapping[str, Callable[[Span], QuerySet[CaseRow]]] = {
    "handed_over": handovers,
    "replied": replies,
    "promised": promises,
    "kept": lambda span: promises(span).filter(KEPT),
    "broken": lambda span: promises(span).exclude(KEPT),
}

FEW = 5_000

FIGURES_OF_CONVERSATIONS = ("questions", *WAYS, "wrong", *WRONG, "corrected", *_OF_CONVERSATION)
FIGURES_OF_CASES = tuple(_OF_CASE)


@dataclass(frozen=True)
class Sought:
    """`figure` is one of those above; empty: any question, or any case. None: anywhere; "": where nothing was
    recognised.
    """

    figure: str = ""
    span: Span = field(default_factory=Span)
    language: str | None = None
    intent: str = ""
    topic: str | None = None
    department: str | None = None
    places: Places = field(default_factory=dict)

    @property
    def intents(self) -> Collection[str] | None:
        """None: whichever."""
        if self.intent:
            return [self.intent]
        if self.topic is None and self.department is None:
            return None
        fitting = [key for key, place in self.places.items() if self._fits(*place)]
        return [*fitting, ""] if self._fits("", "") else fitting

    def _fits(self, department: str, topic: str) -> bool:
        return self.department in (None, department) and self.topic in (None, topic)


def conversations(sought: Sought, among: QuerySet[ConversationRow]) -> QuerySet[ConversationRow]:
    """Narrowed in place: with ids in between, PostgreSQL looks at all of them before it shows the first."""
    if sought.figure in _OF_CONVERSATION:
        return _ended(sought, among)
    if sought == Sought(language=sought.language, places=sought.places):
        return among.filter(language=sought.language)  # that of its latest words: no turn is read
    found = Q()
    if sought.figure in _WRONG_KINDS:
        pressed = signals(sought.span, _WRONG_KINDS[sought.figure])
        found |= Q(pk__in=_narrowed(pressed, "", sought))
    if sought.figure in ("wrong", "corrected"):
        found |= _asked(sought, figures.CORRECTED)
    if not found:
        found = _asked(sought, WAYS.get(sought.figure, figures.QUESTIONS))
    if sought.figure == "questions" and sought.department is not None and not (sought.topic or sought.intent):
        handed_over = cases(replace(sought, figure="handed_over"), CaseRow.objects.all())  # they know the department
        found |= Q(pk__in=handed_over.values("conversation"))
    return among.filter(found)


def cases(sought: Sought, among: QuerySet[CaseRow]) -> QuerySet[CaseRow]:
    rows = sought.span.of(among, "opened_at")
    if sought.figure:
        rows = among.filter(pk__in=_OF_CASE[sought.figure](sought.span).values("pk"))
    wanted = {"language": sought.language, "department": sought.department}
    return rows.filter(**{name: value for name, value in wanted.items() if value is not None})


def _asked(sought: Sought, statuses: Collection[str]) -> Q:
    found = _narrowed(turns(sought.span, statuses), "decision__", sought)
    narrow = sought.intents is not None or sought.span.hour is not None
    return Q(pk__in=_once(found) if narrow else found)


def _once(found: QuerySet[Row, Any]) -> Any:
    """A few are looked for here, and not once for the count and once for the page; of many the first are soon found."""
    few = [row["conversation"] for row in found[: FEW + 1]]
    return few if len(few) <= FEW else found


def _narrowed(rows: QuerySet[Row], prefix: str, sought: Sought) -> QuerySet[Row, Any]:
    if sought.language is not None:
        rows = rows.filter(**{f"{prefix}language": sought.language})
    if sought.intents is not None:
        rows = rows.filter(**{f"{prefix}intent__in": sought.intents})
    return rows.filter(conversation__isnull=False).values("conversation")


def _ended(sought: Sought, among: QuerySet[ConversationRow]) -> QuerySet[ConversationRow]:
    rows = ended(sought.span, among).alias(**traits()).filter(**_OF_CONVERSATION[sought.figure])
    if sought.language is not None:
        rows = rows.filter(language=sought.language)
    if sought.intents is None:
        return rows
    placeless = Q(intent=None) if not (sought.intent or sought.topic) else Q(pk__in=())
    if sought.department is not None:
        placeless &= Q(department=sought.department or None)
    return placed(rows).filter(Q(intent__in=sought.intents) | placeless)
