"""The vector table as the cache that the building of an index asks first."""

from collections.abc import Iterable, Mapping

import numpy as np

from intents.encoders.port import Vectors
from intents.models import Vector

_AT_ONCE = 500  # values in one query: SQLite takes a bounded number of them
_STORED_AS = np.dtype("<f4")


class VectorTable:
    def get(self, model: str, hashes: Iterable[str]) -> Mapping[str, Vectors]:
        found: dict[str, Vectors] = {}
        wanted = sorted(hashes)
        for start in range(0, len(wanted), _AT_ONCE):
            rows = Vector.objects.filter(model=model, text_hash__in=wanted[start : start + _AT_ONCE])
            found |= {text: np.frombuffer(data, _STORED_AS) for text, data in rows.values_list("text_hash", "data")}
        return found

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        """Two machines may compute the same texts at once: the first one's rows stay, they are the same."""
        rows = [
            Vector(model=model, text_hash=text, data=vector.astype(_STORED_AS).tobytes())
            for text, vector in vectors.items()
        ]
        Vector.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)

    def forget(self, model: str) -> None:
        Vector.objects.filter(model=model).delete()
