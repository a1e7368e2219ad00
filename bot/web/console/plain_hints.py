"""Hints for plain Japanese in the editor's language. They only advise: nothing is refused for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bot.languages.plain_japanese import LONGEST, MOST_KANJI, Hint, Rule, hints

_TOLD: Mapping[Rule, str | Promise] = {
    Rule.LONG: _("A long sentence: %(found)s letters; up to %(longest)d read well."),
    Rule.SEVERAL: _("Several things in one sentence (%(found)s): please make sentences of them, or a list."),
    Rule.KANJI: _("Many kanji: %(found)s; up to %(kanji)d a sentence read well."),
    Rule.TWICE_NOT: _("Two negations (%(found)s): please say it without."),
    Rule.PASSIVE: _("Passive or causative, it seems (%(found)s): please say who does it, or 〜ことができます."),
    Rule.HONORIFIC: _("Honorific (%(found)s): です, ます and ください are enough."),
    Rule.OFFICE: _("A word of offices: %(found)s. Plainer: %(better)s."),
}
_SHOWN = 60  # letters of a sentence


@dataclass(frozen=True)
class Told:
    sentence: str
    hints: list[str]


def told(text: str) -> list[Told]:
    """Sentence by sentence."""
    by_sentence = groupby(hints(text), key=lambda hint: hint.sentence)
    return [Told(_short(sentence), [_words(hint) for hint in found]) for sentence, found in by_sentence]


def _words(hint: Hint) -> str:
    values = {"found": hint.found, "better": hint.better, "longest": LONGEST, "kanji": MOST_KANJI}
    return str(_TOLD[hint.rule]) % values


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN]}…"
