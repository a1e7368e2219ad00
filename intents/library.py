"""What is published now, for every turn: one cheap read, and everything else only when the number has changed."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.utils import timezone

from bot.domain.answers import Entry, OperatingPoint
from bot.domain.embeddings import Embedder
from intents import reading
from intents.encoders.port import Encoder, even_weights
from intents.extending import Extended
from intents.extensions import Extensions
from intents.folders import IndexFolders
from intents.index.build import fingerprint
from intents.knowledge import PublishedKnowledge
from intents.lexicon import Group, forbidding
from intents.matcher import Matcher
from intents.publishing import current_number, in_force
from intents.understanding import bundled_encoders, understand
from intents.vectors import VectorTable

_PAUSE = 2.0  # seconds after a publication could not be loaded, before it is tried again

logger = logging.getLogger(__name__)


class Library:
    """One a process, shared by its threads.

    A new publication is loaded by one thread, while the others go on with the one before; it replaces that as a whole.
    Where loading fails, the one before goes on serving, and the failure is logged at each try.

    Where nobody is answered, `matching` is turned off before the first use: the index, which costs seconds and memory,
    is neither built nor loaded, and nothing is ever found.
    """

    matching = True

    def __init__(
        self,
        index_dir: Path,
        encoders: Sequence[Encoder] = (),
        embedder: Embedder | None = None,
        today: Callable[[], date] = timezone.localdate,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folders = IndexFolders(index_dir)
        self._encoders = tuple(encoders) or bundled_encoders()
        self._extensions = Extensions(self._folders, embedder, VectorTable(), clock) if embedder else None
        self._today = today
        self._clock = clock
        self._held: PublishedKnowledge | None = None
        self._loading = threading.Lock()
        self._not_before = 0.0

    def current(self) -> PublishedKnowledge:
        """Raises whatever loading raises only where there is nothing older to serve."""
        number, embedded_by = in_force()
        held, complete = self._held, self._extensions is not None and embedded_by == self._extensions.embedder.name
        if held is not None and held.publication == number and not (complete and held.awaits_vectors):
            return held
        if held is None:
            with self._loading:
                return self._swap(number, complete)
        return self._renewed(number, complete, held)

    def supposed(
        self, entry: Entry | None = None, lexicon: tuple[Group, ...] | None = None
    ) -> tuple[PublishedKnowledge, PublishedKnowledge]:
        """What is published, and what would be with this entry or lexicon; its index is made in memory and not kept.

        Without the vectors of an embedding API, which the entry's texts do not have yet. Takes a second or more.
        """
        live = self.current()
        before = live.matcher.index if live.matcher else None
        others = live.entries if entry is None else (each for each in live.entries if each.key != entry.key)
        entries = tuple(sorted((*others, *([entry] if entry else [])), key=_key))
        words = live.lexicon if lexicon is None else lexicon
        index = understand(entries, self._encoders, words, before, VectorTable())
        matcher = Matcher(index, self._encoders, live.city.matching)
        draft = replace(live, entries=entries, matcher=matcher, lexicon=words)
        plain = replace(live.matcher, extended=None) if live.matcher else None
        return replace(live, matcher=plain), draft

    def fetch_vectors(self) -> bool:
        """Whether nothing is missing any more. To be called now and then, by a process that answers nobody."""
        knowledge = self.current()
        if self._extensions is None or knowledge.matcher is None or not knowledge.awaits_vectors:
            return True
        return self._extensions.complete(knowledge.publication, knowledge.matcher.index)

    def preload(self) -> None:
        """Everything a turn needs, to be called before a fork: the children share what is loaded now.

        It reads the database: close that connection before forking, no child may go on with it. For the same reason no
        embedding API is asked.
        """
        matcher = self.current().matcher
        if matcher:
            replace(matcher, extended=None).match("市役所")
        for encoder in self._encoders:
            encoder.encode(["市役所"], [even_weights(encoder)])

    def _renewed(self, number: int, complete: bool, held: PublishedKnowledge) -> PublishedKnowledge:
        if self._clock() < self._not_before or not self._loading.acquire(blocking=False):
            return held
        try:
            return self._swap(number, complete)
        except Exception:
            self._not_before = self._clock() + _PAUSE
            logger.exception("publication %s cannot be loaded: %s goes on serving", number, held.publication)
            return held
        finally:
            self._loading.release()

    def _swap(self, number: int, complete: bool) -> PublishedKnowledge:
        """`complete` says that the vectors of the embedding API are there for all texts of the publication."""
        held = self._held
        if held is None or held.publication != number:
            held = self._load()
        if complete and held.publication == number and held.awaits_vectors:
            held = self._extended(held)
        self._held = held
        return held

    def _load(self) -> PublishedKnowledge:
        """Every change of what is read here comes with a new number, so an unchanged number means one state.

        No transaction: on SQLite it would make readers wait for writers.
        """
        while True:
            number = current_number()
            city, departments, entries = reading.city(), reading.departments(), reading.entries_of(number)
            own = reading.own_groups(number)
            if number == current_number():
                break
        lexicon = reading.lexicon(own)
        return PublishedKnowledge(
            publication=number,
            city=city,
            departments=departments,
            entries=entries,
            matcher=self._matcher(number, entries, lexicon, city.matching) if entries and self.matching else None,
            today=self._today,
            lexicon=lexicon,
            unwritten=forbidding(own),
        )

    def _matcher(
        self,
        number: int,
        entries: tuple[Entry, ...],
        lexicon: tuple[Group, ...],
        point: OperatingPoint,
    ) -> Matcher:
        index = self._folders.obtain(
            number,
            fingerprint(entries, self._encoders, lexicon),
            lambda before: understand(entries, self._encoders, lexicon, before, VectorTable()),
        )
        extended = Extended(self._extensions.embedder, None) if self._extensions else None
        return Matcher(index, self._encoders, point, extended)

    def _extended(self, held: PublishedKnowledge) -> PublishedKnowledge:
        assert self._extensions is not None
        assert held.matcher is not None
        index = self._extensions.of(held.publication, held.matcher.index)
        return replace(held, matcher=replace(held.matcher, extended=Extended(self._extensions.embedder, index)))


def _key(entry: Entry) -> str:
    return entry.key
