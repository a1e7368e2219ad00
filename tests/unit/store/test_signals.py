"""What a press says about the utterance it follows, and what is left of it after erasure."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from bot.dialogue import pipeline
from bot.domain.answers import Candidate, Certainty, Match
from bot.domain.events import EventKind, Received
from bot.privacy.masking import mask_text as mask
from bot.store import inbox, signals, snapshots, turns, unsending
from bot.store.leases import take
from bot.store.models import ContactRow, ConversationRow, InboxEvent, SignalRow, TurnRow
from tests import city
from tests.unit.store.removing import remove_now

pytestmark = pytest.mark.django_db

APART = Match(Certainty.UNSURE, (Candidate(city.RESIDENCE.key, 0.5), Candidate(city.SEAL.key, 0.3)))
KNOWS = city.SmallKnowledge({"住民票": city.CERTAIN, "証明書": APART, "書類": city.UNSURE})


def happen(number: int, text: str = "", **changes: Any) -> None:
    """One event of the citizen, from the webhook to the stored turn."""
    event = replace(city.event(text), event_id=f"e{number}", message_id=f"m{number}", **changes)
    inbox.store("line", [Received({}, event)])
    row = InboxEvent.objects.get(event_id=f"e{number}")
    resolution = pipeline.respond(event, snapshots.of_event(row), city.tools(KNOWS, now=timezone.now()))
    lease = take(ContactRow, row.contact_id)
    assert lease is not None
    turns.commit(resolution, row, lease, mask)
    ContactRow.objects.update(lease_until=None)


def press(number: int, action: str, **arguments: str) -> None:
    happen(number, kind=EventKind.PRESS, action=action, arguments=arguments)


def kept() -> list[tuple[str, str, str]]:
    rows = SignalRow.objects.select_related("turn__utterance").order_by("id")
    return [(row.kind, row.intent, row.turn.utterance.text_masked if row.turn.utterance else "") for row in rows]


def confirmed(newest: int = 100) -> list[str]:
    return [row.intent for row in signals.confirmed(newest)]


def test_a_press_on_helpful_is_about_the_question_that_was_answered() -> None:
    happen(1, "住民票")
    happen(2, "明日の天気")
    press(3, "helpful", intent="residence-certificate", value="yes")
    assert kept() == [("helpful", "residence-certificate", "住民票")]
    row = SignalRow.objects.get()
    assert row.turn == TurnRow.objects.get(event__event_id="e1")
    assert row.conversation == row.turn.conversation is not None


def test_the_candidate_that_is_tapped_is_what_the_question_meant() -> None:
    happen(1, "証明書")
    press(2, "choose", intent="seal-registration")
    press(3, "helpful", intent="seal-registration", value="yes")
    assert kept() == [("chosen", "seal-registration", "証明書"), ("helpful", "seal-registration", "証明書")]


def test_none_of_these_names_no_intent() -> None:
    happen(1, "証明書")
    press(2, "none_of_these")
    assert kept() == [("none_of_these", "", "証明書")]
    assert confirmed() == []


def test_who_presses_twice_says_it_once() -> None:
    happen(1, "住民票")
    press(2, "helpful", intent="residence-certificate", value="yes")
    press(3, "helpful", intent="residence-certificate", value="yes")
    assert len(kept()) == 1


def test_what_did_not_help_after_all_confirms_nothing() -> None:
    happen(1, "証明書")
    press(2, "choose", intent="seal-registration")
    assert confirmed() == ["seal-registration"]
    press(3, "helpful", intent="seal-registration", value="no")
    assert confirmed() == []


def test_what_only_means_something_after_what_was_said_is_no_example() -> None:
    happen(1, "住民票")
    happen(2, "いくらですか")
    assert TurnRow.objects.latest("id").status == "answered_follow_up"
    press(3, "helpful", intent="residence-certificate", value="yes")
    assert kept() == [("helpful", "residence-certificate", "いくらですか")]
    assert confirmed() == []


def test_what_misses_a_piece_is_no_example_of_the_one_that_was_meant() -> None:
    happen(1, "書類")
    press(2, "choose", intent="seal-registration")
    assert kept() == [("chosen", "seal-registration", "書類")]
    assert confirmed() == []


def test_a_press_without_words_before_it_or_on_an_unknown_answer_is_not_kept() -> None:
    press(1, "helpful", intent="residence-certificate", value="yes")
    happen(2, "住民票")
    press(3, "helpful", intent="zoo", value="yes")
    press(4, "choose", intent="seal-registration")
    assert kept() == []


def test_an_old_button_says_nothing() -> None:
    happen(1, "住民票")
    TurnRow.objects.update(at=timezone.now() - timedelta(days=8))
    press(2, "helpful", intent="residence-certificate", value="yes")
    assert kept() == []


def test_another_citizens_words_are_not_meant() -> None:
    happen(1, "住民票")
    press(2, "unknown")
    happen(3, kind=EventKind.PRESS, action="helpful", address="U2",
           arguments={"intent": "residence-certificate", "value": "yes"})  # fmt: skip
    assert kept() == []


def test_an_unsent_message_is_no_example() -> None:
    happen(1, "住民票")
    press(2, "helpful", intent="residence-certificate", value="yes")
    assert confirmed() == ["residence-certificate"]
    assert confirmed(newest=0) == []
    unsending.forget(ContactRow.objects.get().pk, "m1")
    assert confirmed() == []


def test_erasing_a_conversation_leaves_a_count_without_words() -> None:
    happen(1, "住民票")
    press(2, "helpful", intent="residence-certificate", value="yes")
    ConversationRow.objects.update(last_at=timezone.now() - timedelta(days=91))
    remove_now()
    assert kept() == [("helpful", "residence-certificate", "")]
    assert confirmed() == []


def test_a_dismissed_text_stays_dismissed_and_is_not_kept() -> None:
    signals.dismiss("garbage", "ごみの日", "user:1")
    signals.dismiss("garbage", "ごみの日", "user:2")
    pairs = [("garbage", "ごみの日"), ("garbage", "ごみ"), ("dog", "ごみの日")]
    assert signals.not_dismissed(pairs) == {("garbage", "ごみ"), ("dog", "ごみの日")}
