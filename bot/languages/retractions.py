"""Words about what was said before: say it again, never mind, that is not what I meant.

The first two count only where they are the whole utterance: もう一度引っ越した and "cancel my water contract" are
questions.
"""

import re
import unicodedata
from dataclasses import dataclass

_AGAIN = re.compile(
    r"((すみません|すいません|ごめんなさい)[、。\s]*)?"
    r"(?=もう|再度|さっきの)(さっきの(答え|回答|案内|返事)(を|、|\s)*)?(もう(一|1|いち|いっ)(度|回|ど|かい)|再度)?(だけ)?(、|\s)*"
    r"(お願い(し|いたし)?(ます)?|おねがい(します)?"
    r"|(言|い)って|教えて|おしえて|見せて|みせて|送って|おくって|説明して|書いて)?"
    r"(くれますか|もらえますか|いただけますか|ください|下さい|ほしい(です)?|くれる|もらえる)?"
    r"|繰り返して(ください)?|リピート(して)?(ください)?"
    r"|((sorry|pardon|excuse me)( me)?,? )?((can|could|would|will) you )?(please )?"
    r"((say|tell me|repeat|send|show me|send me|give me|write) (that|it|this|the answer|the last answer|your answer)"
    r"( again| once more| one more time)|repeat( (that|it|this|the answer|the last answer|your answer))?"
    r"|say again|again|once more|once again|one more time|come again)(,? please)?"
    r"|(please|pls) (repeat|say) (that|it|again)|(i beg your )?pardon( me)?",
)
_CALLED_OFF = re.compile(
    r"((すみません|すいません|ごめんなさい|ありがとう(ございます)?)[、。\s]*)?"
    r"((やっぱり?|やはり|もう)[、\s]*(い[いー]|大丈夫|だいじょうぶ|結構|けっこう|なし|やめ(ます|る|ておきます|とく|とき?ます)?)"
    r"(です|や|よ|で|にします|にして)?(ください)?"
    r"|(やっぱり?|やはり)?[、\s]*(質問|相談|今の(質問|相談)?|さっきの(質問|相談)?)?(を|は)?[、\s]*"
    r"(キャンセル|取り?消し|とりけし|取りやめ|なかったことに)(で|を)?"
    r"(し?ます|し?て|お願い(します)?|おねがい(します)?)?(ください)?"
    r"|やめます|やめておきます|忘れてください|気にしないでください)"
    r"|((oh|ok|okay|sorry|no|actually),? )?(never ?mind|nvm|forget (it|that|about it|i asked)|drop it"
    r"|no need( any ?more)?"
    r"|i changed my mind|don't bother|not needed any ?more|i don't need (it|that|this|help) any ?more"
    r"|(please )?cancel( (it|that|this|everything|my (question|request)|the (question|request)))?)"
    r"(,? (please|thanks|thank you|then|now))?",
)
_CORRECTED = re.compile(
    r"^(?:(?:いや|いえ|いいえ|ううん|ごめん(?:なさい)?|すみません|あの|えっと)[、。\s]*)?"
    r"(?:(?:そう(?:いう(?:こと|意味))?|それ|そっち|これ|その(?:こと|話))"
    r"(?:じゃ|では?)(?:なくて?|ない(?:です|んです(?:けど|が)?)?|ありません)"
    r"|(?:答え|回答|質問|内容|話|聞きたいこと|知りたいこと)(?:が|と|とは)(?:違|ちが)(?:います|う(?:んです)?|って)"
    # but not 違う市, 違いますか
    r"|(?:違|ちが)(?:います(?!か)|って(?![いる])|うよ(?!う)|うって|うんです(?!か)|う(?=[、。!,.\s]|$))|間違いです"
    r"|(?:そんな|そういう|その)(?:こと|話)(?:は|を)?(?:聞|き)いて(?:い)?(?:ない|ません))"
    r"(?:です|よ|ね|けど|が)*[、。!,.\s]*"
    r"|^(?:(?:no|nope|sorry|oh|actually|wait|hmm)[\s,.!]+)*"
    r"(?:i (?:meant|mean)\b(?! to\b)"
    r"|(?:that(?:'s| is| was) )?not (?:it|right|what i (?:asked|meant|wanted|need|want|was asking)(?: for| about)?)\b"
    r"|(?:not|wrong) (?:that|answer|one)(?: one)?(?=[\s,.!]*$|[,.!])"
    r"|that(?:'s| is) (?:wrong|not correct)(?=[\s,.!]*$|[,.!])|you (?:misunderstood|got (?:me|it) wrong)(?: me)?"
    r"|i (?:was asking|was talking|asked) about)[\s,.!:]*",
)
# 住民票じゃなくて印鑑証明, but not 市民じゃなくても
_RATHER = re.compile(r"^(?P<denied>[^、。?]{2,20}?)(?:じゃ|では)なく(?!ても)(?:て)?[、。\s]*(?P<rest>.{2,})$")
_OPENING = re.compile(
    r"^(?:(?:i (?:meant|mean)|i (?:was asking|asked) about|i (?:want|wanted) to (?:know|ask) about)[\s,:]+)+",
)
_THE_ONE = re.compile(r"(?:の\s*(?:ほう|方|こと))?(?:です|だよ|なんです)?(?:が|けど|よ|ね)?[。!.\s]*$")
_SPACED = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


@dataclass(frozen=True)
class Correction:
    """`rest` is what was meant, where it was said; `denied` what was not meant, where it was named."""

    rest: str = ""
    denied: str = ""


def asks_to_repeat(text: str) -> bool:
    return bool(_AGAIN.fullmatch(_bare(text)))


def calls_off(text: str) -> bool:
    return bool(_CALLED_OFF.fullmatch(_bare(text)))


def correction(text: str) -> Correction | None:
    """What the words correct about what was understood before; None where they correct nothing."""
    plain = _plain(text)
    if found := _CORRECTED.match(plain):
        rest = _THE_ONE.sub("", _OPENING.sub("", plain[found.end() :]))
        return Correction(rest)
    if found := _RATHER.match(plain):
        return Correction(_THE_ONE.sub("", found["rest"]), found["denied"])
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'").strip().lower()


def _bare(text: str) -> str:
    """Without what stands at the end of a sentence, and without the spaces of plain Japanese."""
    return _SPACED.sub("", _plain(text).rstrip(" 。.!?~〜…、,\n"))
