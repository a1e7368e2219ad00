"""An index on disk: plain `.npy` arrays that every process maps, and one JSON file, in a folder of its own.

A folder appears whole or not at all: it is written beside its place and then renamed.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import PieceWeights, Vectors
from intents.index.adaptation import Adaptation
from intents.index.bm25 import Postings
from intents.index.concepts import Concepts
from intents.index.index import Index
from intents.index.learned import Learned
from intents.index.shortlist import Sketch
from intents.sureness import Calibration

_ARRAYS = ("fields", "scripts", "owners", "idf")
_POSTINGS = ("starts", "documents", "counts", "weights")
_WORDS = "words.json"

Arrays = dict[str, NDArray[Any]]


def save(index: Index, folder: Path) -> None:
    words = {
        "fingerprint": index.fingerprint,
        "groups": index.groups,
        "changed_since": sorted(index.learned_from.symmetric_difference(index.words)),  # most texts did not
        "keys": index.keys,
        "words": index.words,
        "vocabulary": sorted(index.vocabulary, key=index.vocabulary.__getitem__),
        "encoders": list(index.adaptations),
        "elsewhere": index.elsewhere_words,
        "concepts": index.concepts.as_json(),
        "calibration": index.calibration.as_json(),
    }
    _write(words, _arrays_of(index), folder)


def save_extension(extended: Index, plain: Index, folder: Path) -> None:
    """Only what an extended index has besides the plain one."""
    known = [id(array) for array in _arrays_of(plain).values()]
    words = {
        "fingerprint": plain.fingerprint,
        "encoders": [model for model in extended.adaptations if model not in plain.adaptations],
        "calibration": extended.calibration.as_json(),
    }
    own = {name: array for name, array in _arrays_of(extended).items() if id(array) not in known}
    _write(words, own, folder)


def _write(words: Mapping[str, Any], arrays: Arrays, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, array in arrays.items():
            np.save(beside / f"{name}.npy", array)
        (beside / _WORDS).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)  # of another fingerprint; who mapped it keeps the mapping
        os.replace(beside, folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def load(folder: Path) -> Index:
    """Raises OSError, ValueError or KeyError for a folder that is missing or broken."""
    words, arrays = _read(folder)
    learned = arrays.get("learned")
    return Index(
        fingerprint=words["fingerprint"],
        groups=words["groups"],
        learned_from=frozenset(words["words"]).symmetric_difference(words["changed_since"]),
        keys=tuple(words["keys"]),
        words=tuple(words["words"]),
        vocabulary={token: number for number, token in enumerate(words["vocabulary"])},
        views=_views(arrays, "view"),
        elsewhere=_views(arrays, "elsewhere"),
        adaptations={encoder: _adaptation(arrays, encoder) for encoder in words["encoders"]},
        postings=Postings(**{part: arrays[f"postings.{part}"] for part in _POSTINGS}, size=len(words["words"])),
        learned=Learned(learned) if learned is not None else None,
        closest=arrays.get("closest"),
        sketch=_sketch(arrays),
        elsewhere_words=tuple(words["elsewhere"]),
        concepts=Concepts.from_json(words["concepts"]),
        calibration=Calibration.from_json(words["calibration"]),
        **{name: arrays[name] for name in _ARRAYS},
    )


def load_extension(plain: Index, folder: Path) -> Index:
    """The extended index. Raises what `load` raises, also where it belongs to another index than the plain one."""
    words, arrays = _read(folder)
    if words["fingerprint"] != plain.fingerprint:
        raise ValueError(f"{folder} extends another index")
    learned = arrays.get("learned")
    return replace(
        plain,
        views={**plain.views, **_views(arrays, "view")},
        elsewhere={**plain.elsewhere, **_views(arrays, "elsewhere")},
        adaptations={**plain.adaptations, **{model: _adaptation(arrays, model) for model in words["encoders"]}},
        learned=Learned(learned) if learned is not None else None,
        closest=arrays.get("closest"),
        sketch=_sketch(arrays),
        calibration=Calibration.from_json(words["calibration"]),
    )


def _read(folder: Path) -> tuple[dict[str, Any], Arrays]:
    words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
    return words, {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}


def _arrays_of(index: Index) -> Arrays:
    arrays: Arrays = {name: getattr(index, name) for name in _ARRAYS}
    arrays |= {f"postings.{part}": getattr(index.postings, part) for part in _POSTINGS}
    arrays |= {f"view.{encoder}.{kind}": vectors for (encoder, kind), vectors in index.views.items()}
    arrays |= {f"elsewhere.{encoder}.{kind}": vectors for (encoder, kind), vectors in index.elsewhere.items()}
    for encoder, adaptation in index.adaptations.items():
        arrays |= {
            f"weights.{encoder}": adaptation.weights.values,
            f"means.{encoder}": adaptation.means,
            f"head.{encoder}": adaptation.head,
        }
        if adaptation.even_means is not None:
            arrays[f"even_means.{encoder}"] = adaptation.even_means
    if index.learned:
        arrays["learned"] = index.learned.weights
    if index.closest is not None:
        arrays["closest"] = index.closest
    if index.sketch:
        arrays |= {"sketch.basis": index.sketch.basis, "sketch.rows": index.sketch.rows}
    return arrays


def _views(arrays: Mapping[str, NDArray[Any]], what: str) -> dict[tuple[str, str], Vectors]:
    """Their files are named what.encoder.kind; an encoder's name may hold dots."""
    names = [name for name in arrays if name.startswith(f"{what}.")]
    return {_view(name, what): arrays[name] for name in sorted(names)}


def _view(name: str, what: str) -> tuple[str, str]:
    encoder, _, kind = name.removeprefix(f"{what}.").rpartition(".")
    return encoder, kind


def _sketch(arrays: Mapping[str, NDArray[Any]]) -> Sketch | None:
    return Sketch(arrays["sketch.basis"], arrays["sketch.rows"]) if "sketch.rows" in arrays else None


def _adaptation(arrays: Mapping[str, NDArray[Any]], encoder: str) -> Adaptation:
    return Adaptation(
        weights=PieceWeights(arrays[f"weights.{encoder}"]),
        means=arrays[f"means.{encoder}"],
        head=arrays[f"head.{encoder}"],
        even_means=arrays.get(f"even_means.{encoder}"),
    )
