"""The index of a city with the vectors of an embedding API beside those of the bundled encoders.

It is an index of its own, with a fit and a calibration of its own, since evidence is another with the API than without.
The one without stays as it is and answers whenever the API does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.domain.embeddings import Embedder, NoVectors
from intents.calibration import calibrate
from intents.encoders.port import NO_PIECES, Vectors
from intents.index.adaptation import adapted, unit
from intents.index.build import fit, nobodys_texts, views_of
from intents.index.index import Index
from intents.index.neighbours import neighbours
from intents.index.shortlist import kept
from intents.index.texts import Field, Script, Text
from intents.index.vectors import hash_of
from intents.ranking import Ranker
from intents.sureness import shipped_for

NOT_YET = "not fetched yet"


@dataclass(frozen=True)
class Extended:
    """`index` is None as long as the API's vectors of the city's texts are not there."""

    embedder: Embedder
    index: Index | None

    def given(self, utterance: str) -> tuple[Index, dict[str, Vectors]]:
        """The index, and the utterance's vector by the name of its model. Raises NoVectors."""
        if self.index is None:
            raise NoVectors(NOT_YET)
        model = self.embedder.name
        vector = self.embedder.ask(utterance, self.index.adaptations[model].size)
        return self.index, {model: unit(np.array([vector], dtype=np.float32))}


def texts_to_embed(index: Index) -> dict[str, str]:
    """By their hash; a text that differs in spelling only is the same one."""
    return {hash_of(text): text for text in (*(text.meant for text in _texts(index)), *index.elsewhere_words)}


def extend(index: Index, model: str, vectors: Mapping[str, Vectors], before: Index | None = None) -> Index:
    """`vectors` are those of `texts_to_embed`, by hash, of one size. Raises KeyError for one that is missing.

    What was learned for `before`, extended by the same model, serves again if `index` took over what that had learned.
    """
    size = next(iter(vectors.values())).shape[0]
    if before and (before.learned_from != index.learned_from or before.adaptations[model].size != size):
        before = None
    texts, others = _texts(index), nobodys_texts(index.elsewhere_words)
    own, nobodys = (_rows([text.meant for text in each], vectors) for each in (texts, others))
    adaptation = before.adaptations[model] if before else adapted(NO_PIECES, texts, own, others, nobodys)
    views = {**index.views, **views_of(model, adaptation, own, texts)}
    fitted = fit(texts, views, index.keys, before)
    kept_views, sketch = kept(views, len(index.keys))
    extended = replace(
        index,
        views=kept_views,
        sketch=sketch,
        elsewhere={**index.elsewhere, **views_of(model, adaptation, nobodys, others)},
        adaptations={**index.adaptations, model: adaptation},
        learned=fitted[0] if fitted else None,
        closest=None if fitted else neighbours(views, index.owners, len(index.keys)),
    )
    if before:
        return replace(extended, calibration=before.calibration)
    calibration = calibrate(Ranker(extended, ()), fitted[1] if fitted else None, shipped_for(len(index.keys)))
    return replace(extended, calibration=calibration)


def _texts(index: Index) -> list[Text]:
    rows = zip(index.owners, index.fields, index.scripts, index.words, strict=True)
    return [Text(int(owner), Field(field), Script(script), words) for owner, field, script, words in rows]


def _rows(texts: Sequence[str], vectors: Mapping[str, Vectors]) -> Vectors:
    return unit(np.stack([vectors[hash_of(text)] for text in texts]))
