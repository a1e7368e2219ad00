"""Pictures without what cameras write into them: the place, the time, the owner's name."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps

LONGEST_SIDE = 4096  # pixels
PREVIEW_SIDE = 1024  # pixels; LINE takes 1 MB of a preview, and this stays far below
MOST_PIXELS = 50_000_000  # a phone's camera makes 12 to 50 million; a small file may claim billions
ROOM_SIDE = 2048  # pixels: a form of A4 is legible, and the upload takes a second at most
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}
_PLAIN_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"pHYs"})
_PLAIN_SEGMENTS = frozenset({"APP0", "APP2", "APP14"})  # shape, colours, colours
_SHOWN = {**_FORMATS, "image/gif": "GIF", "image/webp": "WEBP"}


class CannotDraw(Exception):
    """Broken, or of more pixels than are taken."""


def redrawn(content: bytes, content_type: str) -> tuple[bytes, bytes]:
    """The picture, upright and with its pixels and colours only, and a JPEG preview. Raises CannotDraw."""
    with _upright(content, _FORMATS[content_type]) as upright:
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _written(upright, content_type), _small(upright, PREVIEW_SIDE)


def for_an_answer(content: bytes, content_type: str, side: int) -> tuple[bytes, str, tuple[int, int]]:
    """What is shown to everybody, its kind and its size in pixels. Raises CannotDraw.

    What is small and tells nothing already stays as it is, so that a picture that was drawn once has one name for ever.
    """
    form = _FORMATS[content_type]
    with _upright(content, form) as upright:
        upright.load()
        if max(upright.size) <= side and _tells_nothing(content, form):
            return content, content_type, upright.size
        upright.thumbnail((side, side))
        return _written(upright, content_type), content_type, upright.size


def in_small(content: bytes, content_type: str, side: int) -> tuple[bytes, str, tuple[int, int]]:
    """The same as a JPEG, where the other is too large."""
    with _upright(content, _FORMATS[content_type]) as upright:
        upright.thumbnail((side, side))
        return _small(upright, side), "image/jpeg", upright.size


def for_a_room(content: bytes, content_type: str) -> bytes:
    """A JPEG, upright and with its pixels only; of what moves, the first picture. Raises CannotDraw."""
    with _upright(content, _SHOWN[content_type]) as upright:
        return _small(upright, ROOM_SIDE)


def _tells_nothing(content: bytes, form: str) -> bool:
    """Nothing beside pixels and colours, and nothing behind them."""
    if form == "PNG":
        return set(_chunks(content)) <= _PLAIN_CHUNKS
    with Image.open(io.BytesIO(content), formats=[form]) as opened:
        segments = {name for name, _data in getattr(opened, "applist", ())}
        return segments <= _PLAIN_SEGMENTS and "mp" not in opened.info and content.endswith(b"\xff\xd9")


def _chunks(content: bytes) -> Iterator[bytes]:
    """The kinds of a PNG's chunks; an empty one for what stands behind its end."""
    at, kind = 8, b""
    while at < len(content):
        kind = content[at + 4 : at + 8] if kind != b"IEND" else b""
        yield kind
        at += 12 + int.from_bytes(content[at : at + 4], "big")


@contextmanager
def _upright(content: bytes, form: str) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(content), formats=[form]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise CannotDraw("too many pixels")
            yield ImageOps.exif_transpose(opened)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise CannotDraw(type(problem).__name__) from problem


def _written(picture: Image.Image, content_type: str) -> bytes:
    written, colours = io.BytesIO(), picture.info.get("icc_profile")
    if content_type == "image/png":
        picture.save(written, "PNG", icc_profile=colours)
    else:
        shown = picture if picture.mode in ("RGB", "L", "CMYK") else picture.convert("RGB")
        shown.save(written, "JPEG", quality=92, icc_profile=colours)
    return written.getvalue()


def _small(picture: Image.Image, side: int) -> bytes:
    """A JPEG, on white where the picture is transparent."""
    small = picture.convert("RGBA")
    small.thumbnail((side, side))
    ground = Image.new("RGB", small.size, "white")
    ground.paste(small, mask=small.getchannel("A"))
    written = io.BytesIO()
    ground.save(written, "JPEG", quality=80)
    return written.getvalue()
