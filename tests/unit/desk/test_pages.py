"""What the desk shows, and to whom."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bot.store.models import AuditEntry, CannedTextRow, CaseRow, FileRow
from bot.store.sealing import seal
from tests.unit.desk.conftest import Counter, SignIn
from tests.unit.desk.pages import fill_in, hidden, page, press, preview, send


def test_without_signing_in_one_is_led_to_the_desks_own_sign_in(counter: Counter) -> None:
    answer = Client().get(reverse("desk:queue"))
    assert answer["Location"] == f"{reverse('desk:sign_in')}?next=/desk/"


def test_without_the_role_a_page_says_what_to_ask_for(counter: Counter, sign_in: SignIn) -> None:
    browser, case = sign_in("editor", group="Editors"), counter.case()
    for address in (reverse("desk:queue"), reverse("desk:case", args=[case.pk])):
        answer = browser.get(address)
        assert answer.status_code == 403
        assert "has not the role of staff" in answer.content.decode()


def test_staff_see_their_departments_and_supervisors_all(counter: Counter, tanaka: Client, sign_in: SignIn) -> None:
    case = counter.case()
    other, boss = sign_in("other", "citizens"), sign_in("boss", group="Supervisors")
    assert case.number in page(tanaka)
    assert case.number in page(boss)
    assert case.number not in page(other)
    assert other.get(reverse("desk:case", args=[case.pk])).status_code == 404
    assert other.post(reverse("desk:press", args=[case.pk]), {"action": "claim"}).status_code == 404


def test_what_was_promised_stands_on_both_pages_and_that_it_is_late(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    CaseRow.objects.update(reply_by=timezone.now() + timedelta(hours=1))
    shown = tanaka.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert "first reply promised by" in shown
    assert "first reply promised by" in page(tanaka)
    CaseRow.objects.update(reply_by=timezone.now() - timedelta(hours=1))
    assert "LATE – first reply was promised by" in page(tanaka)
    CaseRow.objects.update(reply_by=None)
    assert "promised by" not in page(tanaka)


def test_who_has_no_department_is_told_so(counter: Counter, sign_in: SignIn) -> None:
    assert "No department is set" in page(sign_in("new"))


def test_urgent_ones_stand_on_top_and_new_ones_come_without_a_reload(counter: Counter, tanaka: Client) -> None:
    first, second = counter.case(user="U1"), counter.case(user="U2")
    press(tanaka, second, "mark_urgent")
    part = page(tanaka, headers={"X-Live": "1"})
    assert "<html" not in part
    assert part.index(second.number) < part.index(first.number)


def test_the_case_shows_masked_words_candidates_and_history(counter: Counter, tanaka: Client) -> None:
    counter.say("住民票")
    counter.say("電話は090-1234-5678です")
    case = counter.case()
    press(tanaka, case, "claim")
    shown = page(tanaka, "case", case.pk)
    assert "090-1234-5678" not in shown
    assert "Proof of residence" in shown
    assert "Tanaka が担当します" in shown


def test_a_closed_case_shows_no_words_any_more(counter: Counter, tanaka: Client) -> None:
    case = counter.case("引っ越しのことで職員と話したい")
    assert "引っ越し" in page(tanaka, "case", case.pk)
    fill_in(tanaka, case, "close", outcome="answered")
    assert "引っ越し" not in page(tanaka, "case", case.pk)


def test_files_are_seen_from_the_case_by_those_who_see_it(counter: Counter, tanaka: Client, sign_in: SignIn) -> None:
    case = counter.case()
    about = {"contact": case.contact, "conversation": case.conversation, "case": case, "message_id": "9"}
    file = FileRow.objects.create(**about, name="写真.jpg", state="kept", content_type="image/jpeg", sealed=seal("x"))
    assert "写真.jpg" in page(tanaka, "case", case.pk)
    address = reverse("file", args=[file.pk])
    assert tanaka.get(address).status_code == 200
    assert sign_in("other", "citizens").get(address).status_code == 403


def test_originals_are_for_the_owner_with_a_reason_on_record(counter: Counter, tanaka: Client, suzuki: Client) -> None:
    counter.say("電話は090-1234-5678です")
    case = counter.case()
    press(tanaka, case, "claim")
    address = reverse("desk:reveal", args=[case.pk])
    form = hidden(tanaka.get(address).content.decode())
    assert tanaka.post(address, {**form, "reason": " "}).status_code == 422
    shown = tanaka.post(address, {**form, "reason": "折り返しの電話"})
    assert "090-1234-5678" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    entry = AuditEntry.objects.get(action="personal_data.revealed")
    assert entry.actor == f"user:{User.objects.get(username='tanaka').pk}"
    assert entry.details["reason"] == "折り返しの電話"
    refused = suzuki.post(address, {**form, "reason": "好奇心"}, follow=True).content.decode()
    assert "090-1234-5678" not in refused
    assert "belongs to Tanaka" in refused


def test_canned_texts_stand_behind_what_was_typed(counter: Counter, tanaka: Client) -> None:
    row = CannedTextRow.objects.create(title="受付番号", texts={"ja": "受付番号は{case.number}です。"})
    case = counter.case()
    shown = tanaka.post(reverse("desk:reply", args=[case.pk]), {"canned": row.pk, "text": "こんにちは"})
    assert f"こんにちは\n\n受付番号は{case.number}です。" in shown.content.decode()


@pytest.mark.parametrize(("text", "why"), [(" \n", "Please write a reply"), ("あ" * 25_001, "Too long (25,001")])
def test_what_cannot_be_sent_stays_in_the_form(counter: Counter, tanaka: Client, text: str, why: str) -> None:
    case = counter.case()
    shown = preview(tanaka, case, text)
    assert why in shown
    assert text.strip() in shown


def test_the_preview_shows_what_will_be_sent_without_a_my_number(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    shown = preview(tanaka, case, "番号は123456789018ですね")
    assert "123456789018" not in shown
    assert "番号は[マイナンバー]ですね" in shown


def test_the_preview_tells_what_the_citizen_wrote_meanwhile(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    address = reverse("desk:reply", args=[case.pk])
    form = hidden(tanaka.get(address).content.decode())
    counter.say("もう解決しました")
    shown = tanaka.post(address, {**form, "step": "preview", "text": "2階です"}).content.decode()
    assert "written since you began" in shown
    assert "もう解決しました" in shown


def test_what_comes_too_late_is_told_with_the_words_to_copy(counter: Counter, tanaka: Client, suzuki: Client) -> None:
    case = counter.case()
    shown = preview(tanaka, case, "2階です")
    press(suzuki, case, "claim")
    answer = send(tanaka, case, shown, "2階です")
    assert answer.status_code == 409
    assert "belongs to Suzuki" in answer.content.decode()
    assert "2階です" in answer.content.decode()


def test_all_forms_are_protected_against_other_sites(counter: Counter, sign_in: SignIn) -> None:
    case = counter.case()
    sign_in("tanaka", "general")
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(User.objects.get(username="tanaka"))
    for name in ("press", "reply", "reveal"):
        assert stranger.post(reverse(f"desk:{name}", args=[case.pk]), {"action": "claim"}).status_code == 403


def test_it_speaks_japanese(counter: Counter, sign_in: SignIn) -> None:
    browser, case = sign_in("yamada", "general", language="ja"), counter.case()
    assert "担当者待ち" in page(browser)
    assert "職員との相談を希望" in page(browser, "case", case.pk)
    assert "この相談の担当になりました" in press(browser, case, "claim")
