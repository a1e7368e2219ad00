"""What says nothing without the answer before it, and what names a matter of its own."""

import pytest

from bot.languages.ellipses import is_elliptic

ELLIPTIC = (
    # Japanese
    "いくらですか",
    "土日もやってますか",
    "代理でもいい？",
    "必要なものは",
    "何時まで？",
    "どこですか",
    "妻の分も取れますか",
    "子どもの場合は？",
    "期限はいつまでですか",
    "電話番号は？",
    "予約はいりますか",
    "ネットでできますか",
    "コンビニでも取れますか",
    "郵送でもできますか",
    "手数料はかかりますか？",
    "じゃあ、日曜日は？",
    "本人じゃなくてもいいですか",
    "お金はかかりますか",
    "身分証はいりますか",
    "どのくらいかかりますか",
    # plain Japanese
    "いくら ですか",
    "どこで できますか",
    "何が 必要ですか",
    "いつまで ですか",
    "土曜日も やっていますか",
    "家族でも いいですか",
    "電話で できますか",
    "お金は いくら かかりますか",
    "予約が 必要ですか",
    "何時から ですか",
    "だれが 行けば いいですか",
    "子どもも できますか",
    "書類は 何が いりますか",
    "スマホで できますか",
    "日曜日は どうですか",
    # English
    "how much?",
    "and on weekends?",
    "what about for my wife",
    "What do I need to bring?",
    "where is it?",
    "online?",
    "can someone else do it for me?",
    "how long does it take?",
    "what time do you close?",
    "do I need an appointment",
    "can I do it by mail?",
    "How much does it cost?",
    "is it free?",
    "are you open on Saturdays?",
    "which floor is it?",
    "what documents do I need?",
    "until when?",
    "what’s the deadline?",
    "How do I apply?",
    "and do I have to book?",
)
COMPLETE = (
    # Japanese
    "粗大ごみは？",
    "じゃあ印鑑証明は？",
    "住民票はいくらですか",
    "市役所は土日もやってますか",
    "子どもが生まれた",
    "お金がない",
    "子どもがいます",
    "何ができますか",
    "あなたは誰ですか",
    "駐車場はありますか",
    "委任状の書き方は",
    "マイナンバーカードの期限は",
    "引っ越しの手続きは",
    "母の介護",
    "ごみはいつ",
    "ありがとう",
    "もう一度",
    "はい",
    "税金はいつまで",
    "図書館は何時まで",
    "会社を辞めた",
    # plain Japanese
    "ごみは いつ ですか",
    "住民票は どこ ですか",
    "子どもが 生まれました",
    "お金が ありません",
    "引っ越しの 手続きは？",
    "市役所は どこですか",
    "保育園は いくら ですか",
    "犬は どうすれば いいですか",
    "家族が 亡くなりました",
    "パスポートは いくら",
    "税金は いつまで ですか",
    "日本語の 教室は どこ",
    "病院は どこ ですか",
    "仕事が ありません",
    "人に 聞く",
    # English
    "who are you?",
    "how are you?",
    "what can you do?",
    "what time is it?",
    "how much is a residence certificate?",
    "and garbage?",
    "what about my number card?",
    "I need help",
    "my wife died",
    "where can I park?",
    "hello",
    "is the library open on weekends?",
    "can my child get a vaccination?",
    "I have no money",
    "change my address",
    "what about bulky waste?",
    "how do I register my child?",
    "can I pay my tax online?",
    "thank you",
    "",
)


@pytest.mark.parametrize("text", ELLIPTIC)
def test_properties_alone_are_elliptic(text: str) -> None:
    assert is_elliptic(text)


@pytest.mark.parametrize("text", COMPLETE)
def test_what_names_a_matter_or_asks_for_no_property_is_not(text: str) -> None:
    assert not is_elliptic(text)


def test_long_texts_are_not_looked_at() -> None:
    assert not is_elliptic("いくらですか" * 20)
