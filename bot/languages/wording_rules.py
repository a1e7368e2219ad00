"""The rules of style that a reply is checked against, in our own words.

Japanese: 文化審議会建議「公用文作成の考え方」(2022).
Plain Japanese: 出入国在留管理庁・文化庁「在留支援のためのやさしい日本語ガイドライン」(2020).
English: the plain language guidelines of the United States (plainlanguage.gov).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.languages import ENGLISH, PLAIN_JAPANESE


@dataclass(frozen=True)
class Rule:
    """`name` is what staff read, in both languages; `says` is what the text is held against."""

    name: Mapping[str, str]
    says: str


def rules_for(language: str) -> Mapping[str, Rule]:
    return {ENGLISH: _ENGLISH, PLAIN_JAPANESE: _PLAIN_JAPANESE}.get(language, _OFFICIAL)


def rule_name(rule: str, language: str) -> str:
    """The name itself where the rule is none of ours."""
    for rules in (_OFFICIAL, _PLAIN_JAPANESE, _ENGLISH):
        if rule in rules:
            return rules[rule].name.get(language, rules[rule].name[ENGLISH])
    return rule


_OFFICIAL = {
    "plain": Rule(
        {"ja": "平易な言葉", "en": "everyday words"},
        "専門用語、役所の中の言い方、難しい漢語は、日常の言葉に言い換えるか、短い説明を添える。",
    ),
    "short": Rule(
        {"ja": "一文を短く", "en": "short sentences"},
        "一つの文で述べることは一つにする。60字ほどを超える文は分ける。",
    ),
    "first": Rule(
        {"ja": "大事なことを先に", "en": "what matters first"},
        "結論と、相手にしてもらうことを先に書き、理由や例外は後に書く。",
    ),
    "who": Rule(
        {"ja": "誰が何をするか", "en": "who does what"},
        "誰が何をするかを書く。必要のない受け身にしない。",
    ),
    "double_negative": Rule(
        {"ja": "二重否定を避ける", "en": "no double negatives"},
        "二重否定は、肯定の形に直す。",
    ),
    "loanwords": Rule(
        {"ja": "外来語を控える", "en": "few loanwords"},
        "日本語で言える外来語やアルファベットの略語は、日本語にするか説明を添える。",
    ),
    "exact": Rule(
        {"ja": "具体的に", "en": "be exact"},
        "「等」「適宜」「速やかに」のように人によって受け取り方が違う言葉は、具体的に書く。新しい事実は加えない。",
    ),
    "polite": Rule(
        {"ja": "です・ます体と敬語", "en": "polite, not stiff"},
        "「です・ます」でそろえる。敬語を重ねず、命令や突き放した言い方にしない。",
    ),
    "spelling": Rule(
        {"ja": "公用文の表記", "en": "official spelling"},
        "補助的な動詞などは仮名で書く（してください、いたします、いただく、できる、ほか）。数字の全角と半角をそろえる。",
    ),
}

_PLAIN_JAPANESE = {
    "plain": Rule(
        {"ja": "簡単な言葉", "en": "easy words"},
        "難しい言葉は簡単な言葉にする。言い換えられない大事な言葉には、短い説明を添える。",
    ),
    "short": Rule(
        {"ja": "一文を短く", "en": "short sentences"},
        "一つの文に書くことは一つにする。文は24字ほどまでに短くする。",
    ),
    "ending": Rule(
        {"ja": "文末を簡単に", "en": "simple endings"},
        "文末は「です」「ます」「てください」にそろえる。尊敬語と謙譲語は使わない。",
    ),
    "readings": Rule(
        {"ja": "漢字に読み方", "en": "readings of kanji"},
        "漢字には（ ）でひらがなの読み方を付ける。",
    ),
    "no_passive": Rule(
        {"ja": "受け身を使わない", "en": "no passive"},
        "受け身や使役を使わず、誰がするかを書く。",
    ),
    "double_negative": Rule(
        {"ja": "二重否定を避ける", "en": "no double negatives"},
        "二重否定は、肯定の形に直す。",
    ),
    "loanwords": Rule(
        {"ja": "外来語を控える", "en": "few loanwords"},
        "カタカナの外来語や、「どきどき」のような音や様子を表す言葉を控える。",
    ),
}

_ENGLISH = {
    "plain": Rule(
        {"ja": "平易な言葉", "en": "everyday words"},
        "Use everyday words. Explain Japanese or technical terms in a few words the first time.",
    ),
    "short": Rule(
        {"ja": "一文を短く", "en": "short sentences"},
        "One idea a sentence, at most about 20 words.",
    ),
    "first": Rule(
        {"ja": "大事なことを先に", "en": "what matters first"},
        "Say first what the reader has to do; reasons and exceptions come after.",
    ),
    "active": Rule(
        {"ja": "能動態で", "en": "active voice"},
        "Say who does what, in the active voice. Address the reader as you.",
    ),
    "double_negative": Rule(
        {"ja": "二重否定を避ける", "en": "no double negatives"},
        "Turn a double negative into a positive statement.",
    ),
    "polite": Rule(
        {"ja": "丁寧で堅すぎない", "en": "polite, not stiff"},
        "Be polite without stiff formulas, idioms, orders or blame.",
    ),
}
