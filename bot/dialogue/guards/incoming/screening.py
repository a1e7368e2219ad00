"""The input guard's rules. Who is suspected gets the same approved answers as everybody; only no model is asked.

So a false alarm costs a little quality and nothing else, and the rules may be sharp.
"""

import re
from dataclasses import dataclass

from bot.dialogue.guards.incoming.attempt import Attempt
from bot.dialogue.guards.incoming.disguises import encoded, forms
from bot.dialogue.guards.incoming.english import ENGLISH
from bot.dialogue.guards.incoming.japanese import JAPANESE
from bot.languages.unseen import cleaned, hidden

_MANY_HIDDEN = 3  # one or two come along when people copy from web pages
_NEVER_COPIED = re.compile("[\U000e0020-\U000e007e\u202d\u202e\u2066-\u2069]")  # beyond flags, which `cleaned` keeps
_BLANKS = re.compile(r"(?<=[^\x00-\x7f])[ ]+|[ ]+(?=[^\x00-\x7f])")


@dataclass(frozen=True)
class Screening:
    """`attempt` is None for a clean text; `words` are those that gave it away, for the decision record (mask them)."""

    attempt: Attempt | None = None
    words: str = ""

    @property
    def clean(self) -> bool:
        return self.attempt is None


def screened(text: str) -> Screening:
    """`text` as it was written, before `cleaned`. Also for an answer, a note, a name: whatever a model reads."""
    bare = cleaned(text)
    lost = hidden(text)
    if lost and (lost > _MANY_HIDDEN or _NEVER_COPIED.search(_without_kept(text, bare))):
        return Screening(Attempt.HIDDEN, f"{lost} characters")
    if said := encoded(bare):
        return Screening(Attempt.ENCODED, said)
    for place, form in enumerate(forms(bare)):
        if found := _found_in(form):
            return found if place == 0 else Screening(Attempt.ENCODED, found.words)
    return Screening()


def _found_in(form: str) -> Screening | None:
    joined = _BLANKS.sub("", form)
    for patterns, text in ((ENGLISH, form), (JAPANESE, joined)):
        for attempt, pattern in patterns.items():
            if found := pattern.search(text):
                return Screening(attempt, found.group().strip())
    return None


def _without_kept(text: str, bare: str) -> str:
    """The characters that were taken away, roughly: those that the clean text has no more of."""
    return "".join(letter for letter in set(text) if text.count(letter) > bare.count(letter))
