"""The dry run of a table and the page of a newer pack say what the gate says, and ask for the reason."""

import pytest

from bot.store.models import AuditEntry
from intents.glossary import with_group
from intents.lexicon import FORBIDDEN, Group
from intents.models import Intent, IntentRevision, Remark
from intents.publishing import current_number, save_lexicon
from intents.revisions import latest_revision
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn
from tests.unit.console.test_pack_update import newer
from tests.unit.console.test_pack_update import upload as bring_pack
from tests.unit.console.test_tables import press, text_of, upload

LEFT_BEHIND = "かしこまりました。朝8時までに出してください。"


def latest(intent: Intent) -> IntentRevision:
    found = latest_revision(intent)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LEFT_BEHIND, "looks like something an AI or a template left behind"),
        ("担当の山田太郎（昭和50年3月2日生まれ）まで。", "this looks like personal data (date of birth)"),
        ("ゴミ捨ては朝8時までに。", "the city does not write “ゴミ捨て”"),
    ],
)
def test_each_row_tells_what_is_found_and_without_a_reason_it_stays_a_draft(
    garbage: IntentRevision, sign_in: SignIn, text: str, told: str
) -> None:
    save_lexicon(with_group(Group(("ゴミ捨て",), (), FORBIDDEN)))
    browser, before = sign_in("Editors"), current_number()
    address = upload(browser, text_of(browser).replace("朝8時30分までに出してください。", text))
    page = browser.get(address).content.decode()
    assert 'class="grave">Answer: ' in page
    assert told in page
    assert 'name="reason"' in page
    press(browser, address)
    assert (latest(garbage.intent).state, current_number()) == ("draft", before)
    assert AuditEntry.objects.get(action="answers.imported").details["drafts"] == 1


def test_with_a_reason_it_is_published_and_the_audit_log_says_why(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    address = upload(browser, text_of(browser).replace("朝8時30分までに出してください。", LEFT_BEHIND))
    state = browser.get(address).context["state"]
    browser.post(address.replace("change/", "apply/"), {"state": state, "reason": "a quotation"})
    assert (latest(garbage.intent).state, current_number()) == ("published", 2)
    assert AuditEntry.objects.get(action="answers.imported").details["reason"] == "a quotation"
    assert Remark.objects.get().text == "a quotation"


def test_what_nothing_is_said_of_asks_for_no_reason(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    address = upload(browser, text_of(browser).replace("8時30分", "8時"))
    assert 'name="reason"' not in browser.get(address).content.decode()


def test_rows_that_are_held_are_shown_alone(garbage: IntentRevision, sign_in: SignIn) -> None:
    sample.make_intent("dog", "犬の登録", "30日以内に届け出てください。")
    browser = sign_in("Editors")
    table = text_of(browser).replace("朝8時30分までに出してください。", LEFT_BEHIND).replace("30日以内", "14日以内")
    page = browser.get(f"{upload(browser, table)}?fate=held")
    assert {each.row.key for each in page.context["rows"]} == {"garbage"}


def test_two_persons_are_told_before_the_press(garbage: IntentRevision, sign_in: SignIn) -> None:
    sample.make_rule("waste", two_persons=True)
    browser = sign_in("Editors")
    page = browser.get(upload(browser, text_of(browser).replace("8時30分", "8時"))).content.decode()
    assert "1 answer becomes a draft: by the rule of its topic somebody else publishes it." in page
    assert 'name="reason"' not in page, "it would change nothing"


@pytest.fixture
def from_pack(garbage: IntentRevision) -> Intent:
    IntentRevision.objects.all().update(origin="pack")
    return garbage.intent


@pytest.mark.parametrize(("reason", "state"), [("", "draft"), ("the county's words", "published")])
def test_a_piece_of_a_pack_passes_the_gate_too(from_pack: Intent, sign_in: SignIn, reason: str, state: str) -> None:
    browser = sign_in("Editors")
    address = bring_pack(browser, newer("朝8時30分までに出してください。", LEFT_BEHIND))
    page = browser.get(address)
    assert "looks like something an AI or a template left behind" in page.content.decode()
    sent = {"state": page.context["state"], "shown": ["garbage"], "take": ["garbage|ja"], "reason": reason}
    browser.post(address.replace("change/", "apply/"), sent)
    assert latest(from_pack).state == state
    assert AuditEntry.objects.get(action="pack.decided").details["drafts"] == int(not reason)


def test_a_piece_that_is_left_needs_no_reason(from_pack: Intent, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    address = bring_pack(browser, newer("朝8時30分までに出してください。", LEFT_BEHIND))
    state = browser.get(address).context["state"]
    browser.post(address.replace("change/", "apply/"), {"state": state, "shown": ["garbage"], "take": []})
    assert (latest(from_pack).state, Remark.objects.count()) == ("published", 0)
    assert latest(from_pack).content["answers"]["ja"].startswith("朝8時30分")


def test_a_pack_of_a_topic_with_a_bar_asks_its_golden_questions_first(from_pack: Intent, sign_in: SignIn) -> None:
    sample.make_rule("waste", bar=80)
    browser = sign_in("Editors")
    address = bring_pack(browser, newer("8時30分", "8時"))
    page = browser.get(address)
    assert 'name="reason"' in page.content.decode()
    sent = {"state": page.context["state"], "shown": ["garbage"], "take": ["garbage|ja"]}
    browser.post(address.replace("change/", "apply/"), sent)
    assert latest(from_pack).state == "draft"
