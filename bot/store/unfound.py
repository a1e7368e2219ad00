"""Questions without an answer, and their groups. Words stay with the messages, and a group ends with its last one."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from bot.domain.delivery import Speaker
from bot.domain.messages import RoomNote
from bot.domain.turns import SignalKind
from bot.store import outbox
from bot.store.models import Destination, MessageRow, QuestionGroup, SignalRow, TurnRow, UnfoundQuestion
from bot.store.reports import NO_ANSWER
from bot.store.signals import ASKED_BACK

LOOKED_BACK = timedelta(days=30)  # what nobody grouped for so long is not news any more
THINKING = timedelta(hours=1)  # within which a citizen may still choose
GREW = 3  # new questions at least, before what was settled is shown again

State = QuestionGroup.State
Why = UnfoundQuestion.Why


@dataclass(frozen=True)
class Question:
    """What a citizen asked in vain, masked; `message` is the row that holds the words."""

    message: int
    text: str
    language: str
    why: str
    at: datetime


def new_questions() -> list[Question]:
    """Those that are in no group yet, oldest first."""
    now = timezone.now()
    turns = TurnRow.objects.filter(at__gte=now - LOOKED_BACK, utterance__unsent=False, utterance__unfound=None)
    turns = turns.exclude(utterance=None).exclude(utterance__text_masked="")
    turns = turns.annotate(denied=_pressed(SignalKind.NOT_HELPFUL), chosen=_pressed(SignalKind.CHOSEN))
    left = Q(status__in=ASKED_BACK, at__lt=now - THINKING, chosen=False)
    found = turns.filter(Q(status__in=NO_ANSWER) | Q(denied=True) | left)
    return [_question(turn) for turn in found.select_related("utterance", "decision").order_by("id")]


def _pressed(kind: SignalKind) -> Exists:
    return Exists(SignalRow.objects.filter(turn=OuterRef("pk"), kind=kind))


def _question(turn: TurnRow) -> Question:
    said = turn.utterance
    assert said is not None
    why = Why.UNANSWERED if turn.status in NO_ANSWER else Why.NOT_CHOSEN
    why = Why.BADLY_RATED if turn.denied else why  # type: ignore[attr-defined]  # annotated
    return Question(said.pk, said.text_masked, turn.decision.language, why, said.at)


def keep(question: Question, group: int | None, vector: bytes, made_with: str) -> int | None:
    """Put it into its group, or into a new one; returns the group, None where its words are gone by now."""
    with transaction.atomic():
        said = MessageRow.objects.select_for_update().filter(pk=question.message, unsent=False, removed=False)
        if not said.exists():
            return None
        number = group or QuestionGroup.objects.create().pk
        row = UnfoundQuestion(
            group_id=number,
            message_id=question.message,
            language=question.language,
            why=question.why,
            at=question.at,
            vector=vector,
            made_with=made_with,
        )
        UnfoundQuestion.objects.bulk_create([row], ignore_conflicts=True)  # another run may have been quicker
    return number


def vectors(made_with: str) -> Iterator[tuple[int, bytes]]:
    """Group and vector of every question, the oldest groups first."""
    rows = UnfoundQuestion.objects.filter(made_with=made_with).order_by("group_id", "id")
    for group, vector in rows.values_list("group_id", "vector").iterator():
        yield group, bytes(vector)


def made_otherwise(made_with: str) -> list[tuple[int, str]]:
    """Questions, with their words, whose vectors are to be made anew."""
    rows = UnfoundQuestion.objects.exclude(made_with=made_with)
    return list(rows.values_list("pk", "message__text_masked"))


def remake(question: int, vector: bytes, made_with: str) -> None:
    UnfoundQuestion.objects.filter(pk=question).update(vector=vector, made_with=made_with)


def merge(one: int, other: int) -> None:
    """Of two groups the older one stays, and what a person has decided about it. Two decisions are both kept."""
    with transaction.atomic():
        groups = list(QuestionGroup.objects.select_for_update().filter(pk__in=[one, other]).order_by("pk"))
        free = [group for group in groups if group.state == State.OPEN and not group.assigned]
        if len(groups) < 2 or not free:
            return
        gone = free[-1]
        kept = next(group for group in groups if group != gone)
        UnfoundQuestion.objects.filter(group=gone).update(group=kept)
        gone.delete()


def tidy() -> int:
    """Groups of which nothing is left."""
    return QuestionGroup.objects.filter(questions=None).delete()[0]


def first_candidates(groups: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Group and nearest answer of each question, of groups that nobody has assigned."""
    rows = UnfoundQuestion.objects.filter(group__in=list(groups), group__assigned=False)
    for group, candidates in rows.values_list("group_id", "message__turn__decision__candidates"):
        if candidates:
            yield group, candidates[0]["key"]


def guess_department(group: int, department: str) -> None:
    QuestionGroup.objects.filter(pk=group, assigned=False).update(department=department)


def return_grown(held_back: Collection[str]) -> int:
    """Show again what was settled and went on growing: by half of what it had, and three at least.

    `held_back` are answers that are still being written: until citizens get them, their questions go on coming.
    """
    settled = QuestionGroup.objects.exclude(state=State.OPEN).exclude(intent__in=held_back)
    counted = settled.annotate(since=Count("questions", filter=Q(questions__at__gt=F("changed_at"))))
    grown = [row.pk for row in counted if row.since >= max(GREW, row.size / 2)]
    return QuestionGroup.objects.filter(pk__in=grown).update(state=State.OPEN, changed_at=timezone.now())


def settle(group: QuestionGroup, state: str, *, intent: str = "", reason: str = "") -> None:
    group.state, group.intent, group.reason = state, intent, reason
    group.size, group.changed_at = group.questions.count(), timezone.now()
    group.save(update_fields=["state", "intent", "reason", "size", "changed_at"])


def assign(group: QuestionGroup, department: str, room: str, text: str) -> int | None:
    """Give it to a department, and tell its room once; returns the destination. `room` may be empty."""
    with transaction.atomic():
        group.department, group.assigned = department, True
        group.save(update_fields=["department", "assigned"])
        if not room:
            return None
        to = Destination.objects.get_or_create(channel="slack", room=room)[0]
        return outbox.put(f"unfound:{group.pk}:{department}", to.pk, Speaker.DESK, RoomNote(text))


def in_period(groups: "QuerySet[QuestionGroup]", since: datetime, language: str = "") -> "QuerySet[QuestionGroup]":
    """With their `volume` in that time, this week's and last week's, the largest first."""
    now = timezone.now()
    week, before = now - timedelta(days=7), now - timedelta(days=14)
    spoken = Q(questions__language=language) if language else Q()
    counted = groups.annotate(
        volume=Count("questions", filter=Q(questions__at__gte=since) & spoken),
        this_week=Count("questions", filter=Q(questions__at__gte=week) & spoken),
        last_week=Count("questions", filter=Q(questions__at__gte=before, questions__at__lt=week) & spoken),
    )
    return counted.filter(volume__gt=0).order_by("-volume", "pk")
