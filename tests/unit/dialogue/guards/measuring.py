"""The sample city's answers, lies made from them, and true rewordings: how the output guard judges both."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.dialogue.guards.outgoing.guard import Approved, judge
from bot.dialogue.guards.outgoing.support import supported
from bot.dialogue.guards.outgoing.verdict import Verdict
from bot.domain.answers import City, Department, Entry
from bot.domain.hours import OpeningHours, YearEnd
from intents.filling import entries_of_pack
from intents.lexicon import shipped
from intents.lexicon.naming import other_forms
from intents.sources import FileSource
from tests.unit.dialogue.guards.mutations import Mutation, mutations

ROOT = Path(__file__).parents[4]
SAMPLE_CITY = ROOT / "intents" / "packs" / "minatogawa"
REWORDINGS = Path(__file__).with_name("rewordings.yaml")


@dataclass(frozen=True)
class SampleCity:
    city: City
    entries: Mapping[str, Entry]
    departments: Mapping[str, Department]

    def approved(self, keys: Collection[str], only: str = "") -> Approved:
        """`only`: as if the city had written the answers in that language alone."""
        pairs = [(self.entries[key], self.departments[self.entries[key].department]) for key in keys]
        whole = Approved.of(self.city, pairs)
        if not only:
            return whole
        return Approved(tuple(entry.wordings[only].answer for entry, _ in pairs), whole.beside)


@dataclass(frozen=True)
class Rewording:
    of: tuple[str, ...]
    read: str
    language: str
    text: str


@cache
def sample_city() -> SampleCity:
    pack = FileSource(SAMPLE_CITY).read()
    hours = OpeningHours(weekly={}, year_end=YearEnd((12, 29), (1, 3)))
    departments = {
        each.key: Department(each.key, each.names, each.phone, each.place, each.room, each.languages, hours)
        for each in pack.departments
    }
    city = City(pack.city.key, pack.city.names, "ja", "general", pack.city.site_url, pack.city.retention_days)
    return SampleCity(city, {each.key: each for each in entries_of_pack(pack)}, departments)


def lies(seed: int, most: int) -> Iterator[tuple[Mutation, Approved]]:
    """Of each answer in Japanese and English, with its link at the end, so many lies at most."""
    city = sample_city()
    for key, entry in city.entries.items():
        approved = city.approved([key])
        for language in ("ja", "en"):
            if entry.written_in(language):
                answer = f"{entry.wordings[language].answer.strip()}\n{entry.source_url}"
                for lie in mutations(key, language, answer, seed, most):
                    yield lie, approved


def judged(text: str, approved: Approved) -> Verdict:
    """By the facts and the small words alone: whole answers are longer, and freer, than what a model may say."""
    return supported(text, approved.answers, approved.beside)


def rewordings() -> list[Rewording]:
    rows = yaml.safe_load(REWORDINGS.read_text(encoding="utf-8"))
    return [Rewording(tuple(row["of"]), row["from"], row["in"], row["text"]) for row in rows]


def judged_rewording(rewording: Rewording, alone: bool) -> Verdict:
    """`alone`: against the language that was read and nothing else, with the lexicon for names in the other one."""
    approved = sample_city().approved(rewording.of, rewording.read if alone else "")
    return judge(rewording.text, approved, rewording.language, other_forms=_lexicon())


def shares(counted: Counter[str], whole: Counter[str]) -> dict[str, str]:
    return {key: f"{counted[key]}/{whole[key]} = {counted[key] / whole[key]:.1%}" for key in sorted(whole)}


@cache
def _lexicon():  # type: ignore[no-untyped-def]
    return other_forms(shipped())
