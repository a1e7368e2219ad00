from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest

from intents.encoders.use import UniversalSentenceEncoder
from intents.index.build import Remembered
from intents.index.concepts import Concepts
from intents.index.elsewhere import SENTENCES
from intents.lexicon import shipped
from intents.loading import Loaded, load_pack
from intents.matcher import Matcher
from intents.sources import FileSource
from intents.sources.vectors import read_vectors
from intents.understanding import understand

from .cheap import CheapEncoder
from .packs import SAMPLE_CITY, entries_in, write_pack


@pytest.fixture(scope="session", autouse=True)
def concepts_once() -> Iterator[None]:
    """Many tests build an index with the shipped lexicon, and reading that takes a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Concepts, "of_groups", staticmethod(cache(Concepts.of_groups)))
        yield


@pytest.fixture
def cheap_library() -> None:
    """Here it matters how well answers are found: each test says which encoders it takes."""


@pytest.fixture
def few_of_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries calibrate on some of the sentences that are nobody's: all of them take most of the time."""
    monkeypatch.setattr("intents.library.understand", partial(understand, nobodys=SENTENCES[::12]))


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Encoders of tests count what they are given, which a process of its own would not tell."""
    monkeypatch.setattr("intents.index.both_cores._WORTH", 10_000)


@pytest.fixture
def cheap() -> CheapEncoder:
    return CheapEncoder()


@pytest.fixture
def cheaply(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Commands build their index with the cheap encoder, in a folder of the test's own."""
    monkeypatch.setattr("django.conf.settings.DATA_DIR", tmp_path / "data")
    monkeypatch.setattr("intents.library.bundled_encoders", lambda: (CheapEncoder(),))


@pytest.fixture(scope="session")
def use() -> UniversalSentenceEncoder:
    return UniversalSentenceEncoder()


@pytest.fixture(scope="session")
def remembered() -> Remembered:
    """Vectors of the sample city's texts, which tests may change a little; most are kept beside the pack."""
    known = Remembered()
    for model, vectors in read_vectors(SAMPLE_CITY).items():
        known.put(model, vectors)
    return known


@pytest.fixture(scope="session")
def city(use: UniversalSentenceEncoder, remembered: Remembered) -> Matcher:
    """The sample city, asked with words of our own: neither its examples nor its held-out questions.

    With one encoder only, since it takes a quarter of the time of both.
    """
    return Matcher(understand(entries_in(SAMPLE_CITY), (use,), shipped(), cache=remembered), (use,))


@pytest.fixture
def loaded(db: None, tmp_path: Path) -> Loaded:
    """The three intents of the small pack, published as number 1."""
    return load_pack(FileSource(write_pack(tmp_path / "pack")).read())
