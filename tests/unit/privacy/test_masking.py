"""How masking behaves on any text: marks, places, safety, what the city publishes."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.jp import in_ as individual_number

from bot.domain.personal_data import MARK, Kind, kinds_marked, without_marks
from bot.privacy.evaluation import read_examples
from bot.privacy.masking import comparable, find, mask_text
from bot.privacy.published import published_in
from tests.unit.privacy.test_examples import FOLDER

TEXTS = [example.text for example in read_examples(FOLDER)]

MASKED = [
    ("電話は０９０－１２３４－５６７８です", "電話は[電話番号]です"),
    ("マイナンバーは1234 5678 9018", "マイナンバーは[マイナンバー]"),
    ("番号は〇〇八八三八七三七一六二です", "番号は[マイナンバー]です"),
    ("番号は〇〇八八三八七三七一六三です", "番号は〇〇八八三八七三七一六三です"),  # a wrong check digit
    ("〒100-0001に住んでいます", "[郵便番号]に住んでいます"),
    ("mail: taro.yamada@example.jp", "mail: [メール]"),
    ("4111-1111-1111-1111で払いたい", "[カード番号]で払いたい"),
    ("ﾔﾏﾀﾞ ﾀﾛｳと申します。ｺﾝﾋﾞﾆは？", "[氏名]と申します。ｺﾝﾋﾞﾆは？"),
    ("山田太郎と申します。住民票はどこ？", "[氏名]と申します。住民票はどこ？"),
    ("住所はみなと川市港町3丁目12-5です", "住所は[住所]です"),
    ("昭和60年1月1日生まれです", "[生年月日]生まれです"),
    ("090\u200b-1234\u200b-5678", "[電話番号]"),
    ("③女 ④090 1234 5678 ⑤水曜", "③女 ④[電話番号] ⑤水曜"),
    ("番号は⓪⑨⓪①②③④⑤⑥⑦⑧です", "番号は[電話番号]です"),
    ("電話はゼロ九ゼロ一二三四五六七八です", "電話は[電話番号]です"),
    ("passport MF482913, new", "passport [旅券番号], new"),
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_a_mark_names_the_kind_and_the_rest_stays_as_it_was_written(text: str, expected: str) -> None:
    assert mask_text(text) == expected


def test_a_text_without_personal_data_is_the_same_text() -> None:
    text = "ﾊﾝｺはＡでも㍿でも①でも"
    assert mask_text(text) == text


def test_a_masked_example_stays_as_it_is() -> None:
    masked = [mask_text(text) for text in TEXTS]
    assert [mask_text(text) for text in masked] == masked


_PIECES = st.sampled_from(
    [
        *TEXTS[::7],
        *(f"[{kind}]" for kind in Kind),
        "山田",
        "です",
        "さん",
        "、",
        "\n",
        " ",
        "と",
        "（",
        "090-1234-5678",
        "〒",
        "3-12-5",
    ]
)


@settings(max_examples=20, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=6), max_size=6).map("".join))
def test_masking_again_changes_nothing(text: str) -> None:
    masked = mask_text(text)
    assert mask_text(masked) == masked


@st.composite
def _my_numbers(draw: st.DrawFn) -> str:
    first = draw(st.text("0123456789", min_size=11, max_size=11))
    digits = first + individual_number.calc_check_digit(first)
    gap = draw(st.sampled_from(["", " ", "-", "\u2011", "‐", "–", "—", "―", "−", "ー", "・", ".", "\u3000"]))
    written = gap.join((digits[:4], digits[4:8], digits[8:]))
    script = draw(st.sampled_from(["0123456789", "０１２３４５６７８９", "〇一二三四五六七八九", "٠١٢٣٤٥٦٧٨٩"]))
    return written.translate(str.maketrans("0123456789", script))


# A digit beside the number makes it a longer one; NFKC makes digits of ² and ①.
_AROUND = st.text(
    st.characters(exclude_categories=["Cs", "Mn"], exclude_characters="+〇零○◯一二三四五六七八九"), max_size=8
).filter(lambda text: not any(letter.isdigit() for letter in unicodedata.normalize("NFKC", text)))


@settings(max_examples=60, deadline=None)
@given(_my_numbers(), _AROUND, _AROUND)
def test_no_my_number_survives(number: str, before: str, after: str) -> None:
    assert number not in mask_text(f"{before}{number}{after}")


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40) | st.sampled_from(TEXTS))
def test_findings_have_places_in_the_text_and_do_not_overlap(text: str) -> None:
    found = find(text)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


HOSTILE = {
    "digits": "0" * 10_000,
    "digits with gaps": "1 " * 5_000,
    "hyphens": "0-" * 5_000,
    "doors": "1丁目" * 3_300,
    "blocks": "1-1-" * 2_500,
    "kanji": "山" * 10_000,
    "kanji digits": "一" * 10_000,
    "katakana": "アイ・" * 3_333,
    "names": "山田さん、" * 2_000,
    "capitals": "Minato-shi, " * 900,
    "my name is": "my name is " * 900,
    "labels": "名前:" * 3_300,
    "symbols": "記号12" * 2_500,
    "addresses": "a@" * 5_000,
    "plus": "+0" * 5_000,
    "names with hyphens": "Aaa-" * 1_250,
    "titles": "さん" * 2_500,
    "one after another": "アカです。" * 1_000,
    "children": "娘の凛" * 1_600,
    "what nobody sees": "\u200b" * 10_000,
    "combining": "a" + "\u0301" * 9_999,
    "marks": "[氏名]" * 2_500,
    "one sign, four letters": "㍿" * 10_000,
    "all of it": "。".join(TEXTS)[:10_000],
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_does_not_hold_up_a_worker(text: str) -> None:
    """What backtracks takes minutes or hours; the bound tells that from a busy machine."""
    began = time.process_time()
    mask_text(text)
    assert time.process_time() - began < 10


def test_what_the_city_publishes_stays_legible_however_it_is_written() -> None:
    japanese = "担当：市民課（0000-00-1101）\n住所：みなと川市中央町1丁目1番"
    published = published_in([japanese, "1-1 Chuo-cho, Minatogawa City; 8 minutes on foot"])
    assert mask_text("０００0-00-1101は市役所ですか", published) == "０００0-00-1101は市役所ですか"
    assert (
        mask_text("みなと川市中央町１丁目１番に行けばいい？", published) == "みなと川市中央町１丁目１番に行けばいい？"
    )
    assert mask_text("0000-00-1101か090-1234-5678", published) == "0000-00-1101か[電話番号]"
    assert comparable("０９０ー１２３４") == "0901234"


def test_marks_are_read_and_taken_out() -> None:
    masked = "[電話番号]の[氏名]です。転入したい"
    assert kinds_marked(masked) == (Kind.PHONE, Kind.NAME)
    assert without_marks(masked).split() == ["の", "です。転入したい"]


def test_the_labels_that_stand_in_stored_texts_never_change() -> None:
    labels = (
        "在留カード番号 運転免許証番号 マイナンバー 年金番号 口座番号 保険証番号 旅券番号 カード番号 メール 電話番号"
        " 生年月日 郵便番号 住所 氏名"
    )
    assert [str(kind) for kind in Kind] == labels.split()
    assert MARK.fullmatch("[電話番号]")
