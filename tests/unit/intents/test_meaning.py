"""What a question means, and how that is kept."""

from pathlib import Path

import numpy as np

from intents.encoders.port import Vectors
from intents.matcher import Matcher
from intents.meaning import Meaning, packed, unpacked
from intents.understanding import understand

from .cheap import CheapEncoder
from .packs import entries_in, write_pack


def towards(angle: float) -> Vectors:
    return np.array([np.cos(angle), np.sin(angle)], dtype=np.float32)


def test_a_vector_survives_its_keeping() -> None:
    assert float(unpacked(packed(towards(0.7))) @ towards(0.7)) > 0.999


def test_a_question_has_a_meaning_if_it_has_words(tmp_path: Path) -> None:
    encoder = CheapEncoder()
    meaning = Meaning(Matcher(understand(entries_in(write_pack(tmp_path)), (encoder,), ()), (encoder,)))
    one, same, other = (meaning.of(text) for text in ("ドローンを飛ばす", "ドローンを飛ばす", "プールの時間"))
    assert one is not None
    assert same is not None
    assert other is not None
    assert float(one @ same) > 0.999 > float(one @ other)
    assert meaning.of("👍") is None
