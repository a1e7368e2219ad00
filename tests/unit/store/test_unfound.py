"""Which questions count as not found, what their groups keep, and when those come back."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from bot.domain.turns import SignalKind, Status
from bot.store import unfound, unsending
from bot.store.models import DeliveryRow, MessageRow, QuestionGroup, RetentionRule, SignalRow, TurnRow, UnfoundQuestion
from tests.unit.asking import Citizen, ago
from tests.unit.store.removing import remove_now

pytestmark = pytest.mark.django_db
State = QuestionGroup.State
Ask = Callable[..., TurnRow]


@pytest.fixture
def asked() -> Ask:
    return Citizen().ask


def rate(turn: TurnRow, kind: SignalKind) -> None:
    SignalRow.objects.create(
        turn=turn, conversation=turn.conversation, intent="waste", kind=kind, language="ja", at=timezone.now()
    )


def group_all(group: int | None = None) -> QuestionGroup:
    for question in unfound.new_questions():
        group = unfound.keep(question, group, b"\0\0", "space")
    return QuestionGroup.objects.get(pk=group)


def found() -> list[tuple[str, str]]:
    return [(each.text, each.why) for each in unfound.new_questions()]


def test_what_was_not_answered_not_chosen_or_rated_badly_was_not_found(asked: Ask) -> None:
    asked("ドローンを飛ばしたい")
    asked("証明書", Status.CLARIFY_CANDIDATES)
    rate(asked("印鑑", Status.CLARIFY_CANDIDATES), SignalKind.CHOSEN)
    rate(asked("ごみの日", Status.ANSWERED_MATCH), SignalKind.NOT_HELPFUL)
    rate(asked("住民票", Status.ANSWERED_MATCH), SignalKind.HELPFUL)
    assert found() == [
        ("ドローンを飛ばしたい", "unanswered"),
        ("証明書", "not_chosen"),
        ("ごみの日", "badly_rated"),
    ]


def test_who_was_asked_back_has_an_hour_to_choose(asked: Ask) -> None:
    asked("証明書", Status.CLARIFY_CANDIDATES, ago(minutes=50))
    assert found() == []


def test_a_question_is_in_one_group_once(asked: Ask) -> None:
    asked("ドローン")
    group = group_all()
    assert found() == []
    assert group.questions.count() == 1


def test_words_that_are_unsent_leave_the_group_at_once(asked: Ask) -> None:
    turn = asked("ドローン")
    group_all()
    unsending.forget(UUID(str(turn.event.contact_id)), "m0")
    assert not UnfoundQuestion.objects.exists()
    assert found() == []


def test_a_question_that_is_unsent_while_it_is_read_is_not_kept(asked: Ask) -> None:
    asked("ドローン")
    [question] = unfound.new_questions()
    MessageRow.objects.update(text_masked="", unsent=True)
    assert unfound.keep(question, None, b"\0\0", "space") is None
    assert not QuestionGroup.objects.exists()


def test_a_group_ends_with_the_conversations_it_came_from(asked: Ask) -> None:
    asked("ドローン")
    group_all()
    remove_now(days=-1)
    unfound.tidy()
    assert not QuestionGroup.objects.exists()


def test_a_question_goes_with_its_words_where_only_these_are_kept_no_longer(asked: Ask) -> None:
    asked("ドローン")
    group_all()
    RetentionRule.objects.create(kind="utterances", days=5)
    MessageRow.objects.update(at=timezone.now() - timedelta(days=6))
    assert remove_now()["utterances"]
    assert not UnfoundQuestion.objects.exists()
    assert MessageRow.objects.exists()


def test_what_was_dismissed_comes_back_when_it_grows_again(asked: Ask) -> None:
    for _ in range(8):
        asked("ドローン")
    group = group_all()
    unfound.settle(group, State.DISMISSED, reason="not a matter of the city")
    later = timezone.now() + timedelta(minutes=1)
    for _ in range(3):
        asked("ドローン", at=later)
    group_all(group.pk)
    assert unfound.return_grown(set()) == 0  # three more than eight is no news
    asked("ドローン", at=later)
    group_all(group.pk)
    assert unfound.return_grown(set()) == 1
    group.refresh_from_db()
    assert group.state == State.OPEN


def test_while_its_answer_is_being_written_a_group_does_not_come_back(asked: Ask) -> None:
    asked("ドローン")
    group = group_all()
    unfound.settle(group, State.WORKED_ON, intent="drones")
    for _ in range(3):
        asked("ドローン", at=timezone.now() + timedelta(minutes=1))
    group_all(group.pk)
    assert unfound.return_grown({"drones"}) == 0
    assert unfound.return_grown(set()) == 1


def test_of_two_groups_that_meet_the_older_one_stays(asked: Ask) -> None:
    asked("ドローン")
    older = group_all()
    asked("無人機")
    younger = group_all()
    unfound.merge(younger.pk, older.pk)
    assert list(QuestionGroup.objects.all()) == [older]
    assert older.questions.count() == 2


def test_of_two_groups_that_meet_the_decided_one_stays(asked: Ask) -> None:
    asked("ドローン")
    older = group_all()
    asked("無人機")
    younger = group_all()
    unfound.settle(younger, State.DISMISSED, reason="no")
    unfound.merge(older.pk, younger.pk)
    assert list(QuestionGroup.objects.all()) == [younger]


def test_two_decisions_are_both_kept(asked: Ask) -> None:
    asked("ドローン")
    one = group_all()
    asked("無人機")
    other = group_all()
    unfound.settle(one, State.DISMISSED, reason="no")
    unfound.settle(other, State.DISMISSED, reason="no")
    unfound.merge(one.pk, other.pk)
    assert QuestionGroup.objects.count() == 2


def test_a_room_is_told_once_of_a_group_that_is_its_own(asked: Ask) -> None:
    asked("ドローン")
    group = group_all()
    first = unfound.assign(group, "parks", "C0PARKS", "look")
    again = unfound.assign(group, "parks", "C0PARKS", "look")
    assert first == again
    assert DeliveryRow.objects.count() == 1
    assert unfound.assign(group, "waste", "", "look") is None
    unfound.guess_department(group.pk, "tax")
    group.refresh_from_db()
    assert group.department == "waste"  # a person has said so


def test_groups_are_counted_in_a_period_and_a_language_and_by_week(asked: Ask) -> None:
    for days in (1, 2, 9, 20):
        asked("ドローン", at=ago(days=days))
    group = group_all()
    [row] = unfound.in_period(QuestionGroup.objects.all(), ago(days=10))
    assert (row.pk, row.volume, row.this_week, row.last_week) == (group.pk, 3, 2, 1)  # type: ignore[attr-defined]
    assert not unfound.in_period(QuestionGroup.objects.all(), ago(days=10), "en")
