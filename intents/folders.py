"""The folder of index files on this machine: one index a publication, built by one process, used by all."""

import fcntl
import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from intents.index import files
from intents.index.index import Index

_KEPT = 3  # processes that lag behind a publication or two still find theirs

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class IndexFolders:
    root: Path

    def obtain(self, number: int, fingerprint: str, build: Callable[[Index | None], Index]) -> Index:
        """The index of a publication, from its folder where that is the right one, else built and kept there."""
        folder = self.root / str(number)
        found = _load(folder, fingerprint)
        if found:
            return found
        with self._one_builder():
            found = _load(folder, fingerprint)  # whoever held the lock before may have built it
            if found:
                return found
            files.save(build(self.newest()), folder)
            self._remove_old(number)
        return files.load(folder)

    def newest(self) -> Index | None:
        """Of the publications that this machine has an index of, the last."""
        numbers = sorted((int(path.name) for path in self.root.glob("[0-9]*")), reverse=True)
        return next((index for number in numbers if (index := _read(self.root / str(number)))), None)

    def last_number(self, number: int) -> int:
        """The newest publication up to `number` that this machine has an index of; 0 for none."""
        return max((int(path.name) for path in self.root.glob("[0-9]*") if int(path.name) <= number), default=0)

    def read(self, number: int) -> Index | None:
        return _read(self.root / str(number))

    @contextmanager
    def _one_builder(self) -> Iterator[None]:
        """A lock of the operating system: it ends with the process, however that ends."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _remove_old(self, number: int) -> None:
        """Also what a killed builder left behind: nobody else writes while the lock is held."""
        for path in self.root.iterdir():
            if path.name.startswith(".") or (path.name.isdigit() and int(path.name) not in _newest(self.root, number)):
                shutil.rmtree(path, ignore_errors=True)


def _newest(root: Path, number: int) -> list[int]:
    """Of an older database with higher numbers nothing is kept."""
    numbers = (int(path.name) for path in root.iterdir() if path.name.isdigit())
    return sorted(other for other in numbers if other <= number)[-_KEPT:]


def _load(folder: Path, fingerprint: str) -> Index | None:
    index = _read(folder)
    return index if index and index.fingerprint == fingerprint else None


def _read(folder: Path) -> Index | None:
    try:
        return files.load(folder)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError) as broken:
        logger.warning("index folder %s cannot be read and is built again: %s", folder, broken)
        return None
