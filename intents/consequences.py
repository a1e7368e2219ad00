"""What each operating point does with this city's questions, as its index was measured when it was made."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from intents.folders import IndexFolders
from intents.publishing import current_number
from intents.sureness import Consequences


def consequences() -> Mapping[str, Consequences]:
    """By operating point; empty where there is no index yet, or too few examples to measure on."""
    folders = IndexFolders(Path(settings.DATA_DIR) / "index")
    return _of(folders, folders.last_number(current_number()))


@lru_cache(maxsize=1)
def _of(folders: IndexFolders, number: int) -> Mapping[str, Consequences]:
    index = folders.read(number)
    return index.calibration.measured if index else {}
