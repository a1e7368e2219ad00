import numpy as np

from intents.encoders.port import even_weights
from intents.index.weights import learn_weights


class Spelling:
    """Words are the pieces."""

    name, size = "spelling", 2
    vocabulary = ("\u2581common", "\u2581rare", "\u2581unseen", "\u2581the", "\u2581", "?")

    def pieces(self, text: str) -> list[int]:
        return [self.vocabulary.index(f"\u2581{word}") for word in text.split()]

    def encode(self, texts: object, poolings: object, *, asked: bool = False) -> np.ndarray:
        raise NotImplementedError


TEXTS = ["common", "common rare rare", *["common"] * 198]


def test_what_stands_in_every_text_counts_least() -> None:
    common, rare, unseen, *_ = learn_weights(Spelling(), TEXTS, 1.0).values

    assert 0 < common < rare < unseen


def test_rarity_counts_texts_and_not_how_often_a_word_is_said() -> None:
    """ln(1 + (200 - 1 + .5) / (1 + .5)), by hand."""
    assert np.isclose(learn_weights(Spelling(), TEXTS, 1.0).values[1], np.log1p(199.5 / 1.5), atol=0.001)


def test_grammar_and_signs_count_hardly_at_all() -> None:
    _, _, unseen, *grammar = learn_weights(Spelling(), TEXTS, 1.0).values

    assert np.allclose(grammar, unseen / 20, atol=0.001)


def test_the_power_says_how_strongly_rare_pieces_are_preferred() -> None:
    strong, weak = (learn_weights(Spelling(), TEXTS, power).values for power in (1.0, 0.5))

    assert strong[1] / strong[0] > weak[1] / weak[0] > 1


def test_few_texts_say_nothing_about_rarity() -> None:
    assert np.array_equal(learn_weights(Spelling(), TEXTS[:149], 1.0).values, even_weights(Spelling()).values)
