"""What is published now, for every turn: one cheap read, and everything else only when the number has changed."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from django.utils import timezone

from bot.domain.answers import Entry, OperatingPoint
from intents import reading
from intents.encoders.port import Encoder, even_weights
from intents.folders import IndexFolders
from intents.index.build import fingerprint
from intents.knowledge import PublishedKnowledge
from intents.lexicon import Group
from intents.matcher import Matcher
from intents.publishing import current_number
from intents.understanding import bundled_encoders, understand
from intents.vectors import VectorTable

_PAUSE = 2.0  # seconds after a publication could not be loaded, before it is tried again

logger = logging.getLogger(__name__)


class Library:
    """One a process, shared by its threads.

    A new publication is loaded by one thread, while the others go on with the one before; it replaces that as a whole.
    Where loading fails, the one before goes on serving, and the failure is logged at each try.
    """

    def __init__(
        self,
        index_dir: Path,
        encoders: Sequence[Encoder] = (),
        today: Callable[[], date] = timezone.localdate,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folders = IndexFolders(index_dir)
        self._encoders = tuple(encoders) or bundled_encoders()
        self._today = today
        self._clock = clock
        self._held: PublishedKnowledge | None = None
        self._loading = threading.Lock()
        self._not_before = 0.0

    def current(self) -> PublishedKnowledge:
        """Raises whatever loading raises only where there is nothing older to serve."""
        number, held = current_number(), self._held
        if held is not None and held.publication == number:
            return held
        if held is None:
            with self._loading:
                return self._swap(number)
        return self._renewed(number, held)

    def preload(self) -> None:
        """Everything a turn needs, to be called before a fork: the children share what is loaded now.

        It reads the database: close that connection before forking, no child may go on with it.
        """
        self.current().match("市役所", "ja")
        for encoder in self._encoders:
            encoder.encode(["市役所"], even_weights(encoder))

    def _renewed(self, number: int, held: PublishedKnowledge) -> PublishedKnowledge:
        if self._clock() < self._not_before or not self._loading.acquire(blocking=False):
            return held
        try:
            return self._swap(number)
        except Exception:
            self._not_before = self._clock() + _PAUSE
            logger.exception("publication %s cannot be loaded: %s goes on serving", number, held.publication)
            return held
        finally:
            self._loading.release()

    def _swap(self, number: int) -> PublishedKnowledge:
        held = self._held
        if held is None or held.publication != number:
            self._held = held = self._load()
        return held

    def _load(self) -> PublishedKnowledge:
        """Every change of what is read here comes with a new number, so an unchanged number means one state.

        No transaction: on SQLite it would make readers wait for writers.
        """
        while True:
            number = current_number()
            city, departments, entries = reading.city(), reading.departments(), reading.entries_of(number)
            lexicon = reading.lexicon(number)
            if number == current_number():
                break
        return PublishedKnowledge(
            publication=number,
            city=city,
            departments=departments,
            entries=entries,
            matcher=self._matcher(number, entries, lexicon, city.matching) if entries else None,
            today=self._today,
            lexicon=lexicon,
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
        return Matcher(index, self._encoders, point)
