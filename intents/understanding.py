"""From a city's entries to an index that is ready to be asked: built, then calibrated on itself."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.answers import Entry
from intents.calibration import calibrate
from intents.encoders import e5
from intents.encoders.port import Encoder
from intents.encoders.use import UniversalSentenceEncoder
from intents.index.build import build
from intents.index.concepts import Group
from intents.index.elsewhere import SENTENCES
from intents.index.index import Index
from intents.index.texts import texts_of
from intents.index.vectors import VectorCache
from intents.ranking import Ranker
from intents.sureness import shipped_for

_FEW = 0.2  # of the texts may have changed since, before everything is learned anew


def bundled_encoders() -> tuple[Encoder, ...]:
    """What ships inside packages on this platform."""
    return (e5.E5(), UniversalSentenceEncoder()) if e5.available() else (UniversalSentenceEncoder(),)


def understand(
    entries: Sequence[Entry],
    encoders: Sequence[Encoder],
    groups: Sequence[Group],
    before: Index | None = None,
    cache: VectorCache | None = None,
    nobodys: Sequence[str] = SENTENCES,
) -> Index:
    """Minutes for thousands of entries, since each text is read by each encoder; a second after an edit.

    What was learned for the index `before` is used again where most texts are still those it was learned from.
    """
    if before and not _serves(before, entries, encoders):
        before = None
    built = build(entries, encoders, groups, before, cache, nobodys)
    if before:
        return replace(built.index, calibration=before.calibration)
    calibration = calibrate(Ranker(built.index, encoders), built.left_out, shipped_for(len(entries)))
    return replace(built.index, calibration=calibration)


def _serves(before: Index, entries: Sequence[Entry], encoders: Sequence[Encoder]) -> bool:
    words = {text.words for text in texts_of(entries)}
    changed = len(words ^ before.learned_from)
    return {encoder.name for encoder in encoders} == set(before.adaptations) and changed <= _FEW * len(words)
