"""Which texts are whose: the owners of texts, with the field and script of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from intents.encoders.port import Floats
from intents.index.counts import Ints, Places, slices
from intents.index.texts import Field, Script

Positions = Places | Sequence[int]

NOTHING = -np.inf  # the score of an owner without a text
LOWEST = -10.0  # what stands out least, standardised


@dataclass(frozen=True)
class Layout:
    """Texts stand ordered by field, script and owner; owners are numbered from 0 to `size`."""

    fields: NDArray[np.uint8]
    scripts: NDArray[np.uint8]
    owners: Ints
    size: int

    def best_by_owner(self, scores: Floats, fields: Iterable[Field], script: Script | None, nothing: float) -> Floats:
        """For each owner the highest score among its texts of some fields, in one script or in any."""
        best = np.full(self.size, nothing, dtype=np.float32)
        for field in fields:
            for each in Script if script is None else (script,):
                block = self.blocks[field, each]
                if len(block.owners):
                    best[block.owners] = np.maximum(best[block.owners], block.best(scores))
        return best

    @cached_property
    def has(self) -> dict[Script, NDArray[np.bool_]]:
        """Which owners have texts in a script."""
        found = {script: np.zeros(self.size, dtype=bool) for script in Script}
        for (_, script), block in self.blocks.items():
            found[script][block.owners] = True
        return found

    def texts_of(self, owners: Places) -> Places:
        """The places of all texts of some owners, in order."""
        order, starts = self._by_owner
        return np.sort(order[slices(starts[owners], starts[owners + 1])])

    def part(self, texts: Places, owners: Places) -> "Layout":
        """Of some texts alone, whose owners, in order, are numbered anew."""
        numbers = np.searchsorted(owners, self.owners[texts]).astype(np.int32)
        return Layout(self.fields[texts], self.scripts[texts], numbers, len(owners))

    @cached_property
    def blocks(self) -> dict[tuple[Field, Script], "Block"]:
        kinds = self.fields.astype(np.int32) * len(Script) + self.scripts
        pairs = [(field, script) for field in Field for script in Script]
        return {(field, script): Block.of(kinds, self.owners, field * len(Script) + script) for field, script in pairs}

    @cached_property
    def _by_owner(self) -> tuple[Places, Places]:
        order = np.argsort(self.owners, kind="stable")
        return order, np.searchsorted(self.owners[order], np.arange(self.size + 1))


@dataclass(frozen=True)
class Block:
    """The texts of one field and script, which stand together, cut where the next owner starts."""

    texts: slice
    owners: Ints
    starts: Places

    @classmethod
    def of(cls, kinds: Ints, owners: Ints, kind: int) -> "Block":
        first, last = np.searchsorted(kinds, [kind, kind + 1])
        own, starts = np.unique(owners[first:last], return_index=True)
        return cls(slice(int(first), int(last)), own, starts)

    def best(self, scores: Floats) -> Floats:
        """Of each owner, from the scores of all texts."""
        here = scores[self.texts]
        best: Floats = here if len(here) == len(self.owners) else np.maximum.reduceat(here, self.starts)
        return best
