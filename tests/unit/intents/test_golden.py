"""A pack's golden questions: read with every mistake named, loaded beside the city's own, written as they were."""

from pathlib import Path

import pytest
from django.core.management import call_command

from intents.exporting import pack_now
from intents.loading import Loaded, load_pack
from intents.models import GoldenQuestion, Intent
from intents.publishing import current_number
from intents.sources import FileSource, Pack, PackProblems

from .packs import write_pack

pytestmark = pytest.mark.django_db

GOLDEN = "- {text: 犬の登録はどこ, intent: dog}\n- {text: 明日の天気, intent: none}\n"


def pack_with(folder: Path, golden: str) -> Pack:
    write_pack(folder)
    (folder / "golden").mkdir(exist_ok=True)
    (folder / "golden" / "ja.yaml").write_text(golden, encoding="utf-8")
    return FileSource(folder).read()


def load(folder: Path, golden: str = GOLDEN, *, force: bool = False) -> Loaded:
    return load_pack(pack_with(folder, golden), force=force)


def kept() -> dict[str, str]:
    rows = GoldenQuestion.objects.select_related("intent")
    return {row.text: f"{row.language} {row.intent.key if row.intent else 'none'}" for row in rows}


def test_they_come_with_the_pack_and_change_nothing_for_citizens(loaded: Loaded, tmp_path: Path) -> None:
    assert load(tmp_path).golden == 2
    assert kept() == {"犬の登録はどこ": "ja dog", "明日の天気": "ja none"}
    assert current_number() == loaded.publication

    assert load(tmp_path).golden == 0


def test_what_the_pack_changes_or_leaves_out_follows(tmp_path: Path) -> None:
    load(tmp_path)

    load(tmp_path, "- {text: 犬の登録はどこ, intent: garbage}")

    assert kept() == {"犬の登録はどこ": "ja garbage"}


def test_what_was_changed_removed_or_added_here_stays_unless_forced(tmp_path: Path) -> None:
    load(tmp_path)
    GoldenQuestion.objects.filter(text="犬の登録はどこ").update(intent=Intent.objects.get(key="garbage"))
    GoldenQuestion.objects.filter(text="明日の天気").delete()
    GoldenQuestion.objects.create(text="Which day?", language="en", intent=Intent.objects.get(key="garbage"))

    again = load(tmp_path)
    assert (again.golden, again.kept_edits) == (0, ["golden question 犬の登録はどこ", "golden question 明日の天気"])
    assert kept() == {"犬の登録はどこ": "ja garbage", "Which day?": "en garbage"}

    load(tmp_path, force=True)
    assert kept() == {"犬の登録はどこ": "ja dog", "明日の天気": "ja none", "Which day?": "en garbage"}


def test_they_are_written_with_the_pack(tmp_path: Path) -> None:
    load(tmp_path / "brought")
    (tmp_path / "exported" / "golden").mkdir(parents=True)
    (tmp_path / "exported" / "golden" / "en.yaml").write_text("- {text: old, intent: none}")

    call_command("export_pack", str(tmp_path / "exported"))

    assert FileSource(tmp_path / "exported").read().golden == pack_now().golden
    assert {each.text for each in pack_now().golden} == set(kept())


@pytest.mark.parametrize(
    ("golden", "problem"),
    [
        ("- {text: 猫, intent: cat}", 'golden/ja.yaml:1: golden: there is no intent "cat"'),
        (f"{GOLDEN}- {{text: 明日の天気, intent: dog}}", "golden/ja.yaml:3: golden: "),
        ("- {text: 犬}", 'golden/ja.yaml:1: question: "intent" is missing'),
        (f"- {{text: {'犬' * 201}, intent: dog}}", "golden/ja.yaml:1: golden: "),
        (f"- {{text: {'👩‍👩‍👧' * 41}, intent: dog}}", "golden/ja.yaml:1: golden: "),
    ],
)
def test_every_mistake_is_named(tmp_path: Path, golden: str, problem: str) -> None:
    with pytest.raises(PackProblems) as wrong:
        pack_with(tmp_path, golden)

    assert [str(each)[: len(problem)] for each in wrong.value.problems] == [problem]


def test_a_file_that_is_named_for_no_language_is_a_problem(tmp_path: Path) -> None:
    pack_with(tmp_path, GOLDEN)
    (tmp_path / "golden" / "japanese.yaml").write_text(GOLDEN)

    with pytest.raises(PackProblems, match=r"golden/japanese\.yaml:1: the file is not named for a language"):
        FileSource(tmp_path).read()
