import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from bot.store import audit
from bot.store.models import AuditEntry, MessageRow
from bot.store.sealing import seal, unseal
from tests.unit.console import sample


@pytest.fixture
def data_dir(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def _told(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("create_first_administrator")
    return capsys.readouterr().out.strip()


def test_the_first_password_is_told_until_it_is_changed(
    db: None,
    data_dir: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = _told(capsys)
    name, _slash, password = line.removeprefix("administrator: ").partition(" / ")
    note = data_dir / "first-password"
    user = User.objects.get(username=name)
    assert user.is_superuser
    assert len(password) == 16
    assert user.check_password(password)
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert _told(capsys) == line
    user.set_password("something of my own")
    user.save()
    assert _told(capsys) == ""
    assert not note.exists()


def test_an_administrator_that_is_there_is_left_alone(
    db: None,
    data_dir: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    User.objects.create_superuser("chief", password="something of my own")
    assert _told(capsys) == ""
    assert User.objects.count() == 1


def test_a_data_key_needs_no_settings() -> None:
    command = [sys.executable, "-m", "bot.web.management.commands.make_data_key"]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True
    )
    Fernet(done.stdout.strip())


def test_rotation_seals_with_the_first_key_and_can_be_repeated(db: None, settings: Any) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.DATA_KEYS = [old]
    conversation = sample.make_conversation()
    for number in range(5):
        text = f"発言{number}"
        at = conversation.last_at
        MessageRow.objects.create(
            conversation=conversation, speaker="citizen", kind="text", text_sealed=seal(text), at=at
        )
    settings.DATA_KEYS = [new, old]
    call_command("rotate_data_keys", batch=2)
    before = list(MessageRow.objects.values_list("text_sealed", flat=True))
    call_command("rotate_data_keys", batch=2)
    settings.DATA_KEYS = [new]
    texts = {unseal(row.text_sealed) for row in MessageRow.objects.all()}
    assert texts == {f"発言{number}" for number in range(5)}
    assert list(MessageRow.objects.values_list("text_sealed", flat=True)) == before


def test_rotation_names_what_no_key_opens(db: None, settings: Any) -> None:
    row = sample.make_delivery(sample.make_conversation(), "dead")
    settings.DATA_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match=f"store.DeliveryRow {row.pk} payload"):
        call_command("rotate_data_keys")


def test_the_audit_is_whole_until_somebody_rewrites_it(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b", "c"):
        audit.note("user:1", name)
    call_command("verify_audit")
    assert "3 entries, the chain is whole" in capsys.readouterr().out
    AuditEntry.objects.filter(action="b").update(actor="user:2")
    with pytest.raises(CommandError, match="changed at entry 2"):
        call_command("verify_audit")
