"""The original of what is masked: for the owner of the case, with a reason, and on record."""

import uuid
from typing import Any

import pytest
from django.utils import timezone

from bot.domain.conversation import CaseState
from bot.privacy.masking import mask_text
from bot.store import audit
from bot.store.models import AuditEntry, CaseRow, ContactRow, ConversationRow, MessageRow
from bot.store.revealing import MOST, masked_messages, reveal
from bot.store.sealing import seal

pytestmark = pytest.mark.django_db

TANAKA = "U0TANAKA"
PHONE = "電話は090-1234-5678です"


@pytest.fixture
def case() -> CaseRow:
    conversation = ConversationRow.objects.create(
        contact=ContactRow.objects.create(channel="line"), last_at=timezone.now()
    )
    return CaseRow.objects.create(
        conversation=conversation,
        contact=conversation.contact,
        number="ABC123",
        department="citizens",
        room="C1",
        reason="asked",
        language="ja",
        state=CaseState.CLAIMED,
        owner=TANAKA,
        opened_at=timezone.now(),
    )


def say(case: CaseRow, text: str, speaker: str = "citizen", **changes: Any) -> MessageRow:
    values = {
        "text_masked": mask_text(text),
        "text_sealed": seal(text),
        "kind": "text",
        "at": timezone.now(),
        **changes,
    }
    return MessageRow.objects.create(conversation=case.conversation, speaker=speaker, **values)


def ask(case: CaseRow, staff: str = TANAKA, reason: str = "折り返しの電話のため") -> tuple[str, ...] | None:
    return reveal(str(case.pk), staff, reason, mask_text)


def test_the_owner_sees_the_originals_of_what_is_masked_and_nothing_else(case: CaseRow) -> None:
    say(case, "住民票がほしい")
    masked = say(case, PHONE)
    say(case, "03-1234-5678へどうぞ", speaker="staff")
    assert ask(case) == (PHONE,)
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action, entry.subject) == ("slack:U0TANAKA", "personal_data.revealed", f"case:{case.pk}")
    assert entry.details == {"reason": "折り返しの電話のため", "messages": [masked.pk], "kinds": ["phone"]}
    assert list(audit.broken_links()) == []


@pytest.mark.parametrize(
    "change",
    [{"owner": "U0SUZUKI"}, {"owner": "", "state": CaseState.WAITING}, {"state": CaseState.CLOSED}],
    ids=["somebody else's", "nobody's", "closed"],
)
def test_nobody_else_sees_anything_and_the_attempt_is_on_record(case: CaseRow, change: dict[str, str]) -> None:
    say(case, PHONE)
    CaseRow.objects.update(**change)
    assert ask(case) is None
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.details) == ("personal_data.refused", {"reason": "折り返しの電話のため"})


def test_a_case_that_does_not_exist_is_refused(case: CaseRow) -> None:
    assert reveal(str(uuid.uuid4()), TANAKA, "確認", mask_text) is None


def test_the_reason_is_kept_without_the_data_somebody_put_into_it(case: CaseRow) -> None:
    say(case, PHONE)
    ask(case, reason="山田太郎さんの090-1234-5678を確認")
    assert AuditEntry.objects.get().details["reason"] == "[氏名]さんの[電話番号]を確認"


def test_a_my_number_is_not_there_to_be_revealed(case: CaseRow) -> None:
    say(case, "番号は[マイナンバー]です")  # as the webhook left it, before it was stored
    assert ask(case) == ("番号は[マイナンバー]です",)


def test_what_was_unsent_is_gone_and_what_can_no_longer_be_opened_is_said_so(case: CaseRow, settings: Any) -> None:
    say(case, PHONE, unsent=True)
    say(case, PHONE, text_sealed=b"")
    other = say(case, PHONE)
    MessageRow.objects.filter(pk=other.pk).update(text_sealed=b"sealed with a key that is gone")
    assert ask(case) == ("", "")


def test_the_newest_are_shown_oldest_first(case: CaseRow) -> None:
    for number in range(MOST + 3):
        say(case, f"電話は090-1234-{number:04d}です")
    shown = ask(case) or ()
    assert len(shown) == MOST
    assert (shown[0], shown[-1]) == ("電話は090-1234-0003です", f"電話は090-1234-{MOST + 2:04d}です")
    assert len(masked_messages(case.conversation_id)) == MOST
