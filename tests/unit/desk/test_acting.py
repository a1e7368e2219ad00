"""What is pressed at the desk goes the way of Slack's presses: the same decisions, the same card, once."""

from uuid import uuid4

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from bot import wiring
from bot.store.models import CaseNoteRow, CaseRow, DeliveryRow, InboxEvent, StaffMember
from bot.web.receiving import take_in
from tests.unit.desk.conftest import Counter, SignIn
from tests.unit.desk.pages import fill_in, hidden, page, press, preview, send, waiting_for


def slack_press(case: CaseRow, action: str, staff: str) -> None:
    """As `bot.web.slack` takes it from Bolt."""
    payload = {
        "type": "block_actions",
        "user": {"id": staff, "name": "sato"},
        "container": {"channel_id": "C0MADOGUCHI", "message_ts": "1.1"},
        "actions": [
            {"action_id": action, "action_ts": f"1790000000.{len(action)}", "value": f'{{"case": "{case.pk}"}}'}
        ],
    }
    take_in("slack", [wiring.read_slack(payload)])


def test_a_claim_shows_on_the_page_on_the_card_and_to_the_citizen(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    assert "You own this case now" in press(tanaka, case, "claim")
    case.refresh_from_db()
    account = User.objects.get(username="tanaka")
    assert (case.state, case.owner) == ("claimed", f"desk:{account.pk}")
    card = waiting_for("slack", "desk")[-1]
    assert "Tanaka" in "".join(waiting_for("slack", "desk"))
    assert "desk:" not in card
    assert "担当" in waiting_for("line", "notice")[-1]


def test_of_two_people_one_wins_and_the_other_is_told_who(counter: Counter, tanaka: Client, suzuki: Client) -> None:
    case = counter.case()
    key = hidden(page(suzuki, "case", case.pk))["key"]
    press(tanaka, case, "claim")
    assert "This case belongs to Tanaka." in press(suzuki, case, "claim", key)
    assert CaseRow.objects.get(pk=case.pk).owner == f"desk:{User.objects.get(username='tanaka').pk}"


def test_who_claims_in_slack_is_named_at_the_desk_and_the_other_way_round(counter: Counter, tanaka: Client) -> None:
    StaffMember.objects.create(account=User.objects.create(username="sato", last_name="佐藤"), slack_id="U0SATO")
    case = counter.case()
    slack_press(case, "claim", "U0SATO")
    assert "This case belongs to 佐藤." in press(tanaka, case, "claim", str(uuid4()))
    slack_press(case, "give_back", "U0SATO")
    slack_press(case, "mark_urgent", "U0SATO")
    assert "Urgent" in page(tanaka)
    assert "You own this case now" in press(tanaka, case, "claim")
    view = wiring.view_case(str(case.pk), "U0SATO")
    assert view is not None
    assert view.owner_name == "Tanaka"


def test_who_is_tied_to_slack_is_one_person_on_both_faces(counter: Counter, sign_in: SignIn) -> None:
    browser = sign_in("sato", "general", slack_id="U0SATO")
    case = counter.case()
    slack_press(case, "claim", "U0SATO")
    assert "Give back" in page(browser, "case", case.pk)
    assert "You gave the case back" in press(browser, case, "give_back")
    assert CaseRow.objects.get(pk=case.pk).state == "waiting"
    assert "<@U0SATO>" in waiting_for("slack", "desk")[-1]


def test_cases_stay_with_whoever_is_tied_to_slack_later(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    press(tanaka, case, "claim")
    member = StaffMember.objects.get(account__username="tanaka")
    member.slack_id = "U0TANAKA"
    member.save()
    assert CaseRow.objects.get(pk=case.pk).owner == "U0TANAKA"
    assert "Give back" in page(tanaka, "case", case.pk)


def test_a_form_that_is_sent_twice_is_one_press(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    shown = preview(tanaka, case, "窓口は2階です。")
    for _ in range(2):
        assert send(tanaka, case, shown, "窓口は2階です。").status_code == 302
    assert len(waiting_for("line", "staff")) == 1
    assert InboxEvent.objects.filter(channel="desk").count() == 1


def test_a_reply_that_was_edited_after_a_look_is_another_one(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    for text in ("窓口は2階です。", "窓口は3階です。"):
        send(tanaka, case, preview(tanaka, case, text), text)
    assert len(waiting_for("line", "staff")) == 2


def test_a_form_without_its_key_changes_nothing_and_says_so(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    assert "This form is too old" in press(tanaka, case, "claim", "nonsense")
    assert CaseRow.objects.get(pk=case.pk).state == "waiting"


def test_passing_on_moves_the_case_with_its_note(counter: Counter, tanaka: Client, suzuki: Client) -> None:
    case = counter.case()
    press(tanaka, case, "claim")
    shown = fill_in(tanaka, case, "transfer", department="citizens", note="転入届は済み")
    assert "The case was passed on" in shown
    new = CaseRow.objects.get(number=case.number, state="waiting")
    assert new.department == "citizens"
    assert "転入届は済み" in page(suzuki, "case", new.pk)
    assert tanaka.get(reverse("desk:case", args=[new.pk])).status_code == 404
    assert "Citizens" in page(tanaka, "case", case.pk)


def test_closing_asks_for_the_outcome(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    assert "Please choose one." in fill_in(tanaka, case, "close")
    assert "The case is closed" in fill_in(tanaka, case, "close", outcome="answered")
    assert CaseRow.objects.get(pk=case.pk).outcome == "answered"
    assert "This case was closed by Tanaka." in page(tanaka, "case", case.pk)


def test_snoozing_until_a_moment(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    assert "within the next 90 days" in fill_in(tanaka, case, "snooze", until="at", moment="2020-01-01T09:00")
    assert "The case is snoozed." in fill_in(tanaka, case, "snooze", until="hour")
    assert "Snoozed until" in page(tanaka)
    assert "snoozed no longer" in press(tanaka, case, "wake")


def test_without_slack_a_case_opens_where_somebody_attends(counter: Counter, tanaka: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.SLACK_BOT_TOKEN = settings.SLACK_DEFAULT_ROOM = ""
    case = counter.case()
    assert case.room == ""
    assert "You own this case now" in press(tanaka, case, "claim")
    send(tanaka, case, preview(tanaka, case, "こんにちは"), "こんにちは")
    assert "こんにちは" in waiting_for("line", "staff")[0]
    assert not DeliveryRow.objects.filter(destination__channel="slack").exists()
    assert CaseNoteRow.objects.filter(case=case).count() == 2


def test_without_slack_and_without_anybody_the_citizen_gets_the_telephone(counter: Counter, settings) -> None:  # type: ignore[no-untyped-def]
    settings.SLACK_BOT_TOKEN = settings.SLACK_DEFAULT_ROOM = ""
    counter.say("職員と話したい")
    assert not CaseRow.objects.exists()
    assert "0000-00-1100" in "".join(waiting_for("line"))


def test_a_long_reply_is_sent_in_numbered_parts_where_staff_choose_so(counter: Counter, tanaka: Client) -> None:
    case, text = counter.case(), "窓口は2階です。" * 800
    asked = preview(tanaka, case, text)
    assert "choose to send it as 2 messages" in asked
    assert 'type="checkbox" name="in_parts"' in asked
    address = reverse("desk:reply", args=[case.pk])
    shown = tanaka.post(address, {**hidden(asked), "step": "preview", "text": text, "in_parts": "on"}).content.decode()
    assert shown.index("（1/2）") < shown.index("（2/2）")
    assert send(tanaka, case, shown, text).status_code == 302
    (sent,) = waiting_for("line", "staff")
    assert sent.count("'type': 'Note'") == 2
    assert "（2/2）" in sent


def test_what_five_messages_do_not_hold_is_refused_with_its_length(counter: Counter, tanaka: Client) -> None:
    case, text = counter.case(), "あ" * 26_000
    assert "26,000" in preview(tanaka, case, text)
    answer = tanaka.post(
        reverse("desk:reply", args=[case.pk]), {"step": "preview", "text": text, "in_parts": "on", "key": str(uuid4())}
    )
    assert (answer.status_code, "25,000" in answer.content.decode()) == (422, True)
    assert waiting_for("line", "staff") == []


def test_a_note_stands_with_the_case_masked_and_never_reaches_the_citizen(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    assert "Please write a note." in fill_in(tanaka, case, "note", note=" ")
    before = waiting_for("line")
    shown = fill_in(tanaka, case, "note", note="折り返しは090-1234-5678へ。\n課長に確認済み")
    assert "for staff only" in shown
    assert "課長に確認済み" in page(tanaka, "case", case.pk)
    assert "1234-5678" not in page(tanaka, "case", case.pk)
    assert "課長に確認済み" in waiting_for("slack", "desk")[-1]
    assert waiting_for("line") == before
    assert CaseRow.objects.get(pk=case.pk).state == "waiting"
