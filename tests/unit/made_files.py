"""Small files of every kind, made as the programs of offices and cameras make them."""

import io
import zipfile

from PIL import Image

_GPS, _LATITUDE, _ORIENTATION, _ARTIST = 0x8825, 2, 0x0112, 0x013B


def jpeg(*, place: bool = False, size: tuple[int, int] = (40, 20)) -> bytes:
    """With `place`, as a phone takes it that was held upright: turned by its orientation, with GPS and a name."""
    exif = Image.Exif()
    if place:
        exif[_ORIENTATION], exif[_ARTIST] = 6, "Hanako Yamada"
        exif.get_ifd(_GPS)[_LATITUDE] = (35.0, 26.0, 1.0)
    written = io.BytesIO()
    Image.new("RGB", size, "#336699").save(written, "JPEG", exif=exif)
    return written.getvalue()


def png(size: tuple[int, int] = (40, 20)) -> bytes:
    written = io.BytesIO()
    Image.new("RGBA", size, (200, 30, 30, 128)).save(written, "PNG")
    return written.getvalue()


def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def office(part: str = "word/document.xml", *more: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(zipfile.ZipInfo(name), "<x/>")  # of no time: the same bytes at every run
    return written.getvalue()
