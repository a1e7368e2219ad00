"""What leaves the console as a file: the audit log with its verification, one conversation for its citizen."""

import csv
import io
import json
from typing import Any

from django.urls import reverse

from bot.store import audit
from bot.store.models import AuditEntry, ConversationRow, DecisionRow, MessageRow
from bot.store.sealing import seal
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

EXPORT = "/admin/store/auditentry/export/"


def body(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


def test_the_audit_log_leaves_with_what_still_fits_and_says_who_took_it(city: None, sign_in: SignIn) -> None:
    for number in range(3):
        audit.note("user:1", "intent.saved", f"=intent:{number}")
    AuditEntry.objects.filter(number=2).update(action="nothing")
    browser = sign_in("Auditors")
    lines = [json.loads(line) for line in body(browser.post(EXPORT, {"format": "jsonl"})).splitlines()]
    fits = {line["number"]: line["fits"] for line in lines[:-1]}
    assert {number for number, whole in fits.items() if not whole} == {2}
    assert lines[-1]["verification"]["broken"] == [2]
    assert AuditEntry.objects.get(action="audit.exported").details == {"format": "jsonl"}


def test_a_spreadsheet_calculates_nothing_of_it_and_reads_its_letters(city: None, sign_in: SignIn) -> None:
    audit.note("user:1", "intent.saved", "=cmd()", title="ごみ")
    text = body(sign_in().post(EXPORT, {"format": "csv"}))
    assert text.startswith("\ufeff")
    rows = [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    assert rows[0]["details"] == '{"title": "ごみ"}' or rows[1]["details"] == '{"title": "ごみ"}'
    assert "'=cmd()" in {row["subject"] for row in rows}
    assert '"whole": true' in rows[-1]["at"]


def test_the_log_is_taken_by_a_press_and_by_who_may_read_it(city: None, sign_in: SignIn) -> None:
    assert sign_in().get(EXPORT).status_code == 405
    assert sign_in("Editors").post(EXPORT).status_code == 403


def said(text: str, masked: str) -> ConversationRow:
    conversation = sample.make_conversation()
    sample.make_turn(conversation, masked, "garbage")
    MessageRow.objects.filter(conversation=conversation).update(text_sealed=seal(text))
    return conversation


def page_of(conversation: ConversationRow) -> str:
    return reverse("admin:store_conversationrow_disclosure", args=[conversation.pk])


def test_a_conversation_is_disclosed_masked_with_what_was_decided(city: None, sign_in: SignIn) -> None:
    conversation = said("090-1234-5678です", "[電話番号]です")
    browser = sign_in("Auditors")
    assert "[電話番号]です" in browser.get(page_of(conversation)).content.decode()
    told = json.loads(browser.get(page_of(conversation) + "?format=json").content)
    assert (told["masked"], told["messages"][0]["text"], told["messages"][0]["answer"]) == (
        True,
        "[電話番号]です",
        "garbage",
    )
    assert browser.post(page_of(conversation), {"reason": "request 3"}).status_code == 403


def test_the_originals_need_a_reason_which_the_audit_log_keeps_without_the_words(city: None, sign_in: SignIn) -> None:
    conversation = said("090-1234-5678です", "[電話番号]です")
    browser = sign_in()
    refused = browser.post(page_of(conversation), {"reason": "", "format": "json"})
    assert "090-1234" not in refused.content.decode()
    assert not AuditEntry.objects.filter(action="personal_data.disclosed").exists()
    told = json.loads(browser.post(page_of(conversation), {"reason": "request 3", "format": "json"}).content)
    assert (told["masked"], told["messages"][0]["text"]) == (False, "090-1234-5678です")
    entry = AuditEntry.objects.get(action="personal_data.disclosed")
    assert (entry.subject, entry.details) == (f"conversation:{conversation.pk}", {"reason": "request 3"})


def test_conversations_and_records_are_found_by_outcome_intent_score_and_channel(city: None, sign_in: SignIn) -> None:
    conversation = said("ごみ", "ごみ")
    browser = sign_in()

    def found(model: str, query: str) -> list[Any]:
        return [row.pk for row in browser.get(f"/admin/store/{model}/?{query}").context["cl"].result_list]

    assert found("conversationrow", "outcome=answered_match") == [conversation.pk]
    assert found("conversationrow", "outcome=unanswered_no_match") == []
    assert found("conversationrow", "q=garbage") == [conversation.pk]
    assert (found("conversationrow", "score=0"), found("conversationrow", "score=1")) == ([conversation.pk], [])
    record = DecisionRow.objects.get()
    assert found("decisionrow", "score=0&turn__conversation__contact__channel=line") == [record.pk]
    assert found("decisionrow", "score=1") == []
