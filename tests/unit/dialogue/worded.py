"""A city whose answers have values to get wrong, and a model that says what a test tells it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.domain.answers import Candidate, Certainty, Entry, Match, Sensitivity, Wording
from bot.domain.messages import AnswerCard
from bot.domain.model import Rung
from bot.domain.turns import Resolution
from tests import city
from tests.model_server import ModelServer, Mood
from tests.unit.dialogue.talking import Talk, only
from tests.unit.llm.asking import adapter

BULKY = replace(
    city.RESIDENCE,
    key="bulky-waste",
    topic="waste",
    wordings={
        "ja": Wording(
            "粗大ごみ",
            "粗大ごみはどう出せばよいですか。",
            "粗大ごみは予約制です。粗大ごみ受付センター（0000-00-1210）へ電話で予約してください。\n"
            "処理券は300円と600円の2種類で、コンビニやスーパーで買えます。\n"
            "くわしくは https://city.example/bulky をご覧ください。",
        ),
        "en": Wording(
            "Bulky waste",
            "How do I put out bulky waste?",
            "You need to book first: call the Bulky Waste Centre at 0000-00-1210.\n"
            "Stickers cost 300 yen or 600 yen. You can buy them at convenience stores.",
        ),
    },
)
SORTING = replace(
    BULKY,
    key="sorting",
    wordings={
        "ja": Wording(
            "ごみの分け方", "ごみはどう分けますか。", "燃やすごみは週2回の収集です。朝8時30分までに出してください。"
        )
    },
)
JAPANESE_ONLY = replace(BULKY, key="japanese-only", wordings={"ja": BULKY.wordings["ja"]})

QUESTION, BOTH, ENGLISH, ONLY = (
    "粗大ごみの処理券はいくら？",
    "粗大ごみと燃やすごみは？",
    "bulky waste fee",
    "sodai gomi price please",
)


def certain(*keys: str) -> Match:
    return Match(Certainty.CERTAIN, tuple(Candidate(key, 1.0 - place / 10) for place, key in enumerate(keys)))


FINDS = {
    QUESTION: certain("bulky-waste"),
    BOTH: certain("bulky-waste", "sorting"),
    ENGLISH: certain("bulky-waste"),
    ONLY: certain("japanese-only"),
}


def talk(
    server: ModelServer,
    *rungs: Rung,
    knowledge: city.SmallKnowledge | None = None,
    delicate: Sequence[str] = (),
    **tools: Any,
) -> Talk:
    """`delicate` are keys of answers."""
    entries = (_handled(each, delicate) for each in (BULKY, SORTING, JAPANESE_ONLY))
    knowledge = knowledge or city.SmallKnowledge(FINDS, entries=tuple(entries))
    usual = {"model": adapter(server), "switches": only(*rungs), "model_seconds": 30.0}
    return Talk(knowledge, tools={**usual, **tools})


def _handled(entry: Entry, delicate: Sequence[str]) -> Entry:
    return replace(entry, sensitivity=Sensitivity.DELICATE) if entry.key in delicate else entry


def composed(*sentences: str, source: str = "bulky-waste", coverage: str = "complete") -> Mood:
    return composed_of([(sentence, source) for sentence in sentences], coverage)


def composed_of(sentences: Sequence[tuple[str, str]], coverage: str = "complete") -> Mood:
    said = [{"text": text, "source": source} for text, source in sentences]
    return Mood(purpose="compose", said=json.dumps({"sentences": said, "coverage": coverage}))


def card(resolution: Resolution) -> AnswerCard:
    [out] = resolution.outgoing
    [found] = [message for message in out.messages if isinstance(message, AnswerCard)]
    return found


def purposes(server: ModelServer) -> list[str]:
    return [request["purpose"] for request in server.requests]
