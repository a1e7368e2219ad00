"""Copies of citizens' pictures in rooms: by setting alone, once, and gone wherever the picture goes."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from bot.domain.conversation import CaseState, Owner
from bot.domain.delivery import DeliveryState, Method, Receipt
from bot.domain.files import FileGone
from bot.domain.messages import CitizensPicture, Removal, from_json
from bot.store import erasing, files, outbox, unsending
from bot.store.leases import take
from bot.store.models import AuditEntry, CaseRow, ConversationRow, DeliveryRow, Destination, FileRow, RetentionRule
from bot.store.sealing import unseal_json
from tasks.files import fetch
from tests.unit.made_files import jpeg
from tests.unit.store.removing import remove_now
from tests.unit.store.test_files import PDF, file, sends  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
POSTED = "F0MADOGUCHI"


@pytest.fixture
def kept(file: FileRow, settings: Any) -> FileRow:  # noqa: F811 - the fixture of that name
    settings.SLACK_PICTURES = "shown"
    CaseRow.objects.update(thread="1700000000.000100")
    files.keep(file, jpeg(), "image/jpeg")
    return file


def copy(of: FileRow) -> DeliveryRow:
    return DeliveryRow.objects.get(key=f"file:{of.pk}:picture")


def removals(of: FileRow) -> list[DeliveryRow]:
    return [*DeliveryRow.objects.filter(key=f"file:{of.pk}:picture:removal")]


def said_in(row: DeliveryRow) -> Any:
    return from_json(unseal_json(row.payload)["messages"][0])


def post(of: FileRow, state: DeliveryState = DeliveryState.SENT) -> None:
    posted = [POSTED] if state is DeliveryState.SENT else []
    DeliveryRow.objects.filter(pk=copy(of).pk).update(state=state, platform_ids=posted, method=Method.UPLOAD)


def test_a_picture_is_queued_for_the_thread_once_and_that_is_on_record(kept: FileRow) -> None:
    row = copy(kept)
    assert said_in(row) == CitizensPicture(str(kept.case_id), str(kept.pk), "市民から届いた画像")
    assert (row.destination.room, row.case_id, outbox._thread(row)) == ("C1", kept.case_id, "1700000000.000100")
    assert AuditEntry.objects.get(action="file.shown_in_slack").details["room"] == "C1"
    assert files.keep(kept, jpeg(), "image/jpeg") == set()
    assert files.content(str(kept.pk)) == (jpeg(), "image/jpeg")


def test_without_the_setting_a_room_gets_the_link_alone(
    file: FileRow,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sends(monkeypatch, jpeg())
    fetch(str(file.pk))
    file.refresh_from_db()
    assert (file.state, DeliveryRow.objects.count()) == ("kept", 0)


@pytest.mark.parametrize(("room", "content", "kind"), [("C1", PDF, "application/pdf"), ("", jpeg(), "image/jpeg")])
def test_no_other_file_is_shown_and_nothing_where_there_is_no_room(
    file: FileRow,  # noqa: F811
    settings: Any,
    room: str,
    content: bytes,
    kind: str,
) -> None:
    settings.SLACK_PICTURES = "shown"
    CaseRow.objects.update(room=room)
    assert files.keep(FileRow.objects.get(pk=file.pk), content, kind) == set()
    assert not DeliveryRow.objects.exists()


def test_what_was_shown_is_removed_when_the_message_is_unsent(kept: FileRow) -> None:
    post(kept)
    told = unsending.forget(kept.contact_id, "4711")
    (row,) = removals(kept)
    assert said_in(row) == Removal(POSTED)
    assert told == {row.destination_id} == {copy(kept).destination_id}
    assert not FileRow.objects.exists()
    with pytest.raises(FileGone):
        files.content(str(kept.pk))


@pytest.mark.parametrize("state", [DeliveryState.PENDING, DeliveryState.DEAD])
def test_what_is_not_in_slack_is_never_sent(kept: FileRow, state: DeliveryState) -> None:
    post(kept, state)
    assert unsending.forget(kept.contact_id, "4711") == set()
    assert (copy(kept).state, bytes(copy(kept).payload), removals(kept)) == (DeliveryState.WITHDRAWN, b"", [])


def test_what_is_being_sent_is_removed_behind_it_by_the_id_that_it_gets(kept: FileRow) -> None:
    post(kept, DeliveryState.SENDING)
    unsending.forget(kept.contact_id, "4711")
    (row,) = removals(kept)
    assert (said_in(row), row.amends) == (Removal(), copy(kept))
    lease = take(Destination, row.destination_id)
    assert lease is not None
    outbox.sent(copy(kept), lease, Receipt(Method.UPLOAD, (POSTED,)))
    row.refresh_from_db()
    assert outbox._thread(DeliveryRow.objects.get(pk=row.pk)) == POSTED


def test_what_never_came_there_needs_no_removal(kept: FileRow) -> None:
    post(kept, DeliveryState.SENDING)
    unsending.forget(kept.contact_id, "4711")
    DeliveryRow.objects.filter(pk=copy(kept).pk).update(state=DeliveryState.DEAD)
    (row,) = removals(kept)
    lease = take(Destination, row.destination_id)
    assert lease is not None
    assert outbox.begin(row, lease) is None
    assert removals(kept)[0].state == DeliveryState.WITHDRAWN


def test_a_picture_is_never_taken_for_the_card(kept: FileRow) -> None:
    CaseRow.objects.update(thread="")
    lease = take(Destination, copy(kept).destination_id)
    assert lease is not None
    outbox.sent(copy(kept), lease, Receipt(Method.UPLOAD, (POSTED,)))
    assert CaseRow.objects.get().thread == ""


def test_the_copy_goes_at_night_with_the_file(kept: FileRow) -> None:
    post(kept)
    RetentionRule.objects.create(kind="files", days=30)
    ConversationRow.objects.update(owner=Owner.BOT)
    FileRow.objects.update(at=timezone.now() - timedelta(days=31))
    assert remove_now()["files"] == 1
    assert [said_in(row) for row in removals(kept)] == [Removal(POSTED)]


def test_the_copy_goes_with_the_whole_conversation_and_its_removal_does_not(kept: FileRow) -> None:
    post(kept)
    ConversationRow.objects.update(owner=Owner.BOT, last_at=timezone.now() - timedelta(days=100))
    counts = remove_now()
    assert (counts["files"], counts["conversations"]) == (1, 1)
    (row,) = DeliveryRow.objects.filter(destination__room="C1")
    assert (row.state, said_in(row)) == (DeliveryState.PENDING, Removal(POSTED))


def test_the_copy_goes_with_the_citizen_who_is_erased(kept: FileRow) -> None:
    post(kept)
    CaseRow.objects.update(state=CaseState.CLOSED)
    done = erasing.erase(kept.contact_id, "user:1", "on request", dry=False)
    assert (done.counts["files"], done.counts["slack_copies"]) == (1, 1)
    (row,) = DeliveryRow.objects.filter(key__startswith=f"removal:{done.run}:")
    assert said_in(row) == Removal(POSTED)
