"""The words of a Japanese text with their parts of speech: UniDic tells family names, given names and places."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.languages.tagger import tagger

VARIANTS = str.maketrans(
    "髙﨑濵濱廣邉槗𠮷德栁齋齊澤眞嶋", "高崎浜浜広辺橋吉徳柳斎斉沢真島"
)  # which names are written in, and UniDic is not


class Word(NamedTuple):
    """`speech` are UniDic's four levels of the part of speech: 名詞-固有名詞-人名-姓; a guess if not `known`."""

    start: int
    end: int
    speech: str
    known: bool


def words(text: str) -> list[Word]:
    return list(_words(text.translate(VARIANTS)))


def _words(text: str) -> Iterator[Word]:
    at = 0
    for node in tagger()(text):
        at += len(node.white_space)
        speech = "-".join(node.feature_raw.split(",", 4)[:4])  # `feature` parses all 26, which takes four times as long
        yield Word(at, at + len(node.surface), speech, not node.is_unk)
        at += len(node.surface)
