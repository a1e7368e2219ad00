"""An index asked with its own questions and examples, each as if it were not there."""

import zlib
from collections.abc import Callable, Iterator

import numpy as np

from bot.languages import ENGLISH, JAPANESE
from intents.calibration import left_out_queries
from intents.evidence import evidence
from intents.gate.endings import Ending, Golden, ending
from intents.index.build import learnable
from intents.index.learned import unseen
from intents.index.texts import ASKED, Script
from intents.matcher import CANDIDATES, Matcher
from intents.ranking import Ranker

MOST = 300  # texts of other intents: a sample, the same one before and after
_LANGUAGES = {Script.JAPANESE: JAPANESE, Script.LATIN: ENGLISH}
_PARTS = 2


def own_endings(matcher: Matcher, key: str, tell: Callable[[], None]) -> dict[Golden, Ending]:
    """Of all texts of the intent `key` and a sample of the others; `tell` is called once a text."""
    found = {}
    for golden, how in _asked(matcher, key):
        found[golden] = how
        tell()
    return found


def own_texts(matcher: Matcher, key: str) -> list[int]:
    """Which questions and examples are asked, as places among all of them.

    Chosen by their words, so that a text which stands in two indexes is asked in both or in neither.
    """
    index = matcher.index
    places = np.flatnonzero(np.isin(index.fields, ASKED))
    by_lot = sorted(range(len(places)), key=lambda row: _lot(index.words[places[row]]))
    mine = {row for row in by_lot if index.keys[index.owners[places[row]]] == key}
    others = [row for row in by_lot if row not in mine]
    return sorted(mine | set(others[:MOST]))


def _asked(matcher: Matcher, key: str) -> Iterator[tuple[Golden, Ending]]:
    index, rows = matcher.index, own_texts(matcher, key)
    ranker = Ranker(index, tuple(matcher.encoders))
    places = np.flatnonzero(np.isin(index.fields, ASKED))
    for row, (query, owner) in zip(rows, left_out_queries(ranker, _unseen(matcher), rows), strict=True):
        ranking = ranker.rank(query)
        certainty = index.calibration.certainty(evidence(ranker, query, ranking), matcher.point)
        offered = [index.keys[int(intent)] for intent in ranking.order[:CANDIDATES]]
        golden = Golden(index.words[places[row]], _LANGUAGES[query.script], index.keys[owner])
        yield golden, ending(certainty, offered, golden.expected)


def _unseen(matcher: Matcher) -> "np.typing.NDArray[np.float32] | None":
    """A text stays in its part whatever is written beside it: else every edit would seem to move all the others."""
    index = matcher.index
    if index.learned is None:
        return None
    places = np.flatnonzero(np.isin(index.fields, ASKED))
    vectors = learnable({view: rows[places] for view, rows in index.views.items()})
    parts = np.array([_lot(index.words[place]) % _PARTS for place in places], dtype=np.int32)
    return unseen(vectors, index.owners[places], len(index.keys), parts)


def _lot(words: str) -> int:
    return zlib.crc32(words.encode())
