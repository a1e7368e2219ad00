"""Slips of the keyboard in Latin letters: "certficate", "recidence", "garbaeg".

A word that neither the texts of the city nor the lexicon use, and that is one slip away from exactly one that they do,
is read as that one, too. Two that are as close would be a guess.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from string import ascii_lowercase

from intents.index.normalise import normalise
from intents.index.tokens import latin_words, stem

_SHORTEST = 5  # letters: most short words are one slip from another
_MOST = 8  # words of an utterance that are looked at; each takes a tenth of a millisecond


def respelled(text: str, known: AbstractSet[str], is_word: Callable[[str], bool]) -> Mapping[str, str]:
    """The tokens of words that were mistyped, each with the known one that was meant.

    `is_word` knows words of any matter: "plant" is no slip of "plan".
    """
    words = {stem(word): word for word in latin_words(normalise(text))}
    unknown = [token for token in words if len(token) >= _SHORTEST and token not in known]
    close = {token: _one_slip_away(token) & known for token in unknown[:_MOST]}
    return {token: min(found) for token, found in close.items() if len(found) == 1 and not is_word(words[token])}


def _one_slip_away(word: str) -> set[str]:
    """A letter too many, two changed about, another one, one too few. The first letter is hardly ever wrong."""
    cuts = [(word[:place], word[place:]) for place in range(1, len(word) + 1)]
    found = {before + after[1:] for before, after in cuts if after}
    found |= {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    found |= {before + letter + after[1:] for before, after in cuts if after for letter in ascii_lowercase}
    return found | {before + letter + after for before, after in cuts for letter in ascii_lowercase}
