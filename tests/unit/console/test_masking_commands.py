"""evaluate_masking and mask_again, as an operator runs them."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from bot import wiring
from bot.privacy.network import Network
from bot.store.models import ContactRow, ConversationRow, MessageRow
from bot.store.sealing import seal
from tests.unit.intents.packs import RESIDENCE, write_pack
from tests.unit.privacy.tagging import needs_tagger


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    texts = ["電話は{phone:090-1234-5678}です", "{name:山田}と申します", "これは{name:見つからない名}"]
    content = "positive:\n" + "".join(f'  - "{text}"\n' for text in texts) + 'negative:\n  - "手数料は300円ですか"\n'
    (tmp_path / "some.yaml").write_text(content, encoding="utf-8")
    return tmp_path


def test_recall_and_precision_are_told_by_kind(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("evaluate_masking", str(examples), json=True)
    told = json.loads(capsys.readouterr().out)
    kinds = [told[part]["kinds"] for part in ("seen", "unseen")]
    assert sum(each["phone"]["hidden"] for each in kinds) == sum(each["numbered"]["items"] for each in kinds) == 1
    assert sum(each["name"]["items"] for each in kinds) == 2
    assert sum(each["name"]["hidden"] for each in kinds) == 1
    assert sum(part["texts"].get("negative", 0) for part in told.values()) == 1


def test_the_table_and_the_errors_can_be_read(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("evaluate_masking", str(examples), errors=True)
    told = capsys.readouterr().out
    assert "unseen: " in told
    assert "precision" in told
    assert "not hidden:" in told


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no \\*"):
        call_command("evaluate_masking", str(tmp_path))


def _message(masked: str, sealed: bytes) -> MessageRow:
    contact = ContactRow.objects.create(channel="line")
    conversation = ConversationRow.objects.create(contact=contact, last_at=timezone.now())
    fields = {"speaker": "citizen", "kind": "text", "at": timezone.now(), "conversation": conversation}
    return MessageRow.objects.create(text_masked=masked, text_sealed=sealed, **fields)


@pytest.mark.django_db
def test_what_was_stored_before_is_masked_anew_from_its_original(capsys: pytest.CaptureFixture[str]) -> None:
    text = "山田太郎と申します。住民票は？"
    older, unsent = _message(text, seal(text)), _message("", b"")
    call_command("mask_again", batch=1)
    assert "messages: 1, masked anew: 1" in capsys.readouterr().out
    older.refresh_from_db()
    unsent.refresh_from_db()
    assert (older.text_masked, unsent.text_masked) == ("[氏名]と申します。住民票は？", "")
    call_command("mask_again")
    assert "masked anew: 0" in capsys.readouterr().out


@pytest.mark.django_db
def test_what_no_key_opens_is_left_and_counted() -> None:
    row = _message("電話は[電話番号]", b"sealed with a key that is gone")
    with pytest.raises(CommandError, match=r"1 messages.*DATA_KEYS"):
        call_command("mask_again")
    row.refresh_from_db()
    assert row.text_masked == "電話は[電話番号]"


@needs_tagger
def test_a_network_is_learned_from_examples_and_texts_of_a_city(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "made.npz"
    call_command(
        "train_masking", str(examples), str(write_pack(tmp_path / "pack", RESIDENCE)), file=made, variants=1, steps=20
    )
    assert f"Written: {made}" in capsys.readouterr().out
    assert Network.read(made).encoder == Network.read().encoder


@needs_tagger
def test_what_cannot_be_learned_from_is_named(examples: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(CommandError, match=r"no \*\.yaml"):
        call_command("train_masking", str(tmp_path / "none"), str(tmp_path / "none"))
    with pytest.raises(CommandError, match=r"city\.yaml"):
        call_command("train_masking", str(examples), str(tmp_path / "none"))


@needs_tagger
@pytest.mark.django_db
def test_a_process_that_answers_nobody_masks_by_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "our neighbour yusuf burns garbage at night, 090-1234-5678"
    assert wiring.masker()(text) == "our neighbour [氏名] burns garbage at night, [電話番号]"
    monkeypatch.setattr(wiring.library(), "matching", False)
    assert wiring.masker()(text) == "our neighbour yusuf burns garbage at night, [電話番号]"
