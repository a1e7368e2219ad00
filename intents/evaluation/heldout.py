"""A city's held-out questions: how they end, by language.

`none` is the expected intent of a question that nothing answers.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from time import perf_counter

from bot.domain.answers import Certainty, Language, Match

NONE = "none"


@dataclass(frozen=True)
class Question:
    text: str
    language: Language
    intent: str


@dataclass(frozen=True)
class Result:
    question: Question
    match: Match
    milliseconds: float

    @property
    def place(self) -> int | None:
        """0 for the right intent first; None where it is not among the candidates."""
        keys = [candidate.key for candidate in self.match.candidates]
        return keys.index(self.question.intent) if self.question.intent in keys else None

    def ended(self, certainty: Certainty) -> bool:
        return self.match.certainty is certainty


@dataclass(frozen=True)
class Figures:
    """Shares of the questions of a language. `certain_wrong` is the worst outcome: a confident wrong answer.

    `first` and `in_first_three` count what the citizen is shown: a question that ends as NONE shows nothing.
    `best_guess` counts the best intent whether it was shown or not.
    """

    questions: int
    first: float
    in_first_three: float
    best_guess: float
    certain_right: float
    certain_wrong: float
    asked_back: float
    nothing_found: float
    unanswerable: int
    unanswerable_certain: float
    unanswerable_asked_back: float
    ms_median: float
    ms_p95: float


def ask_all(questions: Iterable[Question], ask: Callable[[str, Language], Match]) -> list[Result]:
    return [_asked(question, ask) for question in questions]


def figures(results: Sequence[Result]) -> Figures:
    asked = [result for result in results if result.question.intent != NONE]
    none = [result for result in results if result.question.intent == NONE]
    shown = [result for result in asked if not result.ended(Certainty.NONE)]
    certain = [result for result in asked if result.ended(Certainty.CERTAIN)]
    times = sorted(result.milliseconds for result in results)
    return Figures(
        questions=len(asked),
        first=_share([r for r in shown if r.place == 0], asked),
        in_first_three=_share([r for r in shown if r.place is not None], asked),
        best_guess=_share([r for r in asked if r.place == 0], asked),
        certain_right=_share([r for r in certain if r.place == 0], asked),
        certain_wrong=_share([r for r in certain if r.place != 0], asked),
        asked_back=_share([r for r in asked if r.ended(Certainty.UNSURE)], asked),
        nothing_found=_share([r for r in asked if r.ended(Certainty.NONE)], asked),
        unanswerable=len(none),
        unanswerable_certain=_share([r for r in none if r.ended(Certainty.CERTAIN)], none),
        unanswerable_asked_back=_share([r for r in none if r.ended(Certainty.UNSURE)], none),
        ms_median=_at(times, 0.5),
        ms_p95=_at(times, 0.95),
    )


def report(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """`all`, then each language."""
    languages = sorted({result.question.language for result in results})
    by_language = {code: [r for r in results if r.question.language == code] for code in languages}
    return {name: asdict(figures(part)) for name, part in {"all": results, **by_language}.items()}


def _asked(question: Question, ask: Callable[[str, Language], Match]) -> Result:
    started = perf_counter()
    match = ask(question.text, question.language)
    return Result(question, match, (perf_counter() - started) * 1000)


def _share(part: Sequence[Result], whole: Sequence[Result]) -> float:
    return round(len(part) / len(whole), 4) if whole else 0.0


def _at(times: Sequence[float], share: float) -> float:
    return round(times[min(len(times) - 1, int(len(times) * share))], 2) if times else 0.0
