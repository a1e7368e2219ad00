import pytest

from bot.domain.links import links_in
from bot.domain.telephones import telephones_in


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("粗大ごみ受付センター（0000-00-1210、月〜土）", ["tel:0000001210"]),
        ("Clinic (Health Center 2F, 0000-00-1310). Call before.", ["tel:0000001310"]),
        ("電話:03-1234-5678/090-1234-5678", ["tel:0312345678", "tel:09012345678"]),
        ("０３（１２３４）５６７８ か (045)123-4567", ["tel:0312345678", "tel:0451234567"]),
        ("0120-061-338、0800-123-4567、0570-000-000", ["tel:0120061338", "tel:08001234567", "tel:0570000000"]),
        ("03 1234 5678", ["tel:0312345678"]),
        ("携帯09012345678、フリーダイヤル0120123456", ["tel:09012345678", "tel:0120123456"]),
        ("電話（でんわ）：0451234567（月曜日）", ["tel:0451234567"]),
        ("from abroad: +81-45-123-4567 or +1 212 555 0100", ["tel:+81451234567", "tel:+12125550100"]),
        ("迷ったら#7119、こどもは＃8000（夜）", ["tel:%237119", "tel:%238000"]),
        ("火事は119番、事件は 110番（ばん）へ", ["tel:119", "tel:110"]),
        ("すぐ119へ。189に 電話（でんわ）", ["tel:119", "tel:189"]),
        ("すぐ119か110へ。", ["tel:119", "tel:110"]),
        ("119か 110に 電話して", ["tel:119", "tel:110"]),
        ("子どものこと：189（24時間）。危ないときも110へ", ["tel:189", "tel:110"]),
        ("・相談 0120-279-889：24時間", ["tel:0120279889"]),
        ("call 119 or 110.", ["tel:119", "tel:110"]),
        ("Call 119 at once, or call 189 (24 hours).", ["tel:119", "tel:189"]),
    ],
)
def test_what_is_clearly_a_telephone_number_is_dialled(text: str, dialled: list[str]) -> None:
    assert [number.uri for number in telephones_in(text)] == dialled


@pytest.mark.parametrize(
    "text",
    [
        "令和8年度は10,800円（7,200円）、250000円まで、110円、119人、119番地、110番窓口、100から110へ増えた",
        "2026-04-01から2027-03-31、08:30-17:15、12-29/01-03",
        "〒012-3456、郵便番号 012 3456",
        "個人番号は1234-5678-9012、0123-4567-8901、012345678901、0123 4567 8901",
        "被保険者番号0012345678、口座 0123456",
        "FAX 03-1234-5678、ファクス：0000-00-1234、ＦＡＸ（０３）１２３４−５６７８",
        "call 110 people; #2026 #12345 #abcd a#7119; 0-1-2; 050-123-4567; 03-1234-56789",
        "x03-1234-5678, 03-1234-5678@x.example, 12-03-1234-5678, 0123-45-6789-01",
    ],
)
def test_amounts_dates_postal_codes_and_my_numbers_are_none(text: str) -> None:
    assert telephones_in(text) == []


def test_a_number_stands_where_it_was_written() -> None:
    text = "電話は（０４５）１２３−４５６７です"
    [number] = telephones_in(text)
    assert text[number.start : number.end] == "（０４５）１２３−４５６７"


def test_digits_of_an_address_are_no_number_and_both_stand_in_their_order() -> None:
    text = "0000-00-1100、https://a.example/0120-061-338?t=03-1234-5678、0000-00-1101"
    assert [link.uri for link in links_in(text)] == [
        "tel:0000001100",
        "https://a.example/0120-061-338?t=03-1234-5678",
        "tel:0000001101",
    ]
