import pytest

from bot.dialogue.guards.outgoing.guard import LONGEST, Approved, judge
from bot.dialogue.guards.outgoing.support import supported
from tests.city import CITIZENS, CITY, RESIDENCE

JAPANESE = """\
住民票の写しは、窓口とコンビニで取れます。
・窓口：本庁舎1階 2番窓口。1通300円。本人確認書類をお持ちください。
・コンビニ：1通200円。6時30分から23時まで（12月29日から1月3日は休み）。
代理人は委任状が必要です。郵送では15歳以上の方だけが14日以内に請求できます。手数料のほかは無料です。
"""
ENGLISH = """\
You can get a copy of your residence record at the counter and at convenience stores.
- Counter: City Hall 1F, counter 2. 300 yen per copy. Bring ID.
- Convenience store: 200 yen, 6:30 to 23:00 (closed December 29 to January 3).
A proxy needs a power of attorney. By post only people aged 15 or over may ask, within 14 days.
"""
APPROVED = Approved((JAPANESE, ENGLISH), ("市民課 Citizens Section 0000-00-1101", "https://www.city.example/residence"))


def kinds(text: str, language: str = "ja", **options: object) -> set[str]:
    return {each.kind for each in judge(text, APPROVED, language, **options).objections}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("コンビニなら1通200円です。朝6時30分から夜11時まで取れます。", "ja"),
        ("窓口は本庁舎1階の2番窓口です。本人確認書類をお持ちください。", "ja"),
        ("At a convenience store a copy costs two hundred yen.", "en"),
        ("The machines work until 11 p.m., but not from December 29 to January 3.", "en"),
        ("市民課（0000-00-1101）へお電話ください。https://www.city.example/residence", "ja"),
        ("窓口（まどぐち）で もらえます。1通（つう） 300円（えん）です。", "ja-easy"),
    ],
)
def test_a_true_rewording_passes(text: str, language: str) -> None:
    assert str(judge(text, APPROVED, language)) == "passed"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("窓口では1通400円です。", "amount"),
        ("窓口では四百円です。", "amount"),
        ("12月28日から休みです。", "date"),
        ("夜10時まで取れます。", "time"),
        ("窓口は3階です。", "number"),
        ("手数料は5割引です。", "share"),
        ("日曜日は休みです。", "weekday"),
        ("窓口は明日から休みです。", "relative_day"),
        ("詳しくは https://www.city.example.evil.com をご覧ください。", "url"),
        ("詳しくはみなと川.comをご覧ください。", "url"),
        ("info@city.example までお送りください。", "email"),
        ("0000-00-1102 へお電話ください。", "phone"),
        ("住民票の写しは税務課で取れます。", "name"),
        ("個人情報保護法により取れません。", "name"),
        ("窓口で1通200円、コンビニで1通300円です。", "misplaced"),
        ("15歳未満の方が請求できます。", "bound"),
        ("1通200円です。本庁舎の窓口は1通23円です。", "amount"),
        ("14日以内に300円です。", "apart"),
        ("代理人は委任状がいりません。", "turned round"),
        ("コンビニは有料の駐車場があります。", "turned round"),
        ("市役所の屋上で盆踊り大会が開催されています。", "unfounded"),
    ],
)
def test_what_the_sources_do_not_say_is_named_with_its_kind(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("申請すれば必ず認められます。", "promise"),
        ("I think you should go to the counter.", "opinion"),
        ("AIとしてお答えします。窓口で取れます。", "machine"),
        ("窓口で**1通300円**です。", "markup"),
        ("<b>窓口</b>で取れます。", "markup"),
        ("![x](https://www.city.example/residence)窓口で取れます。", "markup"),
        ('{"answer": "窓口で取れます。"}', "markup"),
        ("窓口は⟦1⟧です。", "token"),
        ("山田様、窓口で取れます。", "personal data"),
        ("番号は1234 5678 9012です。", "personal data"),
        ("それは違法です。窓口へどうぞ。", "legal advice"),
        ("この薬を服用してください。", "medical advice"),
        ("現職の候補を支持します。", "politics"),
        ("窓口で暗証番号を教えてください。", "instruction"),
    ],
)
def test_what_no_counter_says_is_refused(text: str, kind: str) -> None:
    assert kind in kinds(text, "ja" if any("ぁ" <= letter <= "ん" for letter in text) else "en")


def test_what_the_approved_answer_says_itself_may_be_said() -> None:
    approved = Approved(("赤ちゃんも必ず本人が受け取ってください。",))

    assert judge("必ず本人が受け取ってください。", approved, "ja").passed


@pytest.mark.parametrize(
    "form", ["KINGYO-7Q", "kingyo 7q", "Q7-OYGNIK", "XVATLB-7D", "S0lOR1lPLTdR", "4b494e47594f2d3751"]
)
def test_a_canary_is_found_in_its_disguises(form: str) -> None:
    assert "canary" in kinds(f"窓口で取れます。{form}", canaries=("KINGYO-7Q",))


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("You can get a copy at the counter.", "ja", "language"),
        ("窓口で取れます。", "en", "language"),
        ("Puede obtener una copia en la ventanilla del ayuntamiento.", "en", "language"),
        ("窓口とコンビニで、", "ja", "unfinished"),
        ("You can get a copy at the", "en", "unfinished"),
        ("窓口（本庁舎1階", "ja", "unfinished"),
        ("", "ja", "empty"),
        ("窓口で取れます。" * LONGEST, "ja", "too long"),
    ],
)
def test_a_text_must_be_whole_and_in_its_language(text: str, language: str, kind: str) -> None:
    assert kind in kinds(text, language)


def test_an_english_answer_may_name_a_form_in_japanese() -> None:
    assert judge("A proxy needs a power of attorney (委任状).", Approved((JAPANESE, ENGLISH)), "en").passed


def test_an_office_is_found_by_its_other_name_only_where_the_city_wrote_one_language() -> None:
    def other_forms(name: str) -> tuple[str, ...]:
        return ("税務署", "tax office") if name in ("税務署", "tax office") else ()

    told = "申告は税務署へ。"
    assert supported("File your return at the tax office.", [told], other_forms=other_forms).passed
    both = [told, "File it at the national revenue bureau, please."]
    assert not supported("File your return at the tax office.", both, other_forms=other_forms).passed


def test_what_was_approved_holds_every_language_the_office_the_link_and_the_dates() -> None:
    approved = Approved.of(CITY, [(RESIDENCE, CITIZENS)])

    assert len(approved.answers) == 3
    assert judge("2026年4月1日から、市民課（0000-00-1101）の窓口で取れます。", approved, "ja").passed
