"""Where an utterance may be cut; that the halves mean something is the dialogue's business."""

import pytest

from bot.languages.halves import halves, two_questions

CUT = {
    "住民票の取り方と粗大ごみの出し方を教えて": ("住民票の取り方", "粗大ごみの出し方を教えて"),
    "粗大ごみを出したいです。あと住民票はどこで取れますか": ("粗大ごみを出したいです。", "住民票はどこで取れますか"),
    "住民票と印鑑証明の手数料は？": ("住民票", "印鑑証明の手数料は？"),
    "図書館は何時までですか？駐車場はありますか？": ("図書館は何時までですか？", "駐車場はありますか？"),
    "保育園について、それと児童手当について教えてください": ("保育園について", "児童手当について教えてください"),
    "パスポートの申請、それから犬の登録も": ("パスポートの申請", "犬の登録も"),
    "パスポートの更新と犬の登録について": ("パスポートの更新", "犬の登録について"),
    "転出届とマイナンバーカードの住所変更": ("転出届", "マイナンバーカードの住所変更"),
    "国保についてと年金の手続き": ("国保について", "年金の手続き"),
    "住民税のこととごみの日": ("住民税のこと", "ごみの日"),
    "ごみの日とお金の相談": ("ごみの日", "お金の相談"),
    "転入届を出したい、あと保育園": ("転入届を出したい", "保育園"),
    "婚姻届はどこですか\nパスポートはいくらですか": ("婚姻届はどこですか", "パスポートはいくらですか"),
    "母子手帳と予防接種": ("母子手帳", "予防接種"),
    "水道の開始とガスの開始": ("水道の開始", "ガスの開始"),
    "ごみの日は いつですか。住民票は どこですか。": ("ごみの日は いつですか。", "住民票は どこですか。"),
    "How do I get a juminhyo? And when is garbage day?": ("How do I get a juminhyo?", "And when is garbage day?"),
    "residence certificate and garbage day": ("residence certificate", "garbage day"),
    "Where is city hall? When is it open?": ("Where is city hall?", "When is it open?"),
    "I need a residence certificate. How do I throw away a sofa?": (
        "I need a residence certificate.",
        "How do I throw away a sofa?",
    ),
    "passport renewal, and dog registration": ("passport renewal", "dog registration"),
    "nursery school and also child allowance": ("nursery school", "child allowance"),
    "garbage day plus bulky waste": ("garbage day", "bulky waste"),
    "how do I move in, also how do I register my seal": ("how do I move in", "how do I register my seal"),
    "seal registration; and the library": ("seal registration", "the library"),
    "tax certificate and pension": ("tax certificate", "pension"),
    "what is koseki and where do I get it": ("what is koseki", "where do I get it"),
    "marriage and passport": ("marriage", "passport"),
    "water and sewer": ("water", "sewer"),
    "When is garbage day?\nWhere can I park?": ("When is garbage day?", "Where can I park?"),
    "do you have parking? is it free?": ("do you have parking?", "is it free?"),
    "shelters and hazard map": ("shelters", "hazard map"),
}
WHOLE = (
    "もっと安い方法は",
    "ちょっと教えて",
    "引っ越したことを届けたい",
    "引っ越したあと住民票はどうなる",
    "パスポートまたは免許証",
    "住民票というのは何",
    "世帯主として申請",
    "ごみを出すときの袋",
    "妻と一緒に行く",
    "友達と同じ住所",
    "ひと月いくら",
    "あとで払えますか",
    "前と違う住所",
    "引っ越してきました。何をすればいいですか",
    "子どもが生まれました。手続きを知りたい",
    "またごみが残っている",
    "住民票はどこで取れますか",
    "How do I get a juminhyo?",
    "I just moved here. My name is Kim.",
    "the dog also must change address",
    "android app",
    "sand in the park",
    "grandmother's care",
    "handicapped parking",
    "standing order for tax",
    "I live in Minato Ave. 3",
    "candle disposal",
    "I also need a seal",
    "brand new card",
    "thousand yen fee",
    "an island ferry",
    "",
    "We moved. Tomorrow our baby comes.",
)


@pytest.mark.parametrize(("text", "expected"), CUT.items())
def test_the_likeliest_cut(text: str, expected: tuple[str, str]) -> None:
    assert next(halves(text)) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_no_joint(text: str) -> None:
    assert list(halves(text)) == []


def test_a_long_list_is_tried_at_a_few_places_only() -> None:
    assert len(list(halves("住民票と印鑑と戸籍と年金と国保と税金と水道"))) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("住民票はどこですか？印鑑も作りたいです", ("住民票はどこですか？", "印鑑も作りたいです")),
        ("粗大ごみの予約、それと犬の登録", ("粗大ごみの予約", "犬の登録")),
        ("bulky waste pickup and also a parking permit", ("bulky waste pickup", "a parking permit")),
        ("住民票と粗大ごみ", None),
        ("a seal and a passport", None),
        ("仕事をやめました。保険はどうなりますか", None),
    ],
)
def test_questions_that_the_text_keeps_apart(text: str, expected: tuple[str, str] | None) -> None:
    assert two_questions(text) == expected
