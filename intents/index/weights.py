"""How much each piece of a vocabulary counts, learned from the city's own texts.

Inverse document frequency over texts (Robertson & Spärck Jones 1976, in the form that cannot become negative): what
stands in every text tells none of them apart.
"""

from collections.abc import Sequence

import numpy as np

from intents.encoders.port import Encoder, PieceWeights, even_weights
from intents.index.stopwords import ENGLISH

_GRAMMAR = 0.05  # of their weight is left to English function words, which a Japanese city's texts hardly show
_FEWEST = 150  # texts, below which rarity says nothing
_MOST = 20_000  # texts, evenly chosen: which pieces are rare is known long before all of a hundred thousand are read
_MARK = "\u2581"
_SIGNS = set("'?.,!:;-/()\"、。？！・")


def learn_weights(encoder: Encoder, texts: Sequence[str], power: float) -> PieceWeights:
    """`power` says how strongly pieces that are rare in the texts are preferred, 0 not at all."""
    if len(texts) < _FEWEST:
        return even_weights(encoder)
    texts = texts[:: -(-len(texts) // _MOST)]
    vocabulary = encoder.vocabulary
    counts = np.zeros(len(vocabulary))
    for text in texts:
        counts[list(set(encoder.pieces(text)))] += 1
    rarity = np.log1p((len(texts) - counts + 0.5) / (counts + 0.5)) ** power
    rarity[[number for number, piece in enumerate(vocabulary) if _is_grammar(piece)]] *= _GRAMMAR
    return PieceWeights(rarity.round(3).astype(np.float32))  # the same on machines whose logarithms differ a little


def _is_grammar(piece: str) -> bool:
    word = piece.removeprefix(_MARK)
    return not word or word in ENGLISH or set(word) <= _SIGNS
