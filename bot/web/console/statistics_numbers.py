"""Figures as people read them: a count or a share with the list behind it, and a quality beside each language's own."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from bot.domain.figures import NOTHING, Figures, Waits, share, waits
from bot.store.figures import Report
from bot.web.console.statistics_links import Link
from bot.web.console.statistics_words import SHORT_LANGUAGES
from bot.web.console.words import word

COUNTS = ("questions", "answered", "asked_back", "handed_over", "unanswered", "wrong")
OUTCOMES = ("answered", "asked_back", "handed_over", "unanswered")
NO_WAITS = waits({})

Measure = Callable[[Figures, Waits], float | None]
Written = Callable[[float | None], str]


@dataclass(frozen=True)
class Number:
    """`split` is the same by language, for what must not be averaged over them alone: short and long names, values."""

    text: str
    link: str = ""
    split: tuple[tuple[str, str, str], ...] = ()


class Numbers:
    """Of a report, `narrowed` by some fields. `names` are those of languages; one language alone is not split."""

    def __init__(self, report: Report, link: Link, names: Mapping[Any, str], narrowed: Collection[str]) -> None:
        self.report, self._link, self._names, self._narrowed = report, link, names, narrowed
        self._split = "language" not in narrowed
        self.by, self.waits_by = cache(report.by), cache(report.waits_by)  # asked for once a line and measure

    def count(self, name: str, figures: Figures, **part: Any) -> Number:
        value = int(getattr(figures, name))
        return Number(f"{value:,}", self._link(name, **part) if value else "")

    def measure(self, name: str, figures: Figures, waited: Waits, **part: Any) -> Number:
        what, written, behind = MEASURES[name]
        value = None if is_certain(name, {*part, *self._narrowed}) else what(figures, waited)
        split = self._by_language(what, written, **part) if "language" not in part and value is not None else ()
        named = tuple((short(language), self._names[language], text) for language, text in split)
        return Number(written(value), self._link(behind, **part) if value is not None else "", named)

    @property
    def languages(self) -> list[tuple[str, str]]:
        """Short and long names of those that are told apart."""
        spoken = [language for language in self._names if (language,) in self.by("language")]
        return [(short(language), self._names[language]) for language in spoken] if self._split else []

    def _by_language(
        self, what: Measure, written: Callable[[float | None], str], **part: Any
    ) -> Iterator[tuple[str, str]]:
        if not self._split:
            return
        by = (*part, "language")
        figures, waited = self.by(*by), self.waits_by(*by)
        place = tuple(part.values())
        for language in self._names:
            key = (*place, language)
            if key in figures or key in waited:
                value = what(figures.get(key, NOTHING), waited.get(key, NO_WAITS))
                if value is not None:
                    yield language, written(value)


def is_certain(name: str, narrowed: Collection[str]) -> bool:
    """Nearly all questions of a topic are answered: those that are not have none. So there is no share to tell."""
    return name == "answer_share" and not {"topic", "department"}.isdisjoint(narrowed)


def short(language: str) -> str:
    """For tables, where a name has no room."""
    return word(SHORT_LANGUAGES, language) or "?"


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f}%"


def duration(minutes: float | None) -> str:
    if minutes is None:
        return "–"
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    if hours < 24:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
    return _("%(days)d d %(hours)d h") % {"days": hours // 24, "hours": hours % 24}


MEASURES: Mapping[str, tuple[Measure, Written, str]] = {
    "answer_share": (lambda figures, _waited: share(figures.answered, figures.questions), percent, "questions"),
    "median": (lambda _figures, waited: waited.median, duration, "replied"),
    "p90": (lambda _figures, waited: waited.p90, duration, "replied"),
    "punctuality": (lambda figures, _waited: figures.punctuality, percent, "promised"),
    "containment": (lambda figures, _waited: figures.containment, percent, "conversations"),
    "deflection": (lambda figures, _waited: figures.deflection, percent, "conversations"),
}
"""By name: what it is, how it is written, and the figure whose list stands behind it."""
