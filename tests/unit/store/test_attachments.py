"""Files that staff chose in Slack: fetched from the simulated Slack, judged by their bytes, held until they settle."""

import base64
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from bot.domain.attachments import Attachment, Refusal
from bot.domain.conversation import CaseState
from bot.store import attachments
from bot.store.models import AttachmentRow, CaseRow, ContactRow, ConversationRow
from channels.simulator.serving import Simulator, running
from tasks.attaching import fetch
from tests.unit.made_files import jpeg, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def slack() -> Iterator[Simulator]:
    with running() as simulator:
        yield simulator


@pytest.fixture
def case(settings: Any, slack: Simulator) -> CaseRow:
    settings.SLACK_API_URL, settings.SLACK_BOT_TOKEN = f"{slack.url}/api/", slack.state.settings.slack_bot_token
    contact = ContactRow.objects.create(channel="line")
    conversation = ConversationRow.objects.create(contact=contact, last_at=timezone.now())
    return CaseRow.objects.create(
        conversation=conversation,
        contact=contact,
        number="ABC123",
        department="citizens",
        room="C1",
        reason="asked",
        language="ja",
        state=CaseState.CLAIMED,
        owner="U0TANAKA",
        opened_at=timezone.now(),
    )


def chosen(slack: Simulator, case: CaseRow, name: str, content: bytes) -> Attachment:
    data = "data:;base64," + base64.b64encode(content).decode()
    file = slack.do("slack/upload", user="U0TANAKA", name=name, data=data)
    return attachments.want(case.pk, "U0TANAKA", name, len(content), file["url_private_download"])


def test_a_file_is_fetched_once_and_then_belongs_to_the_reply(slack: Simulator, case: CaseRow) -> None:
    file = chosen(slack, case, "地図.jpg", jpeg(place=True))
    assert attachments.due() == [UUID(file.id)]
    assert attachments.attached(file.id, str(case.pk)) == ()
    before = len(slack.ledger())
    fetch(file.id)
    fetch(file.id)
    (kept,) = attachments.attached(file.id, str(case.pk))
    assert (kept.name, kept.is_picture, len(slack.ledger()) - before) == ("地図.jpg", True, 0)
    row = AttachmentRow.objects.get()
    assert (row.next_at, bytes(row.fetch_from), row.attempts) == (None, b"", 1)
    assert b"Hanako" not in bytes(row.content)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("form.pdf", b"MZ\x90\x00" + bytes(99), Refusal.WRONG_TYPE),
        ("form.docx", pdf(), Refusal.OTHER_THAN_NAMED),
        ("form.pdf", pdf() + bytes(11 * 1024 * 1024), Refusal.TOO_LARGE),
    ],
)
def test_what_it_says_of_itself_does_not_count(
    slack: Simulator, case: CaseRow, name: str, content: bytes, why: Refusal
) -> None:
    file = chosen(slack, case, name, content)
    fetch(file.id)
    rows = attachments.drafts(case.pk, [file.id], "U0TANAKA")
    assert attachments.refused(rows) == ((name, why),)
    assert attachments.attached(file.id, str(case.pk)) == ()
    assert bytes(AttachmentRow.objects.get().content) == b""


def test_what_slack_does_not_hand_out_is_told_and_a_silent_slack_is_asked_again(
    slack: Simulator, case: CaseRow, settings: Any
) -> None:
    file = chosen(slack, case, "form.pdf", pdf())
    settings.SLACK_API_URL = "http://127.0.0.1:1/api/"
    elsewhere = attachments.want(case.pk, "U0TANAKA", "form.pdf", 9, "http://127.0.0.1:1/files-pri/T-F/download/a")
    fetch(elsewhere.id)
    row = AttachmentRow.objects.get(pk=elsewhere.id)
    assert (row.refusal, row.next_at is None) == ("", False)
    AttachmentRow.objects.filter(pk=row.pk).update(attempts=attachments.MOST_ATTEMPTS - 1, next_at=timezone.now())
    fetch(elsewhere.id)
    fetch(file.id)  # its host is not Slack's any more
    assert set(AttachmentRow.objects.values_list("refusal", flat=True)) == {"gone"}


def test_a_draft_that_is_being_fetched_goes_with_the_others(slack: Simulator, case: CaseRow) -> None:
    chosen(slack, case, "form.pdf", pdf())
    assert attachments.forget_drafts(timezone.now() + timedelta(seconds=1)) == 1
