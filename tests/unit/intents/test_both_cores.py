import numpy as np
import pytest

from intents.encoders.port import even_weights
from intents.index.both_cores import encode_many

from .cheap import CheapEncoder

TEXTS = [f"住民票を{number}枚" * (number % 7 + 1) for number in range(300)]


@pytest.mark.parametrize("count", [1, 49, 300])
def test_several_processes_give_the_same_vectors(
    cheap: CheapEncoder, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr("intents.index.both_cores._WORTH", 40)
    weights = even_weights(cheap)

    assert np.array_equal(encode_many(cheap, weights, TEXTS[:count]), cheap.encode(TEXTS[:count], [weights])[0])


def test_few_texts_are_not_worth_a_process(cheap: CheapEncoder) -> None:
    encode_many(cheap, even_weights(cheap), TEXTS)

    assert cheap.texts == len(TEXTS)
