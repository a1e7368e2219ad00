"""Files of citizens: fetched once, judged by their bytes, opened by those who may, gone with the message."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from bot import wiring
from bot.domain.conversation import CaseState
from bot.domain.files import MOST_BYTES, FileGone, FileNotReady, FileState
from bot.store import files, unsending
from bot.store.models import (
    AuditEntry,
    CaseNoteRow,
    CaseRow,
    ContactRow,
    ConversationRow,
    DeliveryRow,
    Destination,
    FileRow,
    MessageRow,
)
from tasks.files import content_type, fetch

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + bytes(30)
PDF = b"%PDF-1.7\n1 0 obj\n" + bytes(30)


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch) -> FileRow:
    monkeypatch.setattr("tasks.files.ring_delivery", lambda destination: None)
    contact = ContactRow.objects.create(channel="line")
    Destination.objects.create(channel="line", contact=contact)
    conversation = ConversationRow.objects.create(contact=contact, last_at=timezone.now())
    case = CaseRow.objects.create(
        conversation=conversation,
        contact=contact,
        number="ABC123",
        department="citizens",
        room="C1",
        reason="asked",
        language="en",
        state=CaseState.CLAIMED,
        owner="U0TANAKA",
        opened_at=timezone.now(),
    )
    return FileRow.objects.create(
        contact=contact,
        conversation=conversation,
        case=case,
        message_id="4711",
        state=FileState.WANTED,
        next_at=timezone.now(),
    )


def sends(monkeypatch: pytest.MonkeyPatch, *answers: bytes | Exception) -> list[str]:
    """The platform answers so, one after the other; returns what it was asked for."""
    asked: list[str] = []

    def answer(message_id: str) -> bytes:
        asked.append(message_id)
        given = answers[len(asked) - 1]
        if isinstance(given, Exception):
            raise given
        return given

    monkeypatch.setattr(wiring, "fetch_file", answer)
    return asked


def told() -> set[str]:
    return set(DeliveryRow.objects.values_list("key", flat=True))


def test_it_is_fetched_once_and_kept_sealed(file: FileRow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = sends(monkeypatch, PNG)
    assert files.due() == [file.pk]
    fetch(str(file.pk))
    fetch(str(file.pk))
    file.refresh_from_db()
    assert asked == ["4711"]
    assert (file.state, file.content_type) == (FileState.KEPT, "image/png")
    assert PNG not in bytes(file.sealed)
    assert files.open_file(file, "user:1") == PNG
    assert files.due() == []
    assert not told()


def test_two_who_come_at_once_are_one(file: FileRow) -> None:
    assert files.take(file.pk) is not None
    assert files.take(file.pk) is None


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(MOST_BYTES), FileState.TOO_LARGE),
        (b"MZ" + bytes(50), FileState.WRONG_TYPE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", FileState.WRONG_TYPE),
        (b"", FileState.WRONG_TYPE),
        (FileGone("404"), FileState.GONE),
    ],
    ids=["too large", "program", "svg", "empty", "gone"],
)
def test_what_is_not_taken_is_told_to_the_citizen_and_the_staff_once(
    file: FileRow, monkeypatch: pytest.MonkeyPatch, answer: bytes | Exception, state: FileState
) -> None:
    sends(monkeypatch, answer)
    fetch(str(file.pk))
    assert files.refuse(file, state) == set()
    file.refresh_from_db()
    assert (file.state, bytes(file.sealed)) == (state, b"")
    assert told() == {f"file:{file.pk}:room", f"file:{file.pk}:citizen"}


def test_at_a_case_without_a_room_the_refusal_stands_at_the_desk_alone(
    file: FileRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    CaseRow.objects.update(room="")
    sends(monkeypatch, b"MZ" + bytes(50))
    fetch(str(file.pk))
    assert told() == {f"file:{file.pk}:citizen"}
    assert "受け付けられない種類" in CaseNoteRow.objects.get(case=file.case).text
    assert "files of that kind" in MessageRow.objects.get(conversation=file.conversation).text_masked


def test_one_that_is_not_ready_is_asked_for_again_and_not_for_ever(
    file: FileRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = sends(monkeypatch, *[FileNotReady("202")] * files.MOST_ATTEMPTS)
    for _ in range(files.MOST_ATTEMPTS):
        assert files.due() == [file.pk]
        fetch(str(file.pk))
        assert files.due() == []
        FileRow.objects.filter(state=FileState.WANTED).update(next_at=timezone.now() - timedelta(seconds=1))
    file.refresh_from_db()
    assert file.state == FileState.GONE
    assert len(asked) == files.MOST_ATTEMPTS


def test_an_unsent_message_takes_its_file_along_also_while_it_is_fetched(file: FileRow) -> None:
    taken = files.take(file.pk)
    assert taken is not None
    unsending.forget(file.contact_id, "4711")
    files.keep(taken, PNG, "image/png")
    assert not FileRow.objects.exists()


def signed_in(*permissions: str) -> Client:
    user = User.objects.create(username=f"staff-{uuid.uuid4().hex[:4]}", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


def look(file: FileRow, client: Client) -> Any:
    return client.get(f"/files/{file.pk}")


def test_only_who_may_read_conversations_sees_it_and_that_is_recorded(file: FileRow) -> None:
    files.keep(file, PNG, "image/png")
    assert look(file, Client()).status_code == 302
    assert look(file, signed_in()).status_code == 403
    assert not AuditEntry.objects.filter(action="file.opened").exists()
    page = look(file, signed_in("view_messagerow"))
    assert (page.status_code, page.content, page["Content-Type"]) == (200, PNG, "image/png")
    assert page["Content-Disposition"].startswith("inline")
    assert "sandbox" in page["Content-Security-Policy"]
    assert page["X-Content-Type-Options"] == "nosniff"
    assert AuditEntry.objects.get(action="file.opened").subject == f"file:{file.pk}"


def test_what_a_browser_would_open_with_another_program_is_saved(file: FileRow) -> None:
    files.keep(file, PDF, content_type(PDF))
    assert look(file, signed_in("view_messagerow"))["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("state", [FileState.WANTED, FileState.TOO_LARGE, FileState.WRONG_TYPE, FileState.GONE])
@pytest.mark.parametrize(("language", "word"), [("ja", "市民から届いたファイル"), ("en", "The citizen")])
def test_one_that_is_not_here_says_why(file: FileRow, state: FileState, language: str, word: str) -> None:
    FileRow.objects.update(state=state)
    client = signed_in("view_messagerow")
    client.cookies["django_language"] = language
    page = look(file, client)
    assert page.status_code == 404
    assert word in page.content.decode()
