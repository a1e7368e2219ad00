from pathlib import Path

import pytest

from intents.index.embedding import BundledEmbedder
from intents.loading import Loaded, load_pack
from intents.sources import FileSource

from .packs import write_pack


@pytest.fixture(scope="session")
def embedder() -> BundledEmbedder:
    return BundledEmbedder()


@pytest.fixture
def loaded(db: None, tmp_path: Path) -> Loaded:
    """The three intents of the small pack, published as number 1."""
    return load_pack(FileSource(write_pack(tmp_path / "pack")).read())
