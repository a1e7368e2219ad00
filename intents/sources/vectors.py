"""The vectors of a pack, kept beside it: whoever loads the pack need not compute them again.

A NumPy archive. For each model (an encoder's name and its weights): the hashes of the texts, the vectors with a byte a
number, and the size of each. A vector that no longer fits its text is simply never asked for.
"""

import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Vectors

FILE = "vectors.npz"
_RANGE = 127


class BrokenVectors(Exception):
    """The file of vectors is cut off or something else; the message names it."""


Kept = Mapping[str, Mapping[str, Vectors]]  # model → hash of the text → vector


def write_vectors(folder: Path, kept: Kept) -> None:
    arrays: dict[str, NDArray[Any]] = {}
    for number, (model, vectors) in enumerate(sorted(kept.items())):
        rows = np.stack([vectors[digest] for digest in sorted(vectors)])
        sizes = np.abs(rows).max(axis=1)
        arrays[f"{number}.model"] = np.array(model)
        arrays[f"{number}.hashes"] = np.frombuffer(bytes.fromhex("".join(sorted(vectors))), np.uint8).reshape(-1, 32)
        arrays[f"{number}.sizes"] = sizes.astype(np.float32)
        arrays[f"{number}.rows"] = (rows / sizes[:, None] * _RANGE).round().astype(np.int8)
    np.savez_compressed(folder / FILE, allow_pickle=False, **arrays)


def read_vectors(folder: Path) -> dict[str, dict[str, Vectors]]:
    """Empty where the pack brings none. Raises BrokenVectors for a file that is no such archive."""
    if not (folder / FILE).exists():
        return {}
    try:
        with np.load(folder / FILE) as arrays:
            numbers = sorted({name.partition(".")[0] for name in arrays.files})
            return {str(arrays[f"{number}.model"]): _rows(arrays, number) for number in numbers}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as broken:
        raise BrokenVectors(f"{folder / FILE} cannot be read ({broken})") from broken


def _rows(arrays: Mapping[str, NDArray[Any]], number: str) -> dict[str, Vectors]:
    rows = arrays[f"{number}.rows"].astype(np.float32) / _RANGE * arrays[f"{number}.sizes"][:, None]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return {bytes(digest).hex(): row for digest, row in zip(arrays[f"{number}.hashes"], rows, strict=True)}
