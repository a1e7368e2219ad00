"""Words about what was said before, and questions that sound like them."""

import pytest

from bot.languages.retractions import Correction, asks_to_repeat, calls_off, correction

AGAIN = (
    "もう一度",
    "もう一回言って",
    "もう一度お願いします",
    "もう１回教えてください",
    "すみません、もう一度言ってください",
    "もういちど",
    "さっきの回答をもう一度",
    "再度お願いします",
    "もう一回送ってもらえますか",
    "繰り返してください",
    "さっきの答え見せて",
    "もう一度 おねがいします",
    "もう一度いってください。",
    "もう一度説明してほしい",
    "もう 一度 教えて ください",
    "say that again",
    "repeat please",
    "Can you repeat that?",
    "Once more please",
    "again?",
    "one more time",
    "repeat",
    "could you say it again",
    "Pardon?",
    "send it again",
    "please repeat that",
    "show me that again",
    "say again",
    "come again?",
    "sorry, can you say that again please",
    "Repeat the last answer",
)
NOT_AGAIN = (
    "もう一度引っ越した",
    "もう一度申請できますか",
    "もう一回届を出す",
    "一度やめたい",
    "もう一度転入届を出したい",
    "さっきのごみの質問",
    "もう一度結婚",
    "再発行したい",
    "再度申請したい",
    "もう一度検診を受けたい",
    "あと一回予防接種",
    "もう一人子ども",
    "もう一枚ほしい",
    "住民票をもう一度取りたい",
    "もう一度職員と話したい",
    "repeat prescription",
    "apply again",
    "can I marry again",
    "I moved again",
    "register again after divorce",
    "hello",
    "send my certificate again",
    "repeat vaccination",
    "show me the garbage calendar",
    "again lost my card",
    "tell me about garbage",
    "say hello",
    "one more certificate",
    "can you send the form",
    "once more I lost my passport",
)
CALLED_OFF = (
    "やっぱりいいです",
    "キャンセル",
    "もういいです",
    "やっぱやめます",
    "キャンセルします",
    "取り消してください",
    "やっぱり大丈夫です",
    "もう結構です",
    "質問を取り消します",
    "今の質問はなかったことにしてください",
    "やめておきます",
    "キャンセルお願いします",
    "やっぱりいいや",
    "忘れてください",
    "ありがとう、もう大丈夫です",
    "never mind",
    "Nevermind",
    "cancel",
    "forget it",
    "Cancel please",
    "cancel that",
    "never mind, thanks",
    "no need",
    "I changed my mind",
    "ok never mind",
    "actually, forget it",
    "please cancel",
    "cancel my request",
    "nvm",
    "don’t bother",
    "sorry, never mind",
)
NOT_CALLED_OFF = (
    "キャンセル料はいくら",
    "予約をキャンセルしたい",
    "施設予約の取り消し",
    "水道をやめます",
    "いいです",
    "もういい加減にして",
    "国保をやめたい",
    "やっぱり転出です",
    "相談したい",
    "結構高いですね",
    "婚姻届を取り消したい",
    "もう大丈夫ですか",
    "大丈夫です",
    "やっぱり住民票ください",
    "申請をキャンセルしてください",
    "cancel my water contract",
    "cancel my appointment",
    "how do I cancel my health insurance",
    "I want to cancel",
    "I forgot my password",
    "no need for a seal?",
    "cancel my registration",
    "mind the gap",
    "cancel the booking of a hall",
    "change my mind about the nursery",
    "can I cancel",
    "cancellation fee",
    "never received my card",
    "stop the water",
    "drop off garbage",
)
CORRECTED = {
    "そうじゃなくて": "",
    "違います、転出のほう": "転出",
    "違う、印鑑証明": "印鑑証明",
    "そうではありません": "",
    "ちがいます": "",
    "それじゃなくて転居届": "転居届",
    "いえ、違います。転出届です": "転出届",
    "違うんです、国保の方": "国保",
    "質問と違います": "",
    "そういうことじゃないです": "",
    "そんなこと聞いてない": "",
    "そうじゃない、粗大ごみ": "粗大ごみ",
    "答えが違います": "",
    "違うよ、転出だよ": "転出",
    "そっちじゃなくて保育園": "保育園",
    "違います。 転出の ほうです": "転出",
    "no, I meant moving out": "moving out",
    "that's not what I asked": "",
    "I meant the seal certificate": "the seal certificate",
    "No, that’s wrong": "",
    "not that": "",
    "wrong answer": "",
    "That's not it": "",
    "not what I meant": "",
    "no I was asking about bulky waste": "bulky waste",
    "You misunderstood me": "",
    "sorry, I meant garbage": "garbage",
    "that is not what I wanted": "",
    "actually I meant passport": "passport",
    "wrong one": "",
    "No, not that one": "",
    "I mean the nursery": "the nursery",
}
NOT_CORRECTED = (
    "違う市に引っ越す",
    "転入と転居は違いますか",
    "違いを教えて",
    "違う名前になった",
    "名前が間違っている",
    "違うところで受け取りたい",
    "住所が違います",
    "前と違う住所",
    "世帯が違う親の分",
    "違いますか",
    "間違い電話",
    "納付書の金額が違う",
    "ちがう国から来ました",
    "間違えて捨てた",
    "違法駐車",
    "市民じゃなくても公文書を見られますか",
    "違うような気がする",
    "I meant to move in April",
    "wrong address on my card",
    "I got the wrong certificate",
    "not my number card",
    "the wrong one was delivered",
    "is that wrong?",
    "I mean to register",
    "no garbage pickup today",
    "no parking",
    "not received my card",
    "that's right",
    "wrong garbage day on the calendar",
    "no, thank you",
    "not sure",
    "that's not far",
    "I asked for a certificate by post but it never came",
)


@pytest.mark.parametrize("text", AGAIN)
def test_again(text: str) -> None:
    assert asks_to_repeat(text)


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_doing_something_again_is_a_question(text: str) -> None:
    assert not asks_to_repeat(text)


@pytest.mark.parametrize("text", CALLED_OFF)
def test_never_mind(text: str) -> None:
    assert calls_off(text)


@pytest.mark.parametrize("text", NOT_CALLED_OFF)
def test_cancelling_something_is_a_question(text: str) -> None:
    assert not calls_off(text)


@pytest.mark.parametrize(("text", "rest"), CORRECTED.items())
def test_a_correction_leaves_what_was_meant(text: str, rest: str) -> None:
    assert correction(text) == Correction(rest)


def test_a_correction_may_name_what_was_not_meant() -> None:
    assert correction("住民票じゃなくて印鑑証明") == Correction("印鑑証明", denied="住民票")


@pytest.mark.parametrize("text", NOT_CORRECTED)
def test_what_only_differs_or_is_wrong_elsewhere_corrects_nothing(text: str) -> None:
    assert correction(text) is None
