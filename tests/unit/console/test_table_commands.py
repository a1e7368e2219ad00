"""The same use cases for operators: a table out, looked at, applied."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bot.store.models import AuditEntry
from intents.models import IntentRevision
from intents.publishing import current_number
from intents.revisions import latest_revision


def run(*arguments: str) -> str:
    told = StringIO()
    call_command(*arguments, stdout=told, stderr=told)
    return told.getvalue()


@pytest.fixture
def table(garbage: IntentRevision, tmp_path: Path) -> Path:
    """Exported, with one word changed."""
    file = tmp_path / "faq.csv"
    run("export_table", str(file), "--language", "en")
    file.write_bytes(file.read_bytes().replace("8時30分".encode(), "8時".encode()))
    return file


def test_a_table_is_looked_at_and_changes_nothing(table: Path) -> None:
    told = run("import_table", str(table))

    assert "garbage ja changed: answers" in told
    assert "0 new, 1 changed, 1 unchanged, 0 refused" in told
    assert current_number() == 1


def test_a_table_is_applied_and_that_is_audited(garbage: IntentRevision, table: Path) -> None:
    assert "Publication 2." in run("import_table", str(table), "--apply")

    latest = latest_revision(garbage.intent)
    assert latest is not None
    assert latest.content["answers"]["ja"].startswith("朝8時まで")
    assert AuditEntry.objects.filter(action="answers.imported").count() == 1
    assert "Nothing has changed." in run("import_table", str(table), "--apply")


def test_problems_end_the_command_and_name_the_cell(table: Path) -> None:
    table.write_bytes(table.read_bytes().replace(b"2030-03-31", b"someday"))

    with pytest.raises(CommandError, match="nothing is imported"):
        run("import_table", str(table), "--apply")
    assert current_number() == 1


def test_files_of_another_kind_are_refused(garbage: IntentRevision, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"\.xlsx or \.csv"):
        run("export_table", str(tmp_path / "faq.pdf"))
    with pytest.raises(CommandError, match="cannot be read"):
        run("import_table", str(tmp_path / "nothing.csv"))


def test_what_the_check_objects_to_waits_or_is_published_with_a_reason(garbage: IntentRevision, table: Path) -> None:
    table.write_bytes(table.read_bytes().replace("朝8時".encode(), "かしこまりました。朝8時".encode()))
    told = run("import_table", str(table))
    assert "Answer: check: “かしこまりました” looks like something an AI or a template left behind." in told
    published = run("import_table", str(table), "--apply", "--reason", "a quotation")
    assert "Publication 2." in published
    assert AuditEntry.objects.get(action="answers.imported").details == {
        "file": "faq.csv",
        "drafts": 0,
        "reason": "a quotation",
    }


def test_without_a_reason_what_waits_is_told(garbage: IntentRevision, table: Path) -> None:
    table.write_bytes(table.read_bytes().replace("朝8時".encode(), "かしこまりました。朝8時".encode()))
    told = run("import_table", str(table), "--apply")
    assert "1 wait as drafts" in told
    assert "Nothing was published." in told
    assert current_number() == 1
