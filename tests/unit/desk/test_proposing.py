"""From a reply at the web desk to the draft of an answer that the administrators get."""

import pytest
from django.test import Client
from django.urls import reverse

from bot.store import proposals
from bot.store.models import AuditEntry, CaseNoteRow, CaseRow, MessageRow, ProposalRow
from intents.models import Intent, Publication
from intents.revisions import latest_revision
from tasks import proposing
from tests.unit.desk.conftest import Counter
from tests.unit.desk.pages import fill_in, hidden, page, press, preview, send
from tests.unit.store.removing import remove_now

WORDS = {"title": "ドローン", "question": "公園で飛ばせますか。", "answer": "許可が要ります。"}


@pytest.fixture
def case(counter: Counter, tanaka: Client, monkeypatch: pytest.MonkeyPatch) -> CaseRow:
    """Asked about drones, then for a person, and got a reply. Only the broker is missing."""
    monkeypatch.setattr(proposing, "ring_delivery", lambda destination: None)
    counter.say("公園でドローンを飛ばしたい。090-1234-5678です")
    case = counter.case()
    reply = "許可が要ります。"
    send(tanaka, case, preview(tanaka, case, reply), reply)
    case.refresh_from_db()
    return case


def propose(browser: Client, case: CaseRow, **changed: str) -> str:
    address = reverse("desk:propose", args=[case.pk])
    form = hidden(page(browser, "propose", case.pk))
    return browser.post(address, {**form, **WORDS, **changed}, follow=True).content.decode()


def make_drafts() -> None:
    for number in proposals.waiting():
        proposing.make_draft(number)


def test_the_page_begins_with_the_masked_question_and_reply(case: CaseRow, tanaka: Client) -> None:
    assert "Make this an FAQ" in page(tanaka, "case", case.pk)
    shown = page(tanaka, "propose", case.pk)
    assert "公園でドローンを飛ばしたい" in shown
    assert "090-1234" not in shown
    assert "許可が要ります。" in shown


def test_it_becomes_one_draft_and_the_thread_is_told(case: CaseRow, tanaka: Client) -> None:
    published = Publication.objects.count()
    key = hidden(page(tanaka, "propose", case.pk))["key"]
    assert "The administrators get a draft" in propose(tanaka, case, answer="許可が要ります。電話は090-1234-5678。")
    tanaka.post(reverse("desk:propose", args=[case.pk]), {**WORDS, "key": key})
    make_drafts()
    make_drafts()
    intent = Intent.objects.get()
    revision = latest_revision(intent)
    assert revision is not None
    assert (revision.state, revision.note) == ("draft", f"相談 {case.number} のやりとりから作成")
    assert (intent.department.key, revision.content["title"]) == (case.department, {"ja": "ドローン"})
    assert revision.content["examples"] == {"ja": ["公園で飛ばせますか。"]}
    assert "1234" not in str(revision.content)
    assert Publication.objects.count() == published
    [told] = [note.text for note in CaseNoteRow.objects.all() if "FAQの下書き" in note.text]
    assert reverse("admin:intents_intent_draft", args=[intent.pk]) in told
    row = ProposalRow.objects.get()
    assert (row.intent, row.title, row.question, row.answer) == (intent.key, "", "", "")
    assert AuditEntry.objects.filter(action="case.propose_answer").exists()
    assert AuditEntry.objects.filter(action="intent.proposed").exists()


def test_a_closed_case_can_be_proposed_once(case: CaseRow, tanaka: Client, suzuki: Client) -> None:
    fill_in(tanaka, case, "close", outcome="answered")
    assert "Make this an FAQ" in page(suzuki, "case", case.pk)
    propose(suzuki, case)
    assert "already" in tanaka.get(reverse("desk:propose", args=[case.pk]), follow=True).content.decode()
    make_drafts()
    assert Intent.objects.count() == 1


def test_without_a_reply_there_is_nothing_to_propose(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    press(tanaka, case, "claim")
    assert "Make this an FAQ" not in page(tanaka, "case", case.pk)
    assert "Nobody has replied" in tanaka.get(reverse("desk:propose", args=[case.pk]), follow=True).content.decode()


def test_what_is_missing_or_too_long_is_told_at_its_field(case: CaseRow, tanaka: Client) -> None:
    assert "Please fill this in" in propose(tanaka, case, title=" ")
    assert "at most 40 characters" in propose(tanaka, case, question="あ" * 41)
    assert not ProposalRow.objects.exists()


def test_what_the_citizen_has_unsent_is_not_shown(case: CaseRow, tanaka: Client) -> None:
    MessageRow.objects.filter(speaker="citizen").update(unsent=True, text_masked="")
    assert "ドローンを飛ばしたい" not in page(tanaka, "propose", case.pk)


def test_a_proposal_goes_with_its_case_and_the_draft_stays(case: CaseRow, tanaka: Client) -> None:
    fill_in(tanaka, case, "close", outcome="answered")
    propose(tanaka, case)
    make_drafts()
    case.refresh_from_db()
    remove_now(days=-1)
    assert not ProposalRow.objects.exists()
    assert Intent.objects.exists()
