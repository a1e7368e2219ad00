"""Asking a matcher a set of questions, and the figures of what it found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from bot.domain.answers import Certainty
from bot.languages import ENGLISH, JAPANESE
from intents.evaluation.measures import (
    area_under,
    calibration_error,
    mean,
    ndcg,
    quantile,
    recall,
    reciprocal_rank,
    risk_coverage,
    success,
)
from intents.index.tokens import is_japanese
from intents.matcher import Matcher

DEPTH = 10


@dataclass(frozen=True)
class Question:
    """`grades` are those of the right intents, 1 and more; none for a question out of scope."""

    text: str
    grades: Mapping[str, float] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return JAPANESE if is_japanese(self.text) else ENGLISH


@dataclass(frozen=True)
class Answer:
    """`found` are the best intents in order, also where the matcher would not show them; `sure` is its own estimate.

    `missing` is that of `Match`.
    """

    question: Question
    found: tuple[str, ...]
    certainty: Certainty
    sure: float
    milliseconds: float
    missing: str = ""

    @property
    def right(self) -> bool:
        return self.question.grades.get(self.found[0], 0) > 0 if self.found else False

    @property
    def accepted(self) -> bool:
        """Shown to the citizen, as an answer or as a candidate."""
        return self.certainty is not Certainty.NONE


def ask(matcher: Matcher, questions: Iterable[Question]) -> list[Answer]:
    return [_ask(matcher, question) for question in questions]


def _ask(matcher: Matcher, question: Question) -> Answer:
    began = perf_counter()
    found = matcher.consider(question.text)
    milliseconds = (perf_counter() - began) * 1000
    if found is None:
        return Answer(question, (), Certainty.NONE, 0.0, milliseconds)
    best = tuple(matcher.index.keys[place] for place in found.ranking.order[:DEPTH])
    return Answer(question, best, found.certainty, found.right, milliseconds, found.missing)


def by_language(answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    languages = sorted({answer.question.language for answer in answers})
    return {language: [a for a in answers if a.question.language == language] for language in languages}


def faq_figures(answers: Sequence[Answer]) -> dict[str, Any]:
    """How well a FAQ is ranked. A question without any right answer counts with 0."""
    pairs = [(answer.found, answer.question.grades) for answer in answers]
    return {
        "questions": len(answers),
        "ndcg_at_10": mean([ndcg(*pair) for pair in pairs]),
        "mrr": mean([reciprocal_rank(*pair) for pair in pairs]),
        **{f"success_at_{depth}": mean([success(*pair, depth) for pair in pairs]) for depth in (1, 3, 5)},
        "recall_at_10": mean([recall(*pair) for pair in pairs]),
        **_sureness(answers),
        **_times(answers),
    }


def intent_figures(answers: Sequence[Answer]) -> dict[str, Any]:
    """How well utterances are told apart. In scope, a rejected one counts as wrong."""
    ours = [answer for answer in answers if answer.question.grades]
    others = [answer for answer in answers if not answer.question.grades]
    rejected = [answer for answer in answers if not answer.accepted]
    return {
        "in_scope": len(ours),
        "out_of_scope": len(others),
        "accuracy_in_scope": mean([float(answer.right and answer.accepted) for answer in ours]),
        "accuracy_without_rejection": mean([float(answer.right) for answer in ours]),
        "recall_out_of_scope": mean([float(not answer.accepted) for answer in others]),
        "precision_out_of_scope": mean([float(not answer.question.grades) for answer in rejected]),
        "out_of_scope_answered_at_once": mean([float(answer.certainty is Certainty.CERTAIN) for answer in others]),
        **_sureness(answers),
        **_times(answers),
    }


def _sureness(answers: Sequence[Answer]) -> dict[str, float]:
    ours = [answer for answer in answers if answer.question.grades]
    sure = [(answer.sure, answer.right) for answer in answers]
    certain = [answer for answer in ours if answer.certainty is Certainty.CERTAIN]
    return {
        "answered_at_once_rightly": sum(answer.right for answer in certain) / max(len(ours), 1),
        "answered_at_once_wrongly": sum(not answer.right for answer in certain) / max(len(ours), 1),
        "area_under_risk_coverage": area_under(risk_coverage(sure)),
        "calibration_error": calibration_error(sure),
    }


def _times(answers: Sequence[Answer]) -> dict[str, float]:
    times = [answer.milliseconds for answer in answers]
    return {"ms_per_query_p50": quantile(times, 0.5), "ms_per_query_p95": quantile(times, 0.95)}
