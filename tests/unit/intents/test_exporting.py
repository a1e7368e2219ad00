"""A pack written from the rows: it loads back to the same content, byte for byte the same each time."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from intents.exporting import pack_now
from intents.glossary import with_group
from intents.lexicon import Group
from intents.loading import Loaded, load_pack
from intents.models import Intent
from intents.publishing import current_number, save_edit, save_lexicon
from intents.sources import FileSource, Pack
from intents.sources.writing import files_of, zipped

from .packs import SAMPLE_CITY

pytestmark = pytest.mark.django_db


def written(pack: Pack, folder: Path) -> Pack:
    for name, content in files_of(pack).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return FileSource(folder).read()


def by_key(pack: Pack) -> dict[str, object]:
    return {intent.key: intent for intent in pack.intents}


def test_the_sample_city_comes_back_whole(tmp_path: Path) -> None:
    pack = FileSource(SAMPLE_CITY).read()

    again = written(pack, tmp_path)

    assert by_key(again) == by_key(pack)
    assert again.city == pack.city
    assert {each.key: each for each in again.departments} == {each.key: each for each in pack.departments}
    assert again.lexicon == pack.lexicon
    assert files_of(again) == files_of(pack)


HARD = (
    "no",
    "12:30",
    "0000-00-1101",
    "- a list?",
    "key: value # not a comment",
    "'quoted' \"twice\"",
    "行末の空白 \nつぎの行",
    "  字下げで始まる行\n・「％」と@と`",
    "改行\n\n\nが続く😀🏳️‍🌈",
    "タブ\tと全角　空白",
    "null",
    "~",
    "2026-04-01",
)


@pytest.mark.parametrize("text", HARD)
def test_texts_that_yaml_could_misread_come_back(loaded: Loaded, tmp_path: Path, text: str) -> None:
    save_edit(Intent.objects.get(key="garbage"), {"answers": {"ja": text}}, author=None, base_revision=1)

    again = written(pack_now(), tmp_path)

    answers = next(intent.content.answers for intent in again.intents if intent.key == "garbage")
    assert answers["ja"] == text.strip()


def test_what_was_exported_changes_nothing_when_it_is_loaded(loaded: Loaded, tmp_path: Path) -> None:
    save_edit(Intent.objects.get(key="garbage"), {"answers": {"ja": "毎朝です。"}}, author=None, base_revision=1)
    save_lexicon(with_group(Group(("コアラ証", "コアラ"), ("koala card",), "term")))
    before = current_number()

    call_command("export_pack", str(tmp_path / "exported"))

    again = load_pack(FileSource(tmp_path / "exported").read(), force=True)
    assert (again.changed, again.removed, current_number()) == ([], [], before)


def test_a_file_of_a_topic_that_is_gone_leaves_the_folder(loaded: Loaded, tmp_path: Path) -> None:
    (tmp_path / "intents").mkdir()
    (tmp_path / "intents" / "old.yaml").write_text("- {}")
    (tmp_path / "heldout").mkdir()

    call_command("export_pack", str(tmp_path))

    assert sorted(path.name for path in (tmp_path / "intents").iterdir()) == [
        "certificates.yaml",
        "living.yaml",
        "waste.yaml",
    ]
    assert (tmp_path / "heldout").is_dir()


def test_the_zip_is_the_same_each_time_and_holds_one_folder(loaded: Loaded) -> None:
    packed = zipped(files_of(pack_now()), "testcity")

    assert packed == zipped(files_of(pack_now()), "testcity")
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert names[:2] == ["testcity/city.yaml", "testcity/departments.yaml"]


def test_without_a_city_the_command_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="load_pack"):
        call_command("export_pack", str(tmp_path))
