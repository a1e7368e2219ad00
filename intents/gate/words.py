"""What other words in the lexicon would change for citizens' questions."""

from collections.abc import Sequence
from typing import Any

from intents.gate.asked_once import encoding_once
from intents.gate.asking import endings, kept_questions
from intents.gate.comparing import compared
from intents.lexicon import Group, merged, shipped
from intents.library import Library


def effect(groups: Sequence[Group], library: Library) -> dict[str, Any]:
    """Of the city's own groups as they would be, against what is live. Takes as long as publishing them would."""
    both = library.supposed(lexicon=merged(shipped(), groups))
    kept = kept_questions()
    before, after = (endings(each, "", kept) for each in encoding_once(both))
    return compared(before, after, {}, "")
