"""What the pages show of questions that were not found: masked words, how often, and what came nearest."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from bot.store.models import QuestionGroup, UnfoundQuestion
from bot.web.console.base import here
from bot.web.console.intent_fields import title_of
from bot.web.console.suggested_examples import fits
from bot.web.console.words import LANGUAGES, word
from intents.index.normalise import normalise
from intents.models import Department, Intent

EXAMPLES = 3
LOOKED_AT = 200  # questions of a group, the newest
NEAREST = 3


@dataclass(frozen=True)
class Near:
    """An answer that came near, how often it did, and what it scored on average: its chance to be the right one, if it
    came first.
    """

    intent: Intent
    title: str
    times: int
    score: float
    chance: int | None


@dataclass(frozen=True)
class Shown:
    group: QuestionGroup
    department: str
    examples: list[UnfoundQuestion]
    languages: str
    last_at: datetime | None
    reasons: str
    near: list[Near]
    texts: list[tuple[str, str]] = field(default_factory=list)  # language and words of those that could be examples

    @property
    def title(self) -> str:
        return self.examples[0].message.text_masked if self.examples else str(self.group.pk)

    @property
    def trend(self) -> str:
        now, before = self.group.this_week, self.group.last_week  # type: ignore[attr-defined]  # counted by the query
        if now == before:
            return _("as many")
        return _("more") if now > before else _("fewer")


def shown(groups: Iterable[QuestionGroup]) -> list[Shown]:
    departments = {row.key: here(row.names) for row in Department.objects.all()}
    listed = list(groups)
    questions = _questions(listed)
    return [_shown(group, questions[group.pk], departments) for group in listed]


def _questions(groups: Iterable[QuestionGroup]) -> dict[int, list[UnfoundQuestion]]:
    """Newest first."""
    found: dict[int, list[UnfoundQuestion]] = {}
    for group in groups:
        rows = group.questions.select_related("message__turn__decision").defer("vector").order_by("-at")
        found[group.pk] = list(rows[:LOOKED_AT])
    return found


def _shown(group: QuestionGroup, questions: list[UnfoundQuestion], departments: dict[str, str]) -> Shown:
    different = list({normalise(row.message.text_masked): row for row in reversed(questions)}.values())[::-1]
    languages = Counter(row.language for row in questions)
    reasons = Counter(row.get_why_display() for row in questions)
    return Shown(
        group=group,
        department=departments.get(group.department, group.department),
        examples=_of_all_languages(different)[:EXAMPLES],
        languages=_counted({word(LANGUAGES, code): count for code, count in languages.most_common()}),
        last_at=questions[0].at if questions else None,
        reasons=_counted(dict(reasons.most_common())),
        near=_nearest(questions),
        texts=[(row.language, row.message.text_masked.strip()) for row in different if fits(row.message.text_masked)],
    )


def _of_all_languages(questions: list[UnfoundQuestion]) -> list[UnfoundQuestion]:
    """The newest of each language first."""
    firsts = list({row.language: row for row in reversed(questions)}.values())[::-1]
    return [*firsts, *(row for row in questions if row not in firsts)]


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _nearest(questions: list[UnfoundQuestion]) -> list[Near]:
    scores: dict[str, list[float]] = defaultdict(list)
    chances: dict[str, list[float]] = defaultdict(list)
    for candidate in (each for row in questions for each in _candidates(row)):
        scores[candidate["key"]].append(candidate["score"])
        if "sure" in candidate.get("parts", {}):
            chances[candidate["key"]].append(candidate["parts"]["sure"])
    most = sorted(scores, key=lambda key: (-len(scores[key]), -max(scores[key])))[:NEAREST]
    intents = {intent.key: intent for intent in Intent.objects.filter(key__in=most)}
    return [_near(intents[key], scores[key], chances[key]) for key in most if key in intents]


def _near(intent: Intent, scores: list[float], chances: list[float]) -> Near:
    chance = round(100 * sum(chances) / len(chances)) if chances else None
    return Near(intent, title_of(intent), len(scores), sum(scores) / len(scores), chance)


def _candidates(row: UnfoundQuestion) -> list[dict[str, Any]]:
    turn = getattr(row.message, "turn", None)
    decision = getattr(turn, "decision", None)
    return decision.candidates if decision else []
