"""The picture of an answer: what becomes of a file that is brought, in packs and as it is kept."""

import io
import random
import struct
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.domain.illustrations import MOST_BROUGHT, MOST_BYTES, is_name, ratio_of, size_of
from intents import pictures
from intents.exporting import pack_now
from intents.loading import load_pack
from intents.models import AnswerPicture, Intent
from intents.publishing import save_edit
from intents.sources import FileSource, PackProblems
from intents.sources.pictures import Flaw, NoPicture, drawn
from intents.sources.writing import files_of
from tests.unit.made_files import jpeg, png

from .packs import GARBAGE, write_pack

WITH_PICTURE = GARBAGE + "  picture: pictures/bags.png\n  picture_alt: {ja: 袋の色の表, en: The colours of the bags}\n"


def with_words() -> bytes:
    written, said = io.BytesIO(), PngInfo()
    said.add_text("Author", "Hanako Yamada")
    Image.new("RGB", (40, 20), "red").save(written, "PNG", pnginfo=said)
    return written.getvalue()


def noise(side: int) -> bytes:
    """A picture of which no PNG becomes small."""
    written = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(1).randbytes(side * side * 3)).save(written, "PNG")
    return written.getvalue()


def bomb() -> bytes:
    """A small file that says that it has a billion pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 32000, 32000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + png()[33:]


@pytest.mark.parametrize(
    ("brought", "size"),
    [
        pytest.param(png(), (40, 20), id="small"),
        pytest.param(png((3000, 1500)), (1024, 512), id="large"),
        pytest.param(jpeg(place=True), (20, 40), id="turned"),
        pytest.param(jpeg(size=(900, 2000)), (461, 1024), id="tall"),
    ],
)
def test_a_picture_is_made_fit_once_and_keeps_its_name(brought: bytes, size: tuple[int, int]) -> None:
    name, content = drawn(brought)
    assert size_of(name) == size
    assert Image.open(io.BytesIO(content)).size == size
    assert drawn(content) == (name, content)


TELLING = (jpeg(place=True), with_words(), png() + b"Hanako Yamada", jpeg() + b"Hanako Yamada")


@pytest.mark.parametrize("brought", TELLING, ids=["exif", "words", "behind a png", "behind a jpeg"])
def test_nothing_is_left_of_who_made_it(brought: bytes) -> None:
    assert b"Hanako Yamada" in brought
    _name, content = drawn(brought)
    assert b"Hanako Yamada" not in content
    assert not Image.open(io.BytesIO(content)).getexif()


def test_what_no_png_holds_becomes_a_jpeg() -> None:
    name, content = drawn(noise(800))
    assert name.endswith("-800x800.jpg")
    assert len(content) <= MOST_BYTES


@pytest.mark.parametrize(
    ("brought", "flaw"),
    [
        pytest.param(jpeg() + bytes(MOST_BROUGHT), Flaw.TOO_LARGE, id="large"),
        pytest.param(b"", Flaw.WRONG_KIND, id="empty"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", Flaw.WRONG_KIND, id="svg"),
        pytest.param(b"GIF89a" + bytes(50), Flaw.WRONG_KIND, id="gif"),
        pytest.param(png()[:60], Flaw.UNREADABLE, id="cut"),
        pytest.param(jpeg()[:300], Flaw.UNREADABLE, id="cut jpeg"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), Flaw.UNREADABLE, id="only the beginning"),
        pytest.param(bomb(), Flaw.UNREADABLE, id="bomb"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(brought: bytes, flaw: Flaw) -> None:
    with pytest.raises(NoPicture) as refused:
        drawn(brought)
    assert refused.value.flaw is flaw


def test_line_gets_no_ratio_that_it_refuses() -> None:
    name, _content = drawn(png((10, 900)))
    assert ratio_of(name) == "10:30"
    assert not is_name("../" + name)
    with pytest.raises(ValueError, match="is no name"):
        ratio_of("garbage.png")


def pack_folder(folder: Path, intents: str = WITH_PICTURE, content: bytes | None = None) -> Path:
    write_pack(folder, intents)
    (folder / "pictures").mkdir()
    (folder / "pictures" / "bags.png").write_bytes(png((2000, 1000)) if content is None else content)
    return folder


@pytest.mark.django_db
def test_a_packs_picture_is_loaded_exported_and_the_same_when_it_comes_back(tmp_path: Path) -> None:
    pack = FileSource(pack_folder(tmp_path / "one")).read()
    load_pack(pack)
    content = pack.intents[0].content
    assert content.picture_alt == {"ja": "袋の色の表", "en": "The colours of the bags"}
    assert pictures.content_of(content.picture) == pack.pictures[content.picture]
    files = files_of(pack_now())
    for name, written in files.items():
        (tmp_path / "two" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "two" / name).write_bytes(written)
    again = FileSource(tmp_path / "two").read()
    assert (again.intents, again.pictures) == (pack.intents, pack.pictures)
    assert load_pack(again).publication is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("en: The colours of the bags", "ja-easy: 袋", "garbage.picture_alt.en: what the picture shows is missing"),
        ("pictures/bags.png", "pictures/gone.png", '"pictures/gone.png" cannot be read: No such file'),
        ("pictures/bags.png", "../bags.png", '"../bags.png" is not a file like pictures/map.png'),
        ("pictures/bags.png", "pictures/../city.png", "is not a file like"),
        ("pictures/bags.png", "/etc/x.png", "is not a file like"),
        ("袋の色の表", "あ" * 201, "has 201 characters, 200 are allowed"),
    ],
)
def test_what_is_wrong_with_a_packs_picture_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(PackProblems) as wrong:
        FileSource(pack_folder(tmp_path, WITH_PICTURE.replace(old, new))).read()
    assert told in str(wrong.value)


def test_a_packs_file_that_is_no_picture_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackProblems, match=r"garbage\.picture: only JPEG and PNG pictures are taken"):
        FileSource(pack_folder(tmp_path, content=b"hello")).read()


@pytest.mark.django_db
def test_pictures_of_every_revision_stay_and_what_was_never_saved_goes(tmp_path: Path) -> None:
    load_pack(FileSource(pack_folder(tmp_path)).read())
    save_edit(Intent.objects.get(key="garbage"), {"picture": ""}, author=None, base_revision=1)
    name, content = drawn(png((3, 3)))
    pictures.keep({name: content})
    now = timezone.now()
    assert pictures.forget_unnamed(now - timedelta(days=1)) == 0
    AnswerPicture.objects.update(kept_at=now - timedelta(days=2))
    assert pictures.is_kept(name)  # by a form that is about to be saved
    assert pictures.forget_unnamed(now - timedelta(days=1)) == 0
    assert pictures.forget_unnamed(now + timedelta(days=1)) == 1
    assert [row.pk.partition("-")[2] for row in AnswerPicture.objects.all()] == ["1024x512.png"]
