"""The sample city without an index: each answer is surely found by its own question, nothing else is found."""

from collections.abc import Callable
from typing import Any

from bot.dialogue.turn import Tools
from bot.domain.answers import Candidate, Certainty, Match
from bot.domain.model import EVERYTHING
from tests import city
from tests.model_server import ModelServer
from tests.unit.dialogue.guards.measuring import sample_city
from tests.unit.llm.asking import adapter


def finds() -> dict[str, Match]:
    entries = sample_city().entries.values()
    return {
        wording.question: Match(Certainty.CERTAIN, (Candidate(entry.key, 1.0),))
        for entry in entries
        for wording in entry.wordings.values()
    }


def tools(server: ModelServer | None = None, **changes: Any) -> Callable[[], Tools]:
    sample = sample_city()
    knowledge = city.SmallKnowledge(finds(), city=sample.city, entries=tuple(sample.entries.values()))
    model = adapter(server) if server else None
    made = city.tools(knowledge, model=model, switches=EVERYTHING, model_seconds=30.0, **changes)
    return lambda: made
