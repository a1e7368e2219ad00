"""An index on disk: plain `.npy` arrays that every process maps, and one JSON file, in a folder of its own.

A folder appears whole or not at all: it is written beside its place and then renamed.
"""

import json
import os
import shutil
import tempfile
from pathlib import Path

import numpy as np

from intents.index.bm25 import Postings
from intents.index.index import Index

_ARRAYS = ("fields", "scripts", "owners", "vectors", "idf", "elsewhere")
_POSTINGS = ("texts", "whole")
_PARTS = ("starts", "documents", "weights")
_WORDS = "words.json"


def save(index: Index, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write(index, beside)
        shutil.rmtree(folder, ignore_errors=True)  # of another fingerprint; who mapped it keeps the mapping
        os.replace(beside, folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def load(folder: Path) -> Index:
    """Raises OSError, ValueError or KeyError for a folder that is missing or broken."""
    words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
    arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS}
    return Index(
        fingerprint=words["fingerprint"],
        keys=tuple(words["keys"]),
        words=tuple(words["words"]),
        vocabulary={token: number for number, token in enumerate(words["vocabulary"])},
        texts=_load_postings(folder, "texts", len(words["words"])),
        whole=_load_postings(folder, "whole", len(words["keys"])),
        **arrays,
    )


def _write(index: Index, folder: Path) -> None:
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", getattr(index, name))
    for kind in _POSTINGS:
        for part in _PARTS:
            np.save(folder / f"{kind}-{part}.npy", getattr(getattr(index, kind), part))
    words = {
        "fingerprint": index.fingerprint,
        "keys": index.keys,
        "words": index.words,
        "vocabulary": sorted(index.vocabulary, key=index.vocabulary.__getitem__),
    }
    (folder / _WORDS).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


def _load_postings(folder: Path, kind: str, size: int) -> Postings:
    parts = {part: np.load(folder / f"{kind}-{part}.npy", mmap_mode="r") for part in _PARTS}
    return Postings(**parts, size=size)
