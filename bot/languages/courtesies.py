"""Utterances that ask nothing: greetings, thanks, anger at the service. Whatever asks for something is none of them.

Greetings and thanks are made of known parts from beginning to end, so "ありがとう、あと粗大ごみは?" stays a question.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Courtesy(StrEnum):
    THANKS = "thanks"
    SMALL_TALK = "small_talk"
    COMPLAINT = "complaint"


_NOISE = re.compile(r"[\W_ー〜]+")  # marks, spaces, emoji; ー, because ありがとー is ありがとう drawn out
_ASKS = re.compile(
    r"[?]|(ます|です|でしょう|ました)か|どこ|いつ|どうす|どうやっ|どうし|どちら|なぜ|教えて|ください|したい|ほしい|知りたい"
    r"|\b(how|where|when|which|what|why|who|can i|could i|do i|is there|please)\b"
)

_THANKS = (
    r"ありがと(う|さん|ございま(す|した))*|有難う(ございま(す|した))?|どうも|感謝(します|です|いたします)?|助か(りました|ります|った|る)|おおきに"
    r"|(わか|分か|判)(りました|った)|了解(です|しました)?|承知(しました|いたしました)?|なるほど(です)?|お世話(になりました|様でした|さまでした)|サンキュ|解決(しました|した)"
    r"|tha?nks?( you)?|thx|ty|thank u|tysm|cheers|appreciated?|got it|understood|arigatou?( gozaimasu| gozaimashita)?|that helped|solved|ok(ay)?"
)
_WITH_THANKS = (
    r"はい|ええ|うん|あ+|お+|ほんと(う)?(に)?|本当に|とても|すごく|大変|いつも|早速|ご?丁寧に|ご?親切に|すぐに|教えてくれて|教えていただき|(ご)?(回答|返信|返事|対応|案内)"
    r"|よく|大丈夫です|もう|これで|では|また|ね|よ|です|失礼します|さようなら|す?みません|嬉しいです|うれしいです|良かった(です)?|よかった(です)?|笑|w+"
    r"|so|very|much|many|a lot|lots|for|your|the|this|that|it|help(ing|ed|ful)?|me|info(rmation)?|answer|reply|great|good|nice|perfect|you|are|is|was|i|we|really|all|and"
    r"|kind|have a|day|evening|weekend|bye|now|see|then|oh|ah|wow|cool|yes|im|do|again|quick|fast|in advance|bot|ai|guys|sir|madam|friend|lol"
)
_SMALL_TALK = (
    r"こんにち[はわ]|こんばん[はわ]|おはよう(ございます)?|はじめまして|初めまして|おやすみ(なさい)?|さようなら|バイバイ|やっほ|ども|もしもし|ハロ|元気(です|かな)?か?|お元気ですか"
    r"|(あなた|きみ|君|お前|そちら)(は|の名前は)(誰|だれ|何|なに|なん|ai|人間|ロボット|ボット)(ですか|なの|者)?|(ai|人間|ロボット|ボット)(ですか|なの)|名前は(何|なん)(ですか)?|自己紹介して|何ができ(ますか|るの)"
    r"|今日は?(いい|良い|よい)(天気|お天気)ですね|(暑い|寒い|眠い|疲れた|ひま|暇)(です)?ね?|誰かいますか|テスト(です|中)?|聞こえますか|面白い話して|好きな食べ物は(何ですか)?"
    r"|hello|hi+|hey+|yo|good (morning|afternoon|evening|night|day)|good ?bye|bye( bye)?|greetings|nice to meet you|how are (you|u)( doing)?( today)?|whats up|sup|who (are|r) (you|u)|what are you"
    r"|are you (a |an )?(bot|robot|ai|human|person|real)( person)?|what can you do|whats your name|what is your name|tell me a joke|(is )?anybody there|anyone there|(this is a )?test|konnichiwa|konbanwa|ohayou?( gozaimasu)?"
)
_WITH_SMALL_TALK = r"はい|あ+|お+|えと|ね|よ|です|笑|w+|there|everyone|all|sir|madam|again|today|bot|ai|city|hall|dear|my|friend|from|japan|oh|lol"

_SERVICE = r"職員|窓口|市役所|役所|区役所|担当(者|課)?|対応|態度|説明|電話(対応|口)|返事|回答|案内|手続き?|この(ボット|bot|ai|アプリ|システム|line|ライン|トーク)|ai|ボット|チャット|市長|あなた(たち)?|お前(ら)?|こいつ"
_ANGER = (
    r"ひど(い|す|過)|酷(い|す)|悪(い|す)|わるい|最悪|最低(?!賃金|限|基準|生活|でも)|むかつ|ムカつ|腹(が|の)?立|頭に(き|来)|失礼(だ|な|で|す?ぎ|極|[^し]?$)|いい加減|ふざけ|冷た(い|す|か)|横柄|偉そう|えらそう|遅(すぎ|い)|なって(い)?ない"
    r"|不親切|役に立た|使えな|つかえな|つかえね|使えね|馬鹿|バカ|アホ|意味(が)?な|話にならな|うんざり|たらい回し|許せな|許さな|怒って|おかしい|信じられな|ありえな|あり得な|がっかり|残念(す|で)|無能|不愉快|不快"
)
_COMPLAINT = re.compile(
    rf"({_SERVICE}).{{0,20}}({_ANGER})|^(もう|本当に|ほんとに|マジで|まじで|全然)*({_ANGER})(な|ない|たない|い|だ|です|ました|ね|よ|わ|すぎ|る|つ|て|し)*$|たらい回しにさ|(何時間|\d+時間|ずっと)も?待たさ|税金(の)?(無駄|泥棒|の無駄遣い)|税金高すぎ|ふざけ(る|ん)な|いい加減にし(ろ|て)|(もっと)?ちゃんと(仕事|対応|答え)(しろ|して)"
    r"|\b(staff|clerks?|officers?|service|city hall|office|counter|bot|app|website|answers?|you|your|u|this|process|system|mayor|waiting time)\b.{0,40}"
    r"\b(rude|terrible|awful|useless|horrible|unacceptable|worst|ridiculous|stupid|waste of|sucks?|disgusting|disrespectful|incompetent|idiots?|joke|unhelpful|lazy|shit|bullshit|no help|not helpful|never works?|disappoint\w+|racist|discriminat\w+)\b"
    r"|^(so |very |totally |completely )?(useless|terrible|horrible|ridiculous|unacceptable|worst service( ever)?|stupid( bot)?|bullshit|awful)$|\b(i want|want|id like) to complain\b|\b(im|i am) (so |very |really )?(angry|furious|upset|fed up|disappointed) (with|at|about) (you|your|the (city|staff|service|office))\b"
)
_LONGEST = 60  # characters of a greeting or of thanks


@dataclass(frozen=True)
class _Parts:
    """Utterances made of nothing but `core` and `company`, at least one of them of `core`; Latin words as wholes."""

    core: re.Pattern[str]
    whole: re.Pattern[str]

    def make(self, words: str) -> bool:
        return len(words) <= _LONGEST and bool(self.core.search(words)) and bool(self.whole.fullmatch(words))


def _parts(core: str, company: str) -> _Parts:
    as_wholes = r"(?<![a-z])(?:{0})(?![a-z])"
    return _Parts(
        re.compile(as_wholes.format(core)),
        re.compile(rf"(?:{as_wholes.format(f'{core}|{company}')}|\s)+"),
    )


_OF_THANKS = _parts(_THANKS, f"{_WITH_THANKS}|{_SMALL_TALK}|{_WITH_SMALL_TALK}")
_OF_SMALL_TALK = _parts(_SMALL_TALK, _WITH_SMALL_TALK)


def recognise(utterance: str) -> Courtesy | None:
    """What the utterance is, if it is nothing else."""
    plain = unicodedata.normalize("NFKC", utterance).lower().replace("'", "").replace("’", "")
    words = _NOISE.sub(" ", plain).strip()
    if _OF_THANKS.make(words):
        return Courtesy.THANKS
    if _OF_SMALL_TALK.make(words):
        return Courtesy.SMALL_TALK
    if not _ASKS.search(plain) and _COMPLAINT.search(words):
        return Courtesy.COMPLAINT
    return None
