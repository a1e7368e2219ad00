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
        with self._locked("lock"):
            found = _load(folder, fingerprint)  # whoever held the lock before may have built it
            if found:
                return found
            files.save(build(self.newest()), folder)
            self._remove_old(number)
        return files.load(folder)

    def newest(self) -> Index | None:
        """Of the publications that this machine has an index of, the last."""
        return next((index for number in self._numbers() if (index := self.read(number))), None)

    def last_number(self, number: int) -> int:
        """The newest publication up to `number` that this machine has an index of; 0 for none."""
        return max((int(path.name) for path in self.root.glob("[0-9]*") if int(path.name) <= number), default=0)

    def read(self, number: int) -> Index | None:
        return _read(self.root / str(number))

    def extended(self, number: int, plain: Index, model: str) -> Index | None:
        """The index of a publication with the vectors of an embedding API, where this machine has it."""
        try:
            return files.load_extension(plain, self.root / str(number) / model)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError) as broken:
            logger.warning("the vectors of %s beside index %s cannot be read: %s", model, number, broken)
            return None

    def extend(self, number: int, plain: Index, model: str, build: Callable[[Index | None], Index]) -> Index | None:
        """Built and kept, unless another process is at it: nobody waits, since the plain index serves meanwhile."""
        with self._locked("extending", wait=False) as locked:
            if not locked:
                return None
            found = self.extended(number, plain, model)
            if found:
                return found
            files.save_extension(build(self._newest_extended(model)), plain, self.root / str(number) / model)
        return self.extended(number, plain, model)

    def _newest_extended(self, model: str) -> Index | None:
        found = (
            (number, self.read(number)) for number in self._numbers() if (self.root / str(number) / model).is_dir()
        )
        return next(
            (index for number, plain in found if plain and (index := self.extended(number, plain, model))), None
        )

    def _numbers(self) -> list[int]:
        return sorted((int(path.name) for path in self.root.glob("[0-9]*")), reverse=True)

    @contextmanager
    def _locked(self, name: str, wait: bool = True) -> Iterator[bool]:
        """A lock of the operating system, which ends with the process, however that ends; False where it is taken."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / name).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

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
