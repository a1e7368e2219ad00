"""One value in many spellings, and values that only look alike."""

import pytest

from bot.dialogue.guards.facts import Fact, agree, facts
from bot.dialogue.guards.facts.plain import plain


def read(text: str) -> list[Fact]:
    return facts(plain(text))


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("300 yen", "300円"),
        ("¥300", "三百円"),
        ("three hundred yen", "３００円"),
        ("2,800,000円", "2.8 million yen"),
        ("15,000円", "1万5千円"),
        ("500,000 yen", "50万円"),
        ("half", "半額"),
        ("50%", "5割"),
        ("two thirds", "3分の2"),
        ("four fifths", "5分の4"),
        ("10 percent", "1割"),
        ("two weeks", "2週間"),
        ("fourteen days", "14日以内"),
        ("six months", "半年"),
        ("3 months", "3ヶ月"),
        ("1 year and 6 months", "1歳6か月"),
        ("三 yen", "3円"),
        ("an hour", "60分"),
        ("half an hour", "30分"),
        ("1.5 hours", "1時間半"),
        ("every month", "月1回"),
        ("twice", "2回"),
        ("2nd floor", "2階"),
        ("2F", "二階"),
        ("counter 5", "5番窓口"),
        ("the 10th", "前月10日"),
        ("April 1", "4月1日"),
        ("1 April", "2026年4月1日"),
        ("April 1, 2026", "令和8年4月1日"),
        ("Reiwa 8", "2026年"),
        ("1981", "昭和56年"),
        ("fiscal 2026", "令和8年度"),
        ("mid-July", "7月中旬"),
        ("late May", "5月下旬"),
        ("in May", "5月から"),
        ("5 p.m.", "17時"),
        ("5:15 pm", "午後5時15分"),
        ("8:30 a.m.", "朝8時30分"),
        ("11 p.m.", "夜11時"),
        ("noon", "正午"),
        ("8時半", "8:30"),
        ("Monday", "月曜日"),
        ("Mon–Fri", "月〜金"),
        ("weekdays", "平日"),
        ("Sat", "土曜"),
        ("public holidays", "祝日"),
        ("tomorrow", "明日"),
        ("the next day", "翌日"),
        ("last year's income", "前の年の所得"),
        ("+81 90-1234-5678", "090-1234-5678"),
        ("03(1234)5678", "03-1234-5678"),
        ("HTTPS://WWW.City.Example/a/", "https://www.city.example/a/"),
        ("city.example/a", "https://city.example/a"),
        ("6 nurseries", "6か所"),
        ("65 and over", "65歳以上"),
        ("A4", "Ａ４"),
        ("1週間（しゅうかん）", "one week"),
    ],
)
def test_two_spellings_are_one_value(said: str, source: str) -> None:
    ours, theirs = read(said), read(source)

    assert ours
    assert theirs
    assert all(any(agree(one, other) for other in theirs) for one in ours), (ours, theirs)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("300 yen", "3,000円"),
        ("300円", "300 days"),
        ("2 weeks", "14日"),
        ("14日以内", "14か月以内"),
        ("12 months", "1年"),
        ("1歳6か月", "6か月"),
        ("3通", "3枚"),
        ("2階", "3階"),
        ("5番窓口", "5階"),
        ("2026年4月1日", "4月1日"),
        ("April 2", "4月1日"),
        ("2026年", "2026年度"),
        ("令和9年", "2026年"),
        ("5 p.m.", "5時"),
        ("17:15", "17:51"),
        ("Tuesday", "月〜金"),
        ("月〜土", "月〜金"),
        ("tomorrow", "翌日"),
        ("0000-00-1101", "0000-00-1110"),
        ("#7119", "#8000"),
        ("https://city.example/a", "https://city.example/b"),
        ("https://city.example.evil.com", "https://city.example"),
        ("a@city.example", "b@city.example"),
        ("10%", "10割"),
        ("1/3", "半分"),
    ],
)
def test_what_only_looks_alike_is_not_one_value(said: str, source: str) -> None:
    ours, theirs = read(said), read(source)

    assert ours
    assert not all(any(agree(one, other) for other in theirs) for one in ours)


@pytest.mark.parametrize(
    "text",
    [
        "一般的な手続きです。一緒に、十分ご注意ください。",
        "統一した様式、一人ひとりの方",
        "You may come in person. One of you may sign.",
        "The sun is strong on the second-hand market.",
    ],
)
def test_words_that_only_contain_numbers_are_no_facts(text: str) -> None:
    assert read(text) == []


def test_the_numbers_of_a_list_count_its_lines_and_nothing_else() -> None:
    assert read("1. 電話する\n2. 買う\n3. 出す") == []
    assert [fact.written for fact in read("1. 電話する\n7. 買う")] == ["7"]


@pytest.mark.parametrize("text", ["", "。", "¥", "0/0", "月月火水木金金", "99月99日", "99:99", "1" * 300, "万", "万円"])
def test_nonsense_is_read_without_harm(text: str) -> None:
    read(text)
