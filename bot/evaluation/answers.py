"""How good whole answers are: faithful, complete, refused rightly, in the right language. In several runs."""

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.dialogue.guards.outgoing.shape import misshapen
from bot.dialogue.turn import Tools
from bot.domain.messages import AnswerCard
from bot.domain.model import ANSWERED
from bot.evaluation.caller import Caller, Heard
from bot.evaluation.expected import Expected
from bot.evaluation.sent import unapproved
from bot.languages import PLAIN_JAPANESE


@dataclass(frozen=True)
class Outcome:
    """One question in one run. `lacking` are the facts that were to be said and were not."""

    expected: Expected
    heard: Heard
    unapproved: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def answered(self) -> bool:
        return bool(self.heard.cards)

    @property
    def language_right(self) -> bool:
        """In the citizen's language; an answer that the city has in another one only must say so."""
        return all(map(self._reads_right, self.heard.cards))

    def _reads_right(self, card: AnswerCard) -> bool:
        language = self.expected.language
        if self.heard.form:
            return not any(objection.kind == "language" for objection in misshapen(card.body, language))
        written = (
            entry.wordings[language].answer.strip() for entry in self.heard.entries if entry.written_in(language)
        )
        return card.body in written or bool(card.notice)


def run(questions: Iterable[Expected], tools: Callable[[], Tools]) -> list[Outcome]:
    return [_outcome(question, tools) for question in questions]


def figures(runs: Sequence[Sequence[Outcome]]) -> dict[str, Any]:
    """Shares over all runs, the worst run beside them. `faithful` is about every text that was sent."""
    outcomes = [outcome for each in runs for outcome in each]
    to_answer = [outcome for outcome in outcomes if outcome.expected.answered]
    to_refuse = [outcome for outcome in outcomes if not outcome.expected.answered]
    calls = [call for outcome in outcomes for call in outcome.heard.resolution.calls]
    return {
        "questions": len(runs[0]),
        "runs": len(runs),
        "faithful": _share(not outcome.unapproved for outcome in outcomes),
        "complete": _share(outcome.answered and not outcome.lacking for outcome in to_answer),
        "complete_worst_run": min(_complete(each) for each in runs),
        "answered_at_once": _share(outcome.answered for outcome in to_answer),
        "complete_of_answered": _share(not outcome.lacking for outcome in to_answer if outcome.answered),
        "refused_rightly": _share(not outcome.answered for outcome in to_refuse),
        "language_right": _share(outcome.language_right for outcome in outcomes),
        "worded_by_model": _share(bool(outcome.heard.form) for outcome in outcomes if outcome.answered),
        "ms_p50": round(statistics.median(outcome.heard.milliseconds for outcome in outcomes), 1),
        "ms_max": round(max(outcome.heard.milliseconds for outcome in outcomes), 1),
        "model_calls": len(calls),
        "model_failures": sum(call.outcome != ANSWERED for call in calls),
        "tokens_in": sum(call.tokens_in for call in calls),
        "tokens_out": sum(call.tokens_out for call in calls),
        "cost": float(sum(call.cost for call in calls)),
    }


def by_language(runs: Sequence[Sequence[Outcome]]) -> dict[str, dict[str, Any]]:
    languages = dict.fromkeys(outcome.expected.language for outcome in runs[0])
    return {
        language: figures([[outcome for outcome in each if outcome.expected.language == language] for each in runs])
        for language in languages
    }


def _outcome(question: Expected, tools: Callable[[], Tools]) -> Outcome:
    caller = Caller(tools, question.language if question.language == PLAIN_JAPANESE else None)
    *_before, heard = caller.say_all((*question.before, question.ask))
    return Outcome(question, heard, tuple(unapproved(heard, tools())), tuple(question.lacking(heard.texts)))


def _complete(outcomes: Sequence[Outcome]) -> float:
    found = [outcome.answered and not outcome.lacking for outcome in outcomes if outcome.expected.answered]
    return _share(found) or 0.0


def _share(of: Iterable[bool]) -> float | None:
    """None where there is nothing to have a share of."""
    values = list(of)
    return round(sum(values) / len(values), 4) if values else None
