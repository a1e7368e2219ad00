"""The vectors of an embedding API for the publication in force: fetched text by text, kept, and brought to an index.

They are fetched outside of any turn, kept in the table batch by batch, and only what is missing is asked for. When a
publication has them all, its row says so, and every process takes up the extended index at its next turn.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping

import numpy as np

from bot.domain.embeddings import Embedder, NoVectors
from intents.extending import extend, texts_to_embed
from intents.folders import IndexFolders
from intents.index.adaptation import unit
from intents.index.index import Index
from intents.index.vectors import VectorCache
from intents.publishing import note_embedded

BATCH = 128  # texts in a request
_PAUSE = 30.0  # seconds after a failure, twice as long after each further one
_LONGEST_PAUSE = 600.0

logger = logging.getLogger(__name__)


class Extensions:
    """One a process, for one model; shared by threads."""

    def __init__(
        self,
        folders: IndexFolders,
        embedder: Embedder,
        table: VectorCache,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.embedder = embedder
        self._folders = folders
        self._table = table
        self._clock = clock
        self._working = threading.Lock()
        self._pause = _PAUSE
        self._not_before = 0.0

    def of(self, number: int, index: Index) -> Index | None:
        """The extended index of a publication whose vectors are all kept; None where it is for another time."""
        if self._clock() < self._not_before:
            return None
        try:
            return self._folders.extended(number, index, self.embedder.name) or self._built(number, index)
        except Exception:  # the plain index serves
            self._rest()
            logger.exception("the vectors of EMBEDDING_MODEL cannot be used with publication %s", number)
            return None

    def complete(self, number: int, index: Index) -> bool:
        """Fetch what is missing for a publication, build its extended index and say so in its row.

        To be called now and then, outside of turns and transactions. False where that is for another time: somebody is
        at it, or the API failed a short while ago, or fails now; what it gave until then is kept.
        """
        if self._clock() < self._not_before or not self._working.acquire(blocking=False):
            return False
        try:
            fetch(self.embedder, texts_to_embed(index), self._table)
            if self._built(number, index) is None:
                return False
            note_embedded(number, self.embedder.name)
            self._pause = _PAUSE
            return True
        except NoVectors as problem:
            self._rest()
            logger.info("publication %s has no vectors of EMBEDDING_MODEL yet: %s", number, problem)
            return False
        except Exception:
            self._rest()
            raise
        finally:
            self._working.release()

    def _built(self, number: int, index: Index) -> Index | None:
        def build(before: Index | None) -> Index:
            kept = self._table.get(self.embedder.name, texts_to_embed(index))
            return extend(index, self.embedder.name, kept, before)

        return self._folders.extend(number, index, self.embedder.name, build)

    def _rest(self) -> None:
        self._not_before = self._clock() + self._pause
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)


def fetch(embedder: Embedder, texts: Mapping[str, str], table: VectorCache) -> None:
    """Until the table has them all, by the hash of their text. Raises NoVectors; what came before that is kept."""
    known = table.get(embedder.name, texts)
    size = next((len(vector) for vector in known.values()), 0)
    missing = [digest for digest in texts if digest not in known]
    for start in range(0, len(missing), BATCH):
        digests = missing[start : start + BATCH]
        vectors = unit(np.array(embedder.embed([texts[digest] for digest in digests]), dtype=np.float32))
        if size not in (0, vectors.shape[1]):
            table.forget(embedder.name)
            raise NoVectors(f"{vectors.shape[1]} numbers instead of {size}: another model? All are fetched anew")
        size = vectors.shape[1]
        table.put(embedder.name, dict(zip(digests, vectors, strict=True)))
