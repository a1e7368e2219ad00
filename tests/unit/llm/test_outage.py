"""The adapter, the breaker in the database and a turn together: an outage begins, holds and ends."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from bot import wiring
from bot.dialogue.turn import Turn
from bot.domain.model import CAREFUL, Failure, Reply, Rung, Switches, Trouble
from bot.domain.model_tasks import CHECK, JUDGE
from bot.llm.adapter import OpenAIModel
from bot.store.model_watch import DatabaseWatch
from bot.store.models import ModelTroubleRow, ModelWatchRow
from tests import city
from tests.model_server import KEY, MODEL, ModelServer, Mood
from tests.unit.llm.asking import choose, mask, settings

pytestmark = pytest.mark.django_db


def worker(server: ModelServer) -> OpenAIModel:
    """As every process makes its own."""
    return OpenAIModel(settings(server), DatabaseWatch(), mask)


def test_an_outage_opens_the_breaker_for_all_within_five_calls_and_it_closes_by_itself(server: ModelServer) -> None:
    one, other = worker(server), worker(server)
    server.usual = Mood("server_error")
    for _ in range(5):
        choose(one)
    asked = len(server.requests)
    assert asked <= 2 * 5
    paused = choose(other)
    assert isinstance(paused, Failure)
    assert paused.trouble is Trouble.PAUSED
    assert len(server.requests) == asked

    server.usual = Mood()
    ModelWatchRow.objects.update(paused_until=timezone.now() - timedelta(seconds=1))
    assert isinstance(choose(other), Reply)
    assert isinstance(choose(one), Reply)


def turn(model: OpenAIModel | None, switches: Switches = CAREFUL, seconds: float = 5) -> Turn:
    tools = city.tools(model=model, switches=switches, model_seconds=seconds)
    return Turn(city.event("粗大ごみ"), city.snapshot(), tools)


VALUES = {"question": "粗大ごみ", "draft": "予約します。", "sources": []}


def test_a_turn_keeps_the_records_of_what_it_asked(server: ModelServer) -> None:
    work = turn(worker(server))
    outcome = work.ask(JUDGE, {"utterance": "粗大ごみ"})
    assert isinstance(outcome, Reply)
    assert work.resolution().calls == (outcome.call,)


def test_a_turn_asks_a_model_that_was_down_only_once(server: ModelServer) -> None:
    server.usual = Mood("hung_up")
    work = turn(worker(server))
    outcomes = [work.ask(JUDGE, {"utterance": "粗大ごみ"}), work.ask(CHECK, VALUES)]
    assert [call.outcome for call in work.calls] == ["connection", "paused"]
    assert all(isinstance(outcome, Failure) for outcome in outcomes)


def test_a_turn_goes_on_asking_after_an_answer_that_cannot_be_used(server: ModelServer) -> None:
    server.usual = Mood("filtered", purpose="judge")
    work = turn(worker(server))
    work.ask(JUDGE, {"utterance": "粗大ごみ"})
    assert isinstance(work.ask(CHECK, VALUES), Reply)


def test_all_questions_of_a_turn_share_its_time(server: ModelServer) -> None:
    server.usual = Mood("slow", seconds=0.6, purpose="judge")
    work = turn(worker(server), seconds=1)
    assert isinstance(work.ask(JUDGE, {"utterance": "粗大ごみ"}), Reply)
    late = work.ask(CHECK, VALUES)
    assert isinstance(late, Failure)
    assert (late.trouble, late.call.attempts) == (Trouble.TIMEOUT, 0)


def test_without_a_model_nothing_may_be_done_and_asking_is_a_failure() -> None:
    work = turn(None)
    assert not any(work.may(rung) for rung in Rung)
    outcome = work.ask(JUDGE, {"utterance": "粗大ごみ"})
    assert isinstance(outcome, Failure)
    assert outcome.trouble is Trouble.NOT_CONFIGURED


def test_switches_decide_by_channel_and_topic(server: ModelServer) -> None:
    work = turn(worker(server))
    assert work.may(Rung.COMPOSE, "waste")
    assert not work.may(Rung.COMPOSE, "waste", "tax")
    assert not turn(worker(server), Switches()).may(Rung.COMPOSE, "waste")


def test_the_settings_make_a_model_that_answers(server: ModelServer, settings: LazySettings) -> None:
    settings.LLM_MODEL, settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = MODEL, KEY, server.url
    wiring.model.cache_clear()
    try:
        tools = wiring.tools()
        assert tools.model is not None
        assert tools.switches == CAREFUL
        outcome = tools.model.ask(JUDGE, {"utterance": "私は090-1234-5678"}, seconds=5)
    finally:
        wiring.model.cache_clear()
    assert isinstance(outcome, Reply)
    assert "1234" not in server.requests[0]["values"]["utterance"]


def test_a_wrong_key_is_told_with_the_setting_and_pauses_at_once(server: ModelServer) -> None:
    model = OpenAIModel(settings(server, api_key="sk-wrong"), DatabaseWatch(), mask)
    assert [getattr(choose(model), "trouble", None) for _ in range(2)] == [Trouble.WRONG_KEY, Trouble.PAUSED]
    assert ModelTroubleRow.objects.get().detail == "HTTP 401 invalid_api_key"


def test_nothing_is_read_or_asked_without_a_model() -> None:
    assert wiring.model() is None
    assert wiring.switches() == Switches()
