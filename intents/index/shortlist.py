"""A large index is not looked at whole for every utterance: a short list first, then a close look at the intents on it.

The vectors of a text, of all encoders and kinds side by side, are kept a second time, coarsely: brought to their first
principal components (Hotelling 1933). That is too little to rank by, and enough to tell, together with the words, which
few intents are worth a close look. What is usual among all intents is taken from some that were drawn by lot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from intents.encoders.port import Floats, Vectors
from intents.index.counts import Places
from intents.index.layout import LOWEST, Layout, Positions
from intents.index.standing import Closest, Usual
from intents.index.texts import Field, Script

if TYPE_CHECKING:
    from intents.index.index import Index, Part

LARGEST = 5000  # intents of an index that is looked at whole, which takes 10 ms at the most
KEPT = 300  # intents on a short list
DRAWN = 4000  # intents of a script that stand for all
_DIRECTIONS = 64  # hold 5/8 of what vectors differ in
_SEEN = 20_000  # texts that the directions are found by
_AT_ONCE = 10_000

View = tuple[str, str]
Usuals = Mapping[tuple[View, Script], Usual]


@dataclass(frozen=True)
class Sketch:
    """`rows` has a row a text; `basis` leads there from the vectors of all views, in the order of their names."""

    basis: Floats
    rows: Floats


def is_large(intents: int) -> bool:
    """Too large to be looked at whole, to learn a fit of examples for, and to compare each intent with each."""
    return intents > LARGEST


def draw(layout: Layout) -> dict[Script, Places]:
    """Of each script the owners that stand for all, in order: always the same ones."""
    order = np.random.default_rng(0).permutation(layout.size)
    return {script: np.sort(order[layout.has[script][order]][:DRAWN]) for script in Script}


def kept(views: Mapping[View, Vectors], intents: int) -> tuple[Mapping[View, Vectors], Sketch | None]:
    """How an index of so many intents keeps its vectors: a large one in half precision, and coarsely once more."""
    if not is_large(intents) or not len(next(iter(views.values()), ())):
        return views, None
    return {view: vectors.astype(np.float16, copy=False) for view, vectors in views.items()}, _sketch(views)


def _sketch(views: Mapping[View, Vectors]) -> Sketch:
    texts = len(next(iter(views.values())))
    seen = np.random.default_rng(0).permutation(texts)[:_SEEN]
    basis = _components(_side_by_side(views, np.sort(seen)))
    rows = np.empty((texts, basis.shape[1]), dtype=np.float32)
    for start in range(0, texts, _AT_ONCE):
        places = np.arange(start, min(start + _AT_ONCE, texts))
        rows[places] = _side_by_side(views, places) @ basis
    return Sketch(basis, rows)


def usual_of(index: "Index", views: Mapping[View, Vectors], without: Sequence[int]) -> Usuals:
    """For each of the utterance's vectors and each script; `without` are texts to be left aside."""
    return {
        (view, script): Usual.of(Closest.of(part.layout, part.likeness(view, vector, without), script))
        for script, part in index.drawn.items()
        for view, vector in views.items()
    }


def shortlist(
    index: "Index",
    weighed: Mapping[View, Vectors],
    usual: Usuals,
    words: Floats,
    allowed: Positions | None,
) -> "Part":
    """The intents that stand out most by words and, roughly, by meaning.

    `weighed` are the utterance's vectors, as long as they count, and `words` what its words give each intent.
    """
    scores = words + _roughly(index, weighed, usual)
    if allowed is not None:
        closed = np.ones(len(scores), dtype=bool)
        closed[np.asarray(allowed, dtype=np.intp)] = False
        scores[closed] = -np.inf
    kept = np.argpartition(-scores, min(KEPT, len(scores)) - 1)[:KEPT]
    return index.part(np.sort(kept[scores[kept] > -np.inf]), views=weighed)


def _roughly(index: "Index", weighed: Mapping[View, Vectors], usual: Usuals) -> Floats:
    """About the sum of what `Closest.standardised` gives for each view, in the script in which that is most."""
    assert index.sketch is not None
    found = np.full(len(index.keys), LOWEST, dtype=np.float32)
    for script, part in index.having.items():
        towards = _beside({view: vector / usual[view, script].spread for view, vector in weighed.items()}, index)
        towards = towards.astype(np.float32) @ index.sketch.basis
        blocks = (index.layout.blocks[field, script] for field in Field)
        likeness = np.concatenate([index.sketch.rows[block.texts] @ towards for block in blocks])
        closest = Closest.of(part.layout, likeness, script)
        above = closest.standardised(replace(Usual.of(closest), spread=1.0))
        found[part.intents] = np.maximum(found[part.intents], above)
    return found


def _beside(vectors: Mapping[View, Vectors], index: "Index") -> Floats:
    """One vector of all views; nothing for those that the utterance has no vector of."""
    sizes = {view: index.views[view].shape[1] for view in sorted(index.views)}
    return np.concatenate([vectors.get(view, np.zeros(size, dtype=np.float32)) for view, size in sizes.items()])


def _side_by_side(views: Mapping[View, Vectors], texts: Places) -> Vectors:
    return np.hstack([views[view][texts] for view in sorted(views)]).astype(np.float32)


def _components(vectors: Vectors) -> Floats:
    """The directions in which vectors differ most, a column each."""
    _, directions = np.linalg.eigh((vectors.T @ vectors).astype(np.float64))  # the largest last
    return np.ascontiguousarray(directions[:, ::-1][:, :_DIRECTIONS], dtype=np.float32)
