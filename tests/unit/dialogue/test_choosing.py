"""A language model chooses among what the matcher was unsure of: the real adapter, asked over the wire."""

import json
from typing import Any

import pytest

from bot.domain.events import Event
from bot.domain.model import Rung, RungSwitch, Switches
from bot.domain.turns import Status
from tests.model_server import ModelServer, Mood
from tests.unit.dialogue.talking import Talk, messages, offered, only, titles
from tests.unit.llm.asking import adapter


def talk(server: ModelServer, **tools: Any) -> Talk:
    return Talk(tools={"model": adapter(server), "switches": only(Rung.CHOOSE), **tools})


def chosen(server: ModelServer, intent: str) -> None:
    server.plan(Mood(purpose="choose", said=json.dumps({"intent": intent})))


def test_what_the_model_chooses_is_answered_word_for_word(server: ModelServer) -> None:
    chosen(server, "konbini")
    resolution = talk(server).say("証明書")
    assert resolution.decision.status is Status.ANSWERED_BY_CHOICE
    assert titles(resolution) == ["コンビニ交付"]
    assert resolution.decision.verdicts["choose"] == "konbini"
    assert [(call.purpose, call.outcome) for call in resolution.calls] == [
        ("judge", "answered"),
        ("choose", "answered"),
    ]


def test_where_it_cannot_tell_the_citizen_is_asked(server: ModelServer) -> None:
    chosen(server, "ask_back")
    assert offered(talk(server).say("証明書"))[1] == ["seal", "konbini", "residence"]


def test_where_none_fits_the_counter_says_so(server: ModelServer) -> None:
    chosen(server, "none")
    assert talk(server).say("証明書").decision.status is Status.UNANSWERED_NO_MATCH


@pytest.mark.parametrize("mood", ["another", "lying", "leaking", "malformed", "refusing", "html", "empty_choices"])
def test_whatever_else_it_says_is_as_if_there_were_no_model(server: ModelServer, mood: str) -> None:
    server.usual = Mood(mood, purpose="choose")
    resolution = talk(server).say("証明書")
    assert messages(resolution) == messages(Talk().say("証明書"))
    assert resolution.decision.verdicts["choose"] not in ("seal", "konbini", "garbage", "residence", "none")
    assert len(resolution.calls) == 2


def test_what_is_certain_is_not_asked_about(server: ModelServer) -> None:
    assert talk(server).say("住民票").decision.status is Status.ANSWERED_MATCH
    assert server.requests == []


def test_where_it_is_switched_off_it_is_not_asked(server: ModelServer) -> None:
    off = Switches(on=True, rungs={Rung.CHOOSE: RungSwitch(on=True, topics_off=frozenset({"waste"}))})
    talk(server, switches=off).say("出し方")
    assert server.requests == []


def test_whoever_waits_is_told_once_that_something_slow_begins(server: ModelServer) -> None:
    told: list[Event] = []
    talk(server, show_working=told.append).say("証明書")
    assert len(told) == 1


def test_personal_data_does_not_reach_it(server: ModelServer) -> None:
    talk(server).say("証明書 090-1234-5678")
    assert server.requests[0]["values"]["utterance"] == server.requests[1]["values"]["question"] == "証明書"
