import pytest

from bot.languages.plain_japanese import Rule, hints
from bot.languages.plain_words import PLAINER
from intents.sources import FileSource
from tests.unit.intents.packs import SAMPLE_CITY


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("ごみを 出（だ）します。市役所に来てください。", []),
        ("あ" * 51 + "。", [Rule.LONG]),
        ("雨ですが、行きますので、来てください。", [Rule.SEVERAL]),
        ("市民税県民税森林環境税納税通知書です。", [Rule.KANJI]),
        ("通れないことはないです。", [Rule.TWICE_NOT]),
        ("届けを出さなければなりません。", [Rule.TWICE_NOT]),
        ("ごみが集められます。", [Rule.PASSIVE]),
        ("子どもに待たせます。", [Rule.PASSIVE]),
        ("手紙で知らせます。人に聞かせます。", []),
        ("市長がいらっしゃいます。", [Rule.HONORIFIC]),
        ("先にご連絡ください。", [Rule.HONORIFIC]),
        ("紙を提出します。", [Rule.OFFICE]),
        ("申請書を見ます。利用カードです。", []),
        ("来ます〈来庁すること〉。touroku@bosai.minatogawa.exampleに送ります。", []),
    ],
)
def test_a_hint_for_each_rule(text: str, rules: list[Rule]) -> None:
    assert [hint.rule for hint in hints(text)] == rules


def test_a_hint_names_the_sentence_and_what_to_say() -> None:
    [hint] = hints("ごみの日です。\n・紙（かみ）を 提出（ていしゅつ）します。")
    assert (hint.sentence, hint.found, hint.better) == ("・紙を提出します。", "提出", "出す")


def test_plain_words_have_no_hint_of_their_own() -> None:
    assert [hint for plain in PLAINER.values() for hint in hints(plain) if hint.rule is Rule.OFFICE] == []


def test_plain_japanese_gets_few_hints_and_ordinary_japanese_many() -> None:
    found = {"ja-easy": 0, "ja": 0}
    for intent in FileSource(SAMPLE_CITY).read().intents:
        if "ja-easy" in intent.content.answers:
            for language in found:
                found[language] += len(hints(intent.content.answers[language]))
    assert found["ja-easy"] * 10 < found["ja"], found
