"""Readings after the kanji of a text, 漢字（かんじ）: LINE has no ruby.

A reading that somebody wrote into the text stands, also where the same word comes again. Left alone is what no
dictionary knows: numbers with all that counts them (１日, 三日, 一人), words of two readings (方), and names like
みなと川, whose sounds change where they meet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from bot.languages.often_misread import AMBIGUOUS, OFTEN_MISREAD
from bot.languages.tagger import tagger

_KANJI = "\u3400-\u9fff々"
_RUNS = re.compile(f"[{_KANJI}]+|[^{_KANJI}]+")
_HAS_KANJI = re.compile(f"[{_KANJI}]")
_READ = "[（(][ぁ-ゖー]+[）)]"
_READ_ALREADY = re.compile(_READ)
_WRITTEN = re.compile(f"([{_KANJI}]+){_READ}")
_NUMBER = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万億何数.,．，]+")
_COUNTED = re.compile("[〇一二三四五六七八九十百千何数][人日月年回個枚歳才時分週階番度件名台本通]")
_COUNTING = re.compile(f"[かカヵヶケ]?[{_KANJI}]")  # 3日, 3か月
_KANA = re.compile("[ぁ-ゖー]$")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_JOINED = {"名詞", "接頭辞", "接尾辞"}  # what makes one word with its neighbour: 市民 + 課


@dataclass(frozen=True)
class _Piece:
    """`reading` is empty where none is known; `word` tells the pieces of one word, or of words that join."""

    text: str
    reading: str
    word: int


def with_readings(text: str) -> str:
    """Hiragana after every kanji word whose reading is known."""
    if not _HAS_KANJI.search(text):
        return text
    written = {found[1]: found[0][len(found[1]) + 1 : -1] for found in _WRITTEN.finditer(text)}
    return "\n".join(_line(_well_known(line), written) for line in text.split("\n"))


def _well_known(line: str) -> str:
    return _misread().sub(lambda found: OFTEN_MISREAD[found[0]], line)


@cache
def _misread() -> re.Pattern[str]:
    """The longest first; none inside of a word that somebody gave a reading, no single kanji inside of another word."""
    words = sorted(OFTEN_MISREAD, key=len, reverse=True)
    alone = [f"(?<![{_KANJI}]){word}(?![{_KANJI}])" if len(word) == 1 else word for word in words]
    return re.compile(f"(?:{'|'.join(alone)})(?![{_KANJI}]*{_READ})")


def _line(line: str, written: dict[str, str]) -> str:
    drawn, at = [], 0
    for piece in _joined(_pieces(line)):
        at += len(piece.text)
        reading = written.get(piece.text, piece.reading)
        already = _READ_ALREADY.match(line, at)
        drawn.append(f"{piece.text}（{reading}）" if reading and not already else piece.text)
    return "".join(drawn)


def _joined(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Kanji that stand side by side in one word, or in words that join, have one reading together, or none."""
    for (word, kanji), group in groupby(pieces, key=lambda piece: (piece.word, bool(_HAS_KANJI.match(piece.text)))):
        run = list(group)
        if kanji:
            known = all(each.reading for each in run)
            reading = "".join(each.reading for each in run) if known else ""
            yield _Piece("".join(each.text for each in run), reading, word)
        else:
            yield from run


def _pieces(line: str) -> Iterator[_Piece]:
    """The whole line, in pieces."""
    number, at, before, word = False, 0, None, 0
    for node in tagger()(line):
        start = line.index(node.surface, at)
        gap, at = line[at:start], start + len(node.surface)
        number = _is_number(node) or (number and not gap and bool(_COUNTING.match(line, start)))
        joins = before is not None and not gap and {node.feature.pos1, before.feature.pos1} <= _JOINED
        word += not joins
        if gap:
            yield _Piece(gap, "", word)
        unknown = number or _uncertain(node) or (joins and _may_change(node, before))
        yield from _aligned(node.surface, "" if unknown else _reading(node, line[:start]), word)
        before = None if number else node
    yield _Piece(line[at:], "", word + 1)


def _is_number(node: Any) -> bool:
    return node.feature.pos2 == "数詞" or bool(_NUMBER.fullmatch(node.surface))


def _uncertain(node: Any) -> bool:
    """Not 方 in 使い方: behind a verb there is one reading."""
    ambiguous = node.surface in AMBIGUOUS and node.feature.pos1 != "接尾辞"
    return ambiguous or bool(_COUNTED.match(node.surface))


def _may_change(node: Any, before: Any) -> bool:
    """A native word behind one in hiragana: ふくろ is ぶくろ in ごみ袋."""
    return node.feature.goshu == "和" and bool(_KANA.search(before.surface)) and before.feature.pos1 == "名詞"


def _reading(node: Any, before: str) -> str:
    """Hiragana; empty where the dictionary does not know the word."""
    if node.surface == "日" and before.endswith("曜"):
        return "び"
    if node.surface == "月" and node.feature.kana == "ガツ":  # without a number before it: つき, or げつ
        return ""
    return str(node.feature.kana or "").translate(_TO_HIRAGANA)


def _aligned(surface: str, reading: str, word: int) -> list[_Piece]:
    """The kanji of a word with their own part of its reading: 引（ひ）っ越（こ）し."""
    runs = _RUNS.findall(surface)
    pattern = [f"({re.escape(run.translate(_TO_HIRAGANA))})" if not _HAS_KANJI.match(run) else "(.+)" for run in runs]
    found = re.fullmatch("".join(pattern), reading)
    if not found:
        return [_Piece(surface, "", word)]
    parts = zip(runs, found.groups(), strict=True)
    return [_Piece(run, part if _HAS_KANJI.match(run) else "", word) for run, part in parts]
