"""Making intents comparable that are not written in the language of the utterance.

Likeness across languages is lower than within one, and words are hardly shared, so that an intent written only in
Japanese would lose every English utterance to intents that are written in both. Its missing parts are therefore
estimated: how far it stands out among all intents across languages, it is taken to stand out within the language too.
Mean and spread come from the intents that are written in both, for each utterance anew.
"""

import numpy as np
from numpy.typing import NDArray

from intents.index.bm25 import Floats
from intents.index.index import Index
from intents.index.texts import Field, Script

Flags = NDArray[np.bool_]

_ENOUGH = 5  # intents in both languages, below which their mean and spread say nothing


def bridged(index: Index, by_script: dict[Script, Floats], whole: Floats, script: Script) -> Floats:
    """All parts of each intent: the better of both scripts, and an estimate where the utterance's own is missing."""
    own, other = by_script[script], by_script[_opposite(script)]
    parts = np.vstack([np.maximum(own, other), whole])
    missing = [~index.has(field, script) & index.has(field, _opposite(script)) for field in Field]
    both = np.all([index.has(field, each) for field in Field for each in Script], axis=0)
    if not np.any(missing) or both.sum() < _ENOUGH:
        return parts
    outstanding = _standardised(other[: len(Field)].sum(axis=0), both)
    for number, lacks in enumerate([*missing, *missing, np.all(missing, axis=0)]):
        parts[number, lacks] = np.maximum(parts[number], _estimate(parts[number], both, outstanding))[lacks]
    return parts


def _estimate(part: Floats, both: Flags, outstanding: Floats) -> Floats:
    estimate: Floats = part[both].mean() + part[both].std() * outstanding
    return estimate


def _standardised(scores: Floats, among: Flags) -> Floats:
    spread = float(scores[among].std()) or 1.0
    standardised: Floats = (scores - scores[among].mean()) / spread
    return standardised


def _opposite(script: Script) -> Script:
    return Script.LATIN if script is Script.JAPANESE else Script.JAPANESE
