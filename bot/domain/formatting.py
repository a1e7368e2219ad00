"""What formatting an answer may have: words between **two asterisks** are bold, and nothing else is more than text.

LINE has bold letters in a Flex text and nothing like headings or lists: a line of bold words is the heading, and a line
that begins with ・ or - is the list, as city halls write them. HTML and every other markup is shown as it was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Within a line, and no blanks at the edges.
_BOLD = re.compile(r"(?<!\*)\*\*(?![\s*])([^*\n]*[^\s*])\*\*(?!\*)")


@dataclass(frozen=True)
class Piece:
    text: str
    bold: bool = False


def pieces(text: str) -> list[Piece]:
    """The text without its marks, in order."""
    return [piece for piece in _pieces(text) if piece.text]


def plain(text: str) -> str:
    """Without the marks: for everything that draws no letters."""
    return _BOLD.sub(r"\1", text)


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for found in _BOLD.finditer(text):
        yield Piece(text[at : found.start()])
        yield Piece(found[1], bold=True)
        at = found.end()
    yield Piece(text[at:])
