"""The picture of an answer: brought as a file, made fit to be public."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from bot import pictures
from bot.domain.illustrations import LONGEST_SIDE, MOST_BROUGHT, MOST_BYTES, name_of
from intents.sources.fields import Fields

FOLDER = "pictures"
_FILE = re.compile(rf"{FOLDER}/[A-Za-z0-9_-]+\.(?:jpg|jpeg|png)")
_BEGINNINGS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


class Flaw(StrEnum):
    """Why something is no picture of an answer, in words for a pack's author."""

    TOO_LARGE = "the picture is larger than 10 MB"
    WRONG_KIND = "only JPEG and PNG pictures are taken"
    UNREADABLE = "the picture is damaged, or has more than 50 million pixels"


class NoPicture(ValueError):
    def __init__(self, flaw: Flaw) -> None:
        super().__init__(str(flaw))
        self.flaw = flaw


def drawn(brought: bytes) -> tuple[str, bytes]:
    """Name and content: at most 1024 pixels a side and 1 MB, and nothing that a camera wrote. Raises NoPicture."""
    if len(brought) > MOST_BROUGHT:
        raise NoPicture(Flaw.TOO_LARGE)
    kind = next((kind for beginning, kind in _BEGINNINGS.items() if brought.startswith(beginning)), "")
    if not kind:
        raise NoPicture(Flaw.WRONG_KIND)
    try:
        content, kept_as, size = pictures.for_an_answer(brought, kind, LONGEST_SIDE)
        if len(content) > MOST_BYTES:
            content, kept_as, size = pictures.in_small(brought, kind, LONGEST_SIDE)
    except pictures.CannotDraw as problem:
        raise NoPicture(Flaw.UNREADABLE) from problem
    return name_of(content, kept_as, *size), content


@dataclass
class PictureFiles:
    """Those of a pack; `drawn` are the ones that were read, by name."""

    folder: Path
    drawn: dict[str, bytes] = field(default_factory=dict)

    def read(self, fields: Fields, alt: dict[str, str], answers: dict[str, str]) -> str:
        """The name of the intent's picture, empty where it has none."""
        name = fields.read_or("picture", self._drawn, "")
        for language in answers if name else ():
            if language not in alt:
                fields.found["picture"].wrong(
                    f"{fields.name}.picture_alt.{language}: what the picture shows is missing"
                )
        return name

    def _drawn(self, text: str) -> str:
        if not _FILE.fullmatch(text):
            raise ValueError(f'"{text}" is not a file like {FOLDER}/map.png')
        try:
            brought = _bytes(self.folder / text)
        except OSError as error:
            raise ValueError(f'"{text}" cannot be read: {error.strerror}') from error
        name, content = drawn(brought)
        self.drawn[name] = content
        return name


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BROUGHT + 1)
