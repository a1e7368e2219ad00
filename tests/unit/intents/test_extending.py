"""An index with the vectors of one more model, of which nothing else is known."""

from pathlib import Path

import numpy as np
import pytest

from bot.domain.answers import Entry
from intents.encoders.port import Vectors, even_weights
from intents.extending import extend, texts_to_embed
from intents.index import files
from intents.index.elsewhere import SENTENCES
from intents.index.index import HEADED, PLAIN, Index
from intents.index.vectors import hash_of
from intents.understanding import understand

from .cheap import CheapEncoder
from .packs import entries_in, write_pack

MODEL = "api-test"


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    return entries_in(write_pack(tmp_path / "pack"))


@pytest.fixture
def plain(entries: list[Entry], cheap: CheapEncoder) -> Index:
    return understand(entries, (cheap,), (), nobodys=SENTENCES[::12])


def vectors_of(index: Index, numbers: int = 64) -> dict[str, Vectors]:
    """Another model's: the letters of a text in another order."""
    encoder = CheapEncoder()
    texts = texts_to_embed(index)
    [found] = encoder.encode([text[::-1] for text in texts.values()], [even_weights(encoder)])
    return dict(zip(texts, found[:, :numbers], strict=True))


def test_every_text_has_the_model_s_vector_beside_the_others(plain: Index) -> None:
    extended = extend(plain, MODEL, vectors_of(plain))

    for view in ((MODEL, PLAIN), (MODEL, HEADED)):
        assert len(extended.views[view]) == len(plain.words)
        assert len(extended.elsewhere[view]) == len(plain.elsewhere_words)
        assert np.allclose(np.linalg.norm(extended.views[view], axis=1), 1, atol=1e-4)
    assert extended.views.keys() > plain.views.keys()
    assert extended.fingerprint == plain.fingerprint


def test_the_plain_index_stays_as_it_was(plain: Index) -> None:
    views, calibration = set(plain.views), plain.calibration
    extend(plain, MODEL, vectors_of(plain))

    assert set(plain.views) == views
    assert plain.calibration is calibration


def test_what_is_to_be_embedded_is_cut_as_the_index_looks_at_it(plain: Index) -> None:
    texts = texts_to_embed(plain)

    assert set(plain.elsewhere_words) <= set(texts.values())
    assert all(hash_of(text) == digest for digest, text in texts.items())
    assert max(map(len, texts.values())) <= 220


def test_a_vector_that_is_missing_is_an_error(plain: Index) -> None:
    vectors = vectors_of(plain)
    vectors.pop(hash_of("住民票とりたい"))

    with pytest.raises(KeyError):
        extend(plain, MODEL, vectors)


def test_an_extended_index_comes_back_from_its_folder_as_it_was(plain: Index, tmp_path: Path) -> None:
    extended = extend(plain, MODEL, vectors_of(plain))
    files.save(plain, tmp_path / "1")
    files.save_extension(extended, plain, tmp_path / "1" / MODEL)
    again = files.load_extension(files.load(tmp_path / "1"), tmp_path / "1" / MODEL)

    assert again.views.keys() == extended.views.keys()
    assert all(np.array_equal(again.views[view], extended.views[view]) for view in extended.views)
    assert all(np.array_equal(again.elsewhere[view], extended.elsewhere[view]) for view in extended.elsewhere)
    assert again.calibration == extended.calibration
    assert np.array_equal(again.adaptations[MODEL].means, extended.adaptations[MODEL].means)
    assert (again.learned is None) == (extended.learned is None)
    assert not list((tmp_path / "1" / MODEL).glob("*cheap*")), "what the plain index has is not kept twice"


def test_an_extension_of_another_index_is_refused(plain: Index, entries: list[Entry], tmp_path: Path) -> None:
    files.save_extension(extend(plain, MODEL, vectors_of(plain)), plain, tmp_path / MODEL)
    other = understand(entries[:2], (CheapEncoder(),), (), nobodys=SENTENCES[::12])

    with pytest.raises(ValueError, match="extends another index"):
        files.load_extension(other, tmp_path / MODEL)


def test_what_was_learned_serves_again_after_an_edit_but_not_for_another_size(
    plain: Index, entries: list[Entry], cheap: CheapEncoder
) -> None:
    before = extend(plain, MODEL, vectors_of(plain))
    edited = understand(entries, (cheap,), (), plain, nobodys=SENTENCES[::12])
    after = extend(edited, MODEL, vectors_of(edited), before)
    smaller = extend(edited, MODEL, vectors_of(edited, numbers=32), before)

    assert after.adaptations[MODEL] is before.adaptations[MODEL]
    assert after.calibration is before.calibration
    assert smaller.adaptations[MODEL].size == 32


def test_what_was_learned_from_other_texts_does_not_serve(plain: Index, entries: list[Entry]) -> None:
    before = extend(plain, MODEL, vectors_of(plain))
    fewer = understand(entries[:1], (CheapEncoder(),), (), nobodys=SENTENCES[::12])

    assert extend(fewer, MODEL, vectors_of(fewer), before).adaptations[MODEL] is not before.adaptations[MODEL]
