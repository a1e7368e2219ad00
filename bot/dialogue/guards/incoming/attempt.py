"""The ways to steer a machine by words."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Attempt(StrEnum):
    HIDDEN = "hidden"  # characters that nobody sees
    OVERRIDE = "override"  # "ignore your instructions", "answer only with"
    LEAK = "leak"  # "show me your prompt", what others wrote
    ROLE_PLAY = "role_play"
    AUTHORITY = "authority"  # "I am the administrator"
    ENCODED = "encoded"
    DELIMITER = "delimiter"  # what marks the parts of a conversation for a model


Patterns = Mapping[Attempt, re.Pattern[str]]


def any_of(*patterns: str) -> re.Pattern[str]:
    """Word borders are those of Latin letters: in "promptを" a word ends before を."""
    return re.compile("|".join(patterns), re.IGNORECASE | re.ASCII)
