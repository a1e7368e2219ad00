from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import call_command

from intents.library import Library
from intents.models import Vector
from intents.sources.vectors import FILE, read_vectors, write_vectors

from .cheap import CheapEncoder
from .packs import write_pack


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small pack with its vectors beside it."""
    monkeypatch.setattr("intents.management.commands.keep_vectors.bundled_encoders", lambda: (CheapEncoder(),))
    folder = write_pack(tmp_path / "pack")
    call_command("keep_vectors", folder, stdout=StringIO())
    return folder


def test_kept_vectors_come_back_nearly_as_they_were(tmp_path: Path) -> None:
    rows = np.random.default_rng(0).normal(size=(5, 32)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    vectors = {f"{number:064x}": row for number, row in enumerate(rows)}
    write_vectors(tmp_path, {"one/key": vectors, "two/key": {"ff" * 32: rows[0]}})
    again = read_vectors(tmp_path)

    assert {model: set(found) for model, found in again.items()} == {"one/key": set(vectors), "two/key": {"ff" * 32}}
    assert all(float(again["one/key"][digest] @ vectors[digest]) > 0.999 for digest in vectors)


def test_a_pack_without_vectors_brings_none(tmp_path: Path) -> None:
    assert read_vectors(tmp_path) == {}


@pytest.mark.django_db
def test_what_a_pack_brings_is_not_computed(kept: Path, tmp_path: Path, cheap: CheapEncoder) -> None:
    call_command("load_pack", kept, stdout=StringIO())
    known = Vector.objects.count()
    Library(tmp_path / "index", (cheap,)).current()

    assert known > 0
    assert (cheap.texts, Vector.objects.count()) == (0, known)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"no archive", id="no archive"),
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04", id="cut off"),
    ],
)
def test_broken_vectors_are_named_and_the_pack_is_loaded(kept: Path, content: bytes) -> None:
    (kept / FILE).write_bytes(content)
    out, problems = StringIO(), StringIO()
    call_command("load_pack", kept, stdout=out, stderr=problems)

    assert "Publication 1" in out.getvalue()
    assert f"{FILE} cannot be read" in problems.getvalue()
