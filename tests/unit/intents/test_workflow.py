"""A draft on its way to the citizens."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from intents import workflow
from intents.loading import Loaded
from intents.models import Intent, IntentRevision, Remark, Schedule, TopicRule
from intents.publishing import StaleEdit, current_number, published_items, save_edit
from intents.revisions import latest_revision

pytestmark = pytest.mark.django_db
State = IntentRevision.State


@pytest.fixture
def writer(db: None) -> User:
    return User.objects.create(username="writer")


@pytest.fixture
def reviewer(db: None) -> User:
    return User.objects.create(username="reviewer")


@pytest.fixture
def draft(loaded: Loaded, writer: User) -> IntentRevision:
    return _draft(writer)


def _draft(author: User | None, text: str = "毎日出せます。", base: int = 1, **edits: object) -> IntentRevision:
    intent = Intent.objects.get(key="garbage")
    edits = {"answers": {"ja": text}, **edits}
    return save_edit(intent, edits, author=author, state=State.DRAFT, base_revision=base)


def _live() -> int:
    """Which revision of the intent citizens get; 0 for none."""
    revision = published_items(current_number()).get(Intent.objects.get(key="garbage").pk, 0)
    return IntentRevision.objects.filter(pk=revision).values_list("number", flat=True).first() or 0


def test_a_draft_disturbs_nothing_until_it_is_published(draft: IntentRevision, reviewer: User) -> None:
    assert (_live(), current_number()) == (1, 1)
    workflow.send_to_review(draft, reviewer)
    assert (_live(), current_number()) == (1, 1)
    workflow.publish_draft(draft, reviewer, "eilt")
    assert (_live(), current_number()) == (2, 2)
    assert [(each.kind, each.text) for each in Remark.objects.all()] == [("sent_to_review", ""), ("published", "eilt")]


def test_what_is_sent_back_is_a_draft_again(draft: IntentRevision, reviewer: User) -> None:
    workflow.send_to_review(draft, reviewer)
    workflow.send_back(draft, reviewer, "料金も書いてください")
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert Remark.objects.get(kind="sent_back").text == "料金も書いてください"


def test_a_discarded_draft_is_history_and_its_number_is_not_used_again(draft: IntentRevision, writer: User) -> None:
    workflow.discard(draft, writer)
    latest = latest_revision(draft.intent)
    assert latest is not None
    assert latest.number == 1
    assert _draft(writer, "また").number == 3


def test_a_step_on_what_somebody_changed_is_refused(draft: IntentRevision, writer: User, reviewer: User) -> None:
    _draft(writer, "もっと新しい", base=2)
    with pytest.raises(StaleEdit, match="revision 3"):
        workflow.publish_draft(draft, reviewer)
    assert _live() == 1


def test_nothing_is_published_twice(draft: IntentRevision, reviewer: User) -> None:
    again = IntentRevision.objects.get(pk=draft.pk)
    workflow.publish_draft(draft, reviewer)
    with pytest.raises(StaleEdit):
        workflow.publish_draft(again, reviewer)
    assert current_number() == 2


@pytest.mark.parametrize("topic", ["", "waste"])
def test_where_two_persons_are_wanted_the_author_does_not_publish(
    draft: IntentRevision, writer: User, reviewer: User, topic: str
) -> None:
    TopicRule.objects.create(topic=topic, two_persons=True)
    with pytest.raises(workflow.OwnWork):
        workflow.publish_draft(draft, writer)
    with pytest.raises(workflow.OwnWork):
        workflow.schedule(draft, timezone.now() + timedelta(hours=1), writer)
    workflow.publish_draft(draft, reviewer)
    assert _live() == 2


def test_moving_an_answer_to_another_topic_does_not_leave_the_rule_behind(loaded: Loaded, writer: User) -> None:
    TopicRule.objects.create(topic="waste", two_persons=True)
    moved = _draft(writer, topic="living")
    with pytest.raises(workflow.OwnWork):
        workflow.publish_draft(moved, writer)


def test_a_topics_own_rule_stands_in_for_that_of_all(draft: IntentRevision, writer: User) -> None:
    TopicRule.objects.create(topic="", two_persons=True)
    TopicRule.objects.create(topic="waste", two_persons=False)
    workflow.publish_draft(draft, writer)
    assert _live() == 2


def test_a_scheduled_draft_is_published_at_its_time_and_once(draft: IntentRevision, reviewer: User) -> None:
    at = timezone.now() + timedelta(hours=1)
    workflow.schedule(draft, at, reviewer)
    assert workflow.publish_due(at - timedelta(seconds=1)) == []
    assert workflow.publish_due(at) == [draft]
    assert workflow.publish_due(at) == []
    assert (_live(), current_number()) == (2, 2)


def test_a_later_draft_does_not_hold_up_what_is_scheduled(draft: IntentRevision, writer: User, reviewer: User) -> None:
    at = timezone.now() + timedelta(hours=1)
    workflow.schedule(draft, at, reviewer)
    _draft(writer, "その次", base=2)
    workflow.publish_due(at)
    assert _live() == 2


def test_what_was_published_meanwhile_is_not_overwritten_by_what_was_scheduled(
    draft: IntentRevision, writer: User, reviewer: User
) -> None:
    at = timezone.now() + timedelta(hours=1)
    workflow.schedule(draft, at, reviewer)
    workflow.publish_draft(_draft(writer, "急ぎの訂正", base=2), reviewer)
    assert workflow.publish_due(at) == []
    assert (_live(), Schedule.objects.count()) == (3, 0)


def test_what_has_ended_is_taken_out_of_use_once(loaded: Loaded) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    intent = Intent.objects.get(key="garbage")
    save_edit(intent, {"valid_from": date(2020, 1, 1), "valid_until": yesterday}, author=None, base_revision=1)
    assert [each.state for each in workflow.archive_ended()] == [State.ARCHIVED]
    assert workflow.archive_ended() == []
    assert (_live(), current_number()) == (0, 3)


def test_what_has_ended_stays_where_its_successor_is_worked_on(loaded: Loaded, writer: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    intent = Intent.objects.get(key="garbage")
    save_edit(intent, {"valid_from": date(2020, 1, 1), "valid_until": yesterday}, author=None, base_revision=1)
    draft = _draft(writer, "新しい年度", base=2)
    assert workflow.archive_ended() == []
    assert latest_revision(intent) == draft


def test_the_last_day_of_validity_is_a_day_of_validity(loaded: Loaded) -> None:
    intent = Intent.objects.get(key="garbage")
    save_edit(intent, {"valid_until": timezone.localdate()}, author=None, base_revision=1)
    assert workflow.archive_ended() == []
