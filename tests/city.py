"""A small city for tests that need no index: two intents, two departments, a matcher told what to find."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bot.dialogue.turn import Tools
from bot.domain.answers import Candidate, Certainty, City, Department, Entry, Match, Wording
from bot.domain.conversation import Contact, Conversation
from bot.domain.events import Event, EventKind
from bot.domain.hours import OpeningHours, Span, YearEnd
from bot.domain.turns import Snapshot
from bot.domain.words import FindUnwritten, write_anything

ZONE = ZoneInfo("Asia/Tokyo")
TUESDAY_NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SUNDAY_NOON = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)

_OFFICE = (Span(time(8, 30), time(17, 15)),)
HOURS = OpeningHours(weekly=dict.fromkeys(range(5), _OFFICE), year_end=YearEnd((12, 29), (1, 3)))

CITY = City("test", {"ja": "みなと川市", "en": "Minatogawa City"}, "ja", "general", "https://city.example/", 90)
GENERAL = Department("general", {"ja": "総合案内", "en": "Help Desk"}, "0000-00-1100", {}, "", ("ja", "en"), HOURS)
CITIZENS = Department("citizens", {"ja": "市民課", "en": "Citizens"}, "0000-00-1101", {}, "C0CITIZENS", ("ja",), HOURS)

RESIDENCE = Entry(
    key="residence-certificate",
    revision=3,
    department="citizens",
    topic="certificates",
    source_url="https://city.example/residence",
    valid_from=date(2026, 4, 1),
    review_by=date(2027, 3, 31),
    wordings={
        "ja": Wording("住民票の写し", "住民票の写しはどこで取れますか。", "市民課の窓口で取れます。"),
        "en": Wording("Proof of residence", "Where can I get it?", "At the Citizens counter."),
        "ja-easy": Wording("住民票", "どこで もらえますか。", "市役所（しやくしょ）で もらえます。"),
    },
)
SEAL = replace(
    RESIDENCE,
    key="seal-registration",
    wordings={"ja": Wording("印鑑登録", "印鑑登録はどうすればよいですか。", "窓口で登録します。")},
)


@dataclass
class SmallKnowledge:
    """Answers what `finds` says for an utterance, and nothing else."""

    finds: Mapping[str, Match] = field(default_factory=dict)
    publication: int = 7
    city: City = CITY
    asked: list[str] = field(default_factory=list)
    entries: tuple[Entry, ...] = (RESIDENCE, SEAL)
    lexicon: tuple[()] = ()
    unwritten: FindUnwritten = write_anything
    departments: Mapping[str, Department] = field(default_factory=lambda: {"citizens": CITIZENS})

    def match(self, utterance: str, language: str, without: Collection[str] = ()) -> Match:
        self.asked.append(utterance)
        found = self.finds.get(utterance, Match(Certainty.NONE, ()))
        left = tuple(candidate for candidate in found.candidates if candidate.key not in without)
        return Match(found.certainty if left else Certainty.NONE, left, found.missing)

    def entry(self, key: str) -> Entry | None:
        return {entry.key: entry for entry in self.entries}.get(key)

    def department(self, key: str) -> Department:
        return self.departments.get(key, GENERAL)


CERTAIN = Match(Certainty.CERTAIN, (Candidate(RESIDENCE.key, 0.9),))
UNSURE = Match(Certainty.UNSURE, (Candidate(RESIDENCE.key, 0.5), Candidate(SEAL.key, 0.48)))


def tools(knowledge: SmallKnowledge | None = None, now: datetime = TUESDAY_NOON, **changes: Any) -> Tools:
    numbers = count(1)
    return Tools(
        knowledge=knowledge or SmallKnowledge(),
        now=now,
        zone=ZONE,
        is_holiday=lambda day: day == date(2026, 11, 23),
        mask=lambda text: text.replace("090-1234-5678", "[電話番号]"),
        new_id=lambda: f"00000000-0000-0000-0000-{next(numbers):012d}",
        default_room="C0MADOGUCHI",
        **changes,
    )


def event(text: str = "", kind: EventKind = EventKind.TEXT, **changes: Any) -> Event:
    values: dict[str, Any] = {"address": "U1", "occurred_at": TUESDAY_NOON, "reply_token": "token", "message_id": "m1"}
    return Event(event_id="e1", channel="line", kind=kind, text=text, **{**values, **changes})


def press(action: str, **arguments: str) -> Event:
    return event(kind=EventKind.PRESS, action=action, arguments=arguments)


def snapshot(**changes: Any) -> Snapshot:
    return replace(Snapshot(Contact("c1", "line"), Conversation("v1"), None), **changes)
