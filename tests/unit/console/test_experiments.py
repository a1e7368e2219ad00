"""Trying a question and asking past questions again: nothing is stored or sent, and only who asked sees it."""

from dataclasses import asdict
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from bot.domain.buttons import Button
from bot.domain.messages import AnswerCard
from bot.store import experiments
from bot.store.models import (
    ContactRow,
    ConversationRow,
    DecisionRow,
    DeliveryRow,
    ExperimentRow,
    MessageRow,
    TurnRow,
)
from bot.web.console.experiment_told import try_told
from bot.wiring import knowledge
from intents.models import IntentRevision
from tasks.experiments import run_experiment
from tests import city as small
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

TRY, REPLAY = "/admin/store/decisionrow/try/", "/admin/store/decisionrow/replay/"


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is published, without an index."""
    found = small.SmallKnowledge({"住民票": small.CERTAIN})
    library = SimpleNamespace(current=lambda: found, matching=False)
    monkeypatch.setattr(knowledge, "library", lambda: library)


def ask(browser: Client, address: str, **wish: str) -> Any:
    """The page that shows what came of it, once the worker was there."""
    shown: Any = browser.post(address, {"draft": "", **wish}, follow=True)
    assert "data-running" in shown.content.decode()
    [waiting] = experiments.waiting()
    run_experiment(str(waiting))
    return browser.get(shown.redirect_chain[-1][0])


def test_a_question_is_answered_with_its_record_and_nothing_is_kept_of_it(
    city: None, live: None, sign_in: SignIn
) -> None:
    kinds = (ContactRow, ConversationRow, MessageRow, TurnRow, DecisionRow, DeliveryRow)
    page = ask(sign_in("Editors"), TRY, text="住民票")
    told = page.content.decode()
    assert "市民課の窓口で取れます。" in told
    assert "residence-certificate" in told
    assert "answer_danger" in told, "every step with its time"
    assert [model._default_manager.count() for model in kinds] == [0] * len(kinds)
    row = ExperimentRow.objects.get()
    assert "住民票".encode() not in bytes(row.wish) + bytes(row.result)


def test_only_who_asked_sees_it_and_for_an_hour(city: None, live: None, sign_in: SignIn) -> None:
    page = ask(sign_in("Editors"), TRY, text="住民票")
    address = page.request["PATH_INFO"]
    other = sign_in()
    assert other.get(address).status_code == 404
    experiments.forget_before(timezone.now() + timedelta(seconds=1))
    assert not ExperimentRow.objects.exists()


def test_past_questions_that_end_otherwise_are_shown_masked(city: None, live: None, sign_in: SignIn) -> None:
    conversation = sample.make_conversation()
    sample.make_turn(conversation, "住民票", "another-one")
    sample.make_turn(conversation, "[電話番号]", "another-one")
    today = timezone.localdate().isoformat()
    told = ask(sign_in("Auditors"), REPLAY, since=today, until=today).context
    assert (told["asked"], [flip["text"] for flip in told["flips"]]) == ([("日本語", 1)], ["住民票"])
    assert dict(told["counts"])["another answer"] == 1


def test_the_command_tells_the_same(city: None, live: None) -> None:
    sample.make_turn(sample.make_conversation(), "ごみの日", "garbage")
    told = StringIO()
    call_command("replay", f"--since={timezone.localdate().isoformat()}", stdout=told)
    assert "unanswered  ja  ごみの日\n    certain garbage -> none" in told.getvalue()
    assert "asked again: ja 1; 1 end otherwise" in told.getvalue()
    with pytest.raises(CommandError, match="there is no intent nothing"):
        call_command("replay", "--since=2026-11-01", "--draft=nothing")


def test_who_may_not_read_conversations_may_not_replay_them(garbage: IntentRevision, sign_in: SignIn) -> None:
    editor = sign_in("Editors")
    assert (editor.get(TRY).status_code, editor.get(REPLAY).status_code) == (200, 403)


def test_days_in_the_wrong_order_are_refused(city: None, sign_in: SignIn) -> None:
    page: Any = sign_in().post(REPLAY, {"draft": "", "since": "2026-11-02", "until": "2026-11-01"})
    assert "The last day is before the first." in page.content.decode()


def test_what_is_beside_an_answer_is_told_too(db: None) -> None:
    beside = {"buttons": (Button("予約", "tel:119"),), "picture_url": "https://c.example/p", "picture_alt": "袋の色"}
    card = AnswerCard("ごみ", "朝8時まで", "市のページ", "https://c.example/", **beside)  # type: ignore[arg-type]
    record = {"status": "answered_match", "certainty": "", "language": "ja", "candidates": []}
    record |= {"steps": [], "verdicts": {}, "facts": {}}
    [told] = try_told({"decision": record, "calls": [], "messages": [asdict(card)], "choices": [], "case": ""})["said"]
    assert told["choices"] == ["予約 tel:119"]
    assert told["lines"] == ["🖼 袋の色"]
