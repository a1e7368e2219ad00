"""A conversation of several turns with a city of four intents, decided without any store."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.dialogue.pipeline import respond
from bot.domain.answers import Candidate, Certainty, Entry, Match, Wording
from bot.domain.events import Event
from bot.domain.messages import AnswerCard, ChoiceList, Message
from bot.domain.model import Rung, RungSwitch, Switches
from bot.domain.turns import Resolution, Snapshot, Status
from tests import city


def entry(key: str, topic: str, title: str, english: str) -> Entry:
    wordings = {
        "ja": Wording(title, f"{title}について知りたい。", f"{title}の答え"),
        "en": Wording(english, f"What about {english}?", f"Answer about {english}"),
    }
    return replace(city.RESIDENCE, key=key, topic=topic, wordings=wordings)


RESIDENCE = entry("residence", "certificates", "住民票の写し", "Residence certificate")
SEAL = entry("seal", "certificates", "印鑑登録", "Seal registration")
KONBINI = entry("konbini", "certificates", "コンビニ交付", "Konbini certificates")
GARBAGE = entry("garbage", "waste", "粗大ごみ", "Bulky waste")


def certain(*keys: str) -> Match:
    return Match(Certainty.CERTAIN, tuple(Candidate(key, 3 - place / 10) for place, key in enumerate(keys)))


def unsure(**scores: float) -> Match:
    return Match(Certainty.UNSURE, tuple(Candidate(key, score) for key, score in scores.items()))


FINDS = {
    "住民票": certain("residence", "seal", "konbini"),
    "印鑑登録": certain("seal"),
    "粗大ごみは？": certain("garbage"),
    "粗大ごみ": certain("garbage"),
    "コンビニでも取れますか": certain("konbini"),
    "電話番号は？": certain("garbage"),
    "いくらですか": unsure(garbage=0.4, seal=0.39),
    "住民票と粗大ごみ": certain("residence", "garbage"),
    "住民票と印鑑登録": certain("residence", "konbini"),
    "証明書": unsure(seal=1.0, konbini=0.95, garbage=0.5, residence=0.6),
    "出し方": unsure(garbage=1.0, seal=0.99),
    "residence certificate": certain("residence", "seal"),
    "the seal": certain("seal"),
    "when is garbage day?": certain("garbage"),
    "How do I get a juminhyo?": certain("residence"),
    "How do I get a juminhyo? when is garbage day?": certain("garbage", "residence"),
}


def only(*rungs: Rung) -> Switches:
    """Nothing of the model but these, everywhere."""
    return Switches(on=True, rungs={rung: RungSwitch(on=True) for rung in rungs})


@dataclass
class Talk:
    """What a citizen says, one after the other; `now` is the time of the next utterance."""

    knowledge: city.SmallKnowledge = field(
        default_factory=lambda: city.SmallKnowledge(FINDS, entries=(RESIDENCE, SEAL, KONBINI, GARBAGE)),
    )
    now: datetime = city.TUESDAY_NOON
    snapshot: Snapshot = field(default_factory=city.snapshot)
    tools: dict[str, Any] = field(default_factory=dict)

    def say(self, text: str) -> Resolution:
        return self.happens(city.event(text))

    def happens(self, event: Event) -> Resolution:
        resolution = respond(event, self.snapshot, city.tools(self.knowledge, now=self.now, **self.tools))
        case = resolution.case or self.snapshot.case
        self.snapshot = replace(self.snapshot, conversation=resolution.conversation, case=case)
        return resolution

    def statuses(self, *texts: str) -> list[Status]:
        return [self.say(text).decision.status for text in texts]

    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


def messages(resolution: Resolution) -> tuple[Message, ...]:
    [out] = resolution.outgoing
    return out.messages


def titles(resolution: Resolution) -> list[str]:
    return [message.title for message in messages(resolution) if isinstance(message, AnswerCard)]


def offered(resolution: Resolution) -> tuple[str, list[str]]:
    """The question back and the intents to choose from."""
    [question] = messages(resolution)
    assert isinstance(question, ChoiceList)
    return question.text, [choice.arguments["intent"] for choice in question.choices if choice.arguments]
