"""What staff may send besides words, by its bytes; pictures lose what cameras write into them."""

import io

import pytest
from PIL import Image

from bot import pictures
from bot.domain.attachments import MOST_BYTES, Fit, Refusal, plain_name
from bot.privacy.attached import judged
from tests.unit.made_files import jpeg, office, pdf, png

EXE = b"MZ\x90\x00" + bytes(200)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("map.JPG", jpeg(), "image/jpeg"),
        ("map.png", png(), "image/png"),
        ("申請書.pdf", pdf(), "application/pdf"),
        ("申請書.docx", office(), "wordprocessingml.document"),
        ("一覧.xlsx", office("xl/workbook.xml"), "spreadsheetml.sheet"),
        ("説明.pptx", office("ppt/presentation.xml"), "presentationml.presentation"),
    ],
    ids=lambda value: "content" if isinstance(value, bytes) else None,  # not its megabytes
)
def test_what_a_city_sends_is_taken(name: str, content: bytes, kind: str) -> None:
    fit = judged(name, content)
    assert isinstance(fit, Fit)
    assert fit.content_type.endswith(kind)
    assert bool(fit.preview) == kind.startswith("image/")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("form.pdf", b"", Refusal.EMPTY),
        ("form.pdf", EXE, Refusal.WRONG_TYPE),
        ("form.pdf", b"<html><script>alert(1)</script></html>", Refusal.WRONG_TYPE),
        ("form.pdf", pdf() + bytes(MOST_BYTES), Refusal.TOO_LARGE),
        ("form.docx", pdf(), Refusal.OTHER_THAN_NAMED),
        ("form", pdf(), Refusal.OTHER_THAN_NAMED),
        ("form.docx", office("word/document.xml", "word/vbaProject.bin"), Refusal.WRONG_TYPE),
        ("all.zip", office("readme.txt"), Refusal.WRONG_TYPE),
        ("form.docx", office()[:60], Refusal.WRONG_TYPE),
        ("map.jpg", jpeg()[:400], Refusal.UNREADABLE),
    ],
    ids=lambda value: "content" if isinstance(value, bytes) else None,  # not its megabytes
)
def test_what_is_not_taken_has_its_reason(name: str, content: bytes, why: Refusal) -> None:
    assert judged(name, content) is why


def test_a_picture_loses_place_and_name_and_stands_upright() -> None:
    taken = jpeg(place=True)
    assert b"Hanako Yamada" in taken
    fit = judged("photo.jpg", taken)
    assert isinstance(fit, Fit)
    for content in (fit.content, fit.preview):
        with Image.open(io.BytesIO(content)) as shown:
            assert not shown.getexif()
            assert shown.size == (20, 40)
        assert b"Hanako" not in content


def test_a_preview_is_small_whatever_the_picture_is(monkeypatch: pytest.MonkeyPatch) -> None:
    clean, preview = pictures.redrawn(png((2000, 900)), "image/png")
    with Image.open(io.BytesIO(preview)) as shown:
        assert shown.size == (1024, 461)
    assert len(preview) < 1_000_000
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    with pytest.raises(pictures.CannotDraw):
        pictures.redrawn(clean, "image/png")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_room_gets_a_jpeg_that_fits_and_tells_nothing_of_the_camera(kind: str) -> None:
    written, exif = io.BytesIO(), Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Hanako Yamada"  # orientation, artist
    Image.new("RGB", (2200, 600), "#336699").save(written, kind, exif=exif.tobytes())
    copy = pictures.for_a_room(written.getvalue(), f"image/{kind.lower()}")
    with Image.open(io.BytesIO(copy)) as drawn:
        assert (drawn.format, max(drawn.size)) == ("JPEG", pictures.ROOM_SIDE)
        assert not drawn.getexif()
    with pytest.raises(pictures.CannotDraw):
        pictures.for_a_room(written.getvalue()[:200], f"image/{kind.lower()}")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\hanako\\申請書.pdf", "申請書.pdf"),
        ("../../etc/passwd", "passwd"),
        ("form\u202efdp.exe", "formfdp.exe"),
        ("\x00 .", "file"),
        ("あ" * 200 + ".docx", "あ" * 75 + ".docx"),
    ],
    ids=lambda value: "content" if isinstance(value, bytes) else None,  # not its megabytes
)
def test_a_name_is_a_name_and_nothing_else(given: str, kept: str) -> None:
    assert plain_name(given) == kept
