"""Intents of a large city hall, made up by lot: the words of the lexicon, in sentences of the sample city's answers.

Each is about a matter (fees, papers, deadlines, …) of a public service, for somebody or some occasion, so that many
stand near each other, as in a real FAQ. Four of five are in Japanese. The same number always makes the same intents.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np

from bench.counter import SAMPLE_CITY
from bot.domain.answers import Entry, Wording
from bot.languages import ENGLISH, JAPANESE
from intents.lexicon import Group, shipped
from intents.sources import FileSource

_DAY = date(2026, 4, 1)
_LONGEST = 260  # characters of an answer in Japanese; English ones take twice as many

# What is asked about a service (a), for somebody or some occasion (b): as the FAQ asks, and as a citizen would.
_MATTERS = {
    JAPANESE: (
        ("{b}の場合、{a}の手数料はいくらですか。", "{a}って{b}だといくらかかりますか"),
        ("{a}の申請に必要な書類を教えてください（{b}）。", "{b}なんですけど{a}には何を持っていけばいいですか"),
        ("{a}はどこの窓口で受け付けていますか。{b}について知りたいです。", "{b}の{a}、どこでやってる？"),
        ("{a}の手続きはいつまでにすればよいですか。{b}のときも同じですか。", "{b}で{a}の締め切りを過ぎたらどうなる"),
        ("{b}でも{a}を利用できますか。", "{a}は{b}でも使えるんでしょうか"),
        (
            "{a}の代理申請はできますか。{b}に頼むときの手続きを教えてください。",
            "{a}を{b}の代わりに家族が出してもいいですか",
        ),
        ("{a}を郵送で手続きできますか。{b}の方が対象です。", "{b}です 窓口に行けないので{a}を郵便でお願いしたい"),
        ("{b}に関する{a}は、結果が出るまで何日かかりますか。", "{a}を出してから{b}だと何日待ちますか"),
        ("{a}の内容を変更するときは、どうすればよいですか。{b}の場合の届出について。", "{b}になったので{a}を変えたい"),
        ("{a}を取り消したいのですが、{b}の費用は戻りますか。", "{a}をやめたら{b}のお金は返ってくるの"),
        ("{a}の対象になるのは、どのような人ですか。{b}も含まれますか。", "うちは{b}だけど{a}もらえる？"),
        ("{a}に関する{b}の相談はできますか。", "{b}のことで{a}の相談にのってほしい"),
    ),
    ENGLISH: (
        ("How much is the fee for {a} in the case of {b}?", "what does {a} cost if it's about {b}"),
        ("Which documents do I need for {a} ({b})?", "{b} here, what papers should I bring for {a}"),
        ("Where do I apply for {a} when it concerns {b}?", "where's the desk for {a}, {b}?"),
        ("What is the deadline for {a}, and does it also apply to {b}?", "missed the date for {a} because of {b}"),
        ("Can {a} be used by {b}?", "is {a} ok for {b} too"),
        ("Can somebody else submit {a} on behalf of {b}?", "can my sister do {a} for me, {b}"),
        ("Can I handle {a} by mail? ({b})", "cannot come, want to post {a}, about {b}"),
        ("How long does {a} take in relation to {b}?", "still waiting for {a}, {b}, how many days"),
        ("How do I change the details of {a} after {b}?", "need to change {a} now because of {b}"),
        ("If I cancel {a}, is the cost of {b} refunded?", "stop {a} and get money back for {b}"),
        ("Who is eligible for {a}, and does that include {b}?", "do we get {a} with {b}"),
        ("Can I get advice about {b} with regard to {a}?", "somebody to talk to about {a} and {b}"),
    ),
}
_OPENING = {
    JAPANESE: "{a}（{b}）は、{place}で受け付けています。手数料は{yen}円、{days}日以内に届け出てください。",
    ENGLISH: "{a} ({b}) is handled at {place}. The fee is {yen} yen; please file within {days} days. ",
}


@dataclass(frozen=True)
class MadeUp:
    """An intent, and how a citizen would ask for it in other words."""

    entry: Entry
    utterance: str


class City:
    """`sentences` and `places` are what the sample city's answers are made of."""

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        self._terms = [group for group in shipped() if group.kind == "term"]
        self._others = [group for group in shipped() if group.kind == "word"]

    def intents(self, count: int) -> Iterator[MadeUp]:
        """The first `count` of always the same row, no two of them about the same."""
        draw, seen = np.random.default_rng(self._seed), set[tuple[str, int, str, str]]()
        while len(seen) < count:
            language = ENGLISH if draw.random() < 0.2 else JAPANESE
            service, other = (groups[draw.integers(len(groups))] for groups in (self._terms, self._others))
            matter = int(draw.integers(len(_MATTERS[language])))
            about = language, matter, service.name, other.name
            if about not in seen:
                seen.add(about)
                yield self._made(len(seen), language, matter, service, other, draw)

    def _made(
        self, number: int, language: str, matter: int, service: Group, other: Group, draw: np.random.Generator
    ) -> MadeUp:
        question, asked = _MATTERS[language][matter]
        a, b = _forms(service, language), _forms(other, language)
        wording = Wording("", question.format(a=a[0], b=b[0]), self._answer(language, a[0], b[0], draw))
        entry = Entry(
            key=f"made-up-{number}",
            revision=1,
            department="",
            topic="",
            source_url="",
            valid_from=_DAY,
            review_by=_DAY,
            wordings={language: wording},
        )
        return MadeUp(entry, asked.format(a=a[draw.integers(len(a))], b=b[draw.integers(len(b))]))

    def _answer(self, language: str, a: str, b: str, draw: np.random.Generator) -> str:
        sentences = self._sentences[language]
        place = f"{draw.integers(1, 6)}階 {draw.integers(1, 40)}番窓口" if language == JAPANESE else "City Hall"
        answer = _OPENING[language].format(a=a, b=b, place=place, yen=draw.integers(1, 99) * 50, days=draw.integers(60))
        longest = _LONGEST if language == JAPANESE else 2 * _LONGEST
        wanted = draw.integers(longest // 2, longest)
        while len(answer) < wanted:
            answer += sentences[draw.integers(len(sentences))]
        return answer[:longest]

    @cached_property
    def _sentences(self) -> dict[str, list[str]]:
        """Of an answer each line is a sentence or two."""
        answers = [each.content.answers for each in FileSource(Path(SAMPLE_CITY)).read().intents]
        return {
            language: [line.strip("・- ") + " " for each in answers for line in each.get(language, "").splitlines()]
            for language in (JAPANESE, ENGLISH)
        }


def _forms(group: Group, language: str) -> tuple[str, ...]:
    return group.ja if language == JAPANESE else group.en
