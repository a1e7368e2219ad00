"""What changed between two versions, by field, line and piece of a line. The templates escape and draw it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.4  # below this two lines are told as one removed and one added, not as one changed


@dataclass(frozen=True)
class Piece:
    text: str
    changed: bool = False


@dataclass(frozen=True)
class Line:
    """`kind` is kept, removed or added."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Difference:
    label: str
    lines: tuple[Line, ...]


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[Difference]:
    """The labels whose texts differ, in the order of `after`."""
    labels = dict.fromkeys([*after, *before])
    changed = [label for label in labels if before.get(label, "") != after.get(label, "")]
    return [Difference(label, tuple(_lines(before.get(label, ""), after.get(label, "")))) for label in changed]


def _lines(before: str, after: str) -> Iterator[Line]:
    old, new = before.splitlines(), after.splitlines()
    for operation, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            yield from (Line("kept", (Piece(text),)) for text in old[i1:i2])
        elif operation == "replace" and i2 - i1 == j2 - j1:
            for one, other in zip(old[i1:i2], new[j1:j2], strict=True):
                yield from _pair(one, other)
        else:
            yield from (Line("removed", (Piece(text),)) for text in old[i1:i2])
            yield from (Line("added", (Piece(text),)) for text in new[j1:j2])


def _pair(old: str, new: str) -> Iterator[Line]:
    """Two versions of one line, the differing characters marked: Japanese has no spaces to go by."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield Line("removed", (Piece(old),))
        yield Line("added", (Piece(new),))
        return
    codes = matcher.get_opcodes()
    yield Line("removed", tuple(Piece(old[i1:i2], tag != "equal") for tag, i1, i2, _, _ in codes if i2 > i1))
    yield Line("added", tuple(Piece(new[j1:j2], tag != "equal") for tag, _, _, j1, j2 in codes if j2 > j1))
