"""Sheets of texts, from whatever file they came, and the limits that every file keeps to."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

ROWS = 20_000  # of all sheets: 5,000 answers in three languages, and room
COLUMNS = 64
FILE_BYTES = 20_000_000
UNPACKED_BYTES = 120_000_000
RATIO = 200  # unpacked to packed; a spreadsheet of one sentence repeated reaches 50
MEMBERS = 1_000


class Formula(str):
    """A cell whose value the file does not say; the text is what to tell."""

    __slots__ = ()


@dataclass(frozen=True)
class Sheet:
    """The rows that are not empty, each with its number as a spreadsheet counts, from 1."""

    name: str
    rows: Sequence[tuple[int, Sequence[str]]]


class UnreadableFile(Exception):
    """The whole file is refused; the message says why, in the language of whoever brought it."""


class RowCount:
    """Counts over all sheets of a file, and ends the reading where there are too many."""

    def __init__(self) -> None:
        self._left = ROWS + 1  # and the headings

    def add(self) -> None:
        self._left -= 1
        if self._left < 0:
            told = _("The file has more than %(limit)d rows. Please split it into several files.")
            raise UnreadableFile(told % {"limit": ROWS})


def check_size(data: bytes) -> None:
    if len(data) > FILE_BYTES:
        told = _("The file is larger than %(limit)d MB. Please split it into several files.")
        raise UnreadableFile(told % {"limit": FILE_BYTES // 1_000_000})
    if not data:
        raise UnreadableFile(_("The file is empty."))
