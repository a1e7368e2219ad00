"""Japanese names in Latin letters, often in small ones: "i am taro yamada", "yamada desu", "suzuki here".

The lists of `listed_names` know the readings; Hepburn and the common way without long vowels write them.
"""

import re
from collections.abc import Iterator
from functools import cache

from bot.domain.personal_data import Kind
from bot.privacy.listed_names import family_readings, given_readings
from bot.privacy.plain import Finding, Plain

_PAIR = r"[A-Za-z]{3,12},? [A-Za-z]{2,12}"
_ONE = r"[A-Za-z]{4,12}"
_INTRODUCED = r"(?i:\b(?:i am|i['’]m|this is|watashi wa|boku wa|namae wa) )"
_OTHER_WORDS = frozenset(
    ("date", "mine", "soda", "kobe", "osaka", "miyagi", "kita", "minami", "nishi", "higashi", "hashi")
)
# Each with words without which it is not worth its time.
_PATTERNS = (
    (re.compile(r"(?i)m |['’]m|this is| wa "), re.compile(rf"{_INTRODUCED}({_PAIR}|{_ONE})(?![A-Za-z])")),
    (
        re.compile("(?i)desu|masu"),
        re.compile(rf"(?i:(?<![A-Za-z])({_PAIR}|{_ONE}) (?:desu|to mou?shimasu|to iimasu)\b)"),
    ),
    (re.compile("(?i)here|speaking"), re.compile(rf"(?i:(?:^|[\n.!] ?)({_PAIR}|{_ONE}) (?:here|speaking)\b)")),
    (re.compile("[A-Z]"), re.compile(r"(?<![A-Za-z])([A-Z][a-z]{2,11} [A-Z][a-z]{1,11})(?![A-Za-z])")),
)

_ROWS = (
    "aあkaかgaがsaさzaざtaたdaだnaなhaはbaばpaぱmaまraらyaやwaわ"
    "iいkiきgiぎshiしjiじchiちjiぢniにhiひbiびpiぴmiみriり"
    "uうkuくguぐsuすzuずtsuつzuづnuぬfuふbuぶpuぷmuむruるyuゆnん"
    "eえkeけgeげseせzeぜteてdeでneねheへbeべpeぺmeめreれ"
    "oおkoこgoごsoそzoぞtoとdoどnoのhoほboぼpoぽmoもroろyoよoを"
)
_HEPBURN = {kana: latin for latin, kana in re.findall("([a-z]+)([^a-z])", _ROWS)}
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o"}


def find(plain: Plain) -> Iterator[Finding]:
    for place, (needed, pattern) in enumerate(_PATTERNS):
        if not needed.search(plain.letters):
            continue
        for found in pattern.finditer(plain.letters):
            words = re.split(r",? ", found[1].lower())
            if is_pair(*words) if len(words) == 2 else place < len(_PATTERNS) - 1 and _is_family(words[0]):
                yield Finding(Kind.NAME, *found.span(1))


def is_pair(first: str, second: str) -> bool:
    """A family name and a given one, in either order."""
    return (first in _families() and second in _given()) or (second in _families() and first in _given())


def _is_family(word: str) -> bool:
    return word in _families() and word not in _OTHER_WORDS


def spellings(reading: str) -> frozenset[str]:
    """The ways in which a reading in hiragana is written in small Latin letters."""
    written = ""
    for kana in reading:
        if kana in _SMALL:
            stem = written[:-1]
            written = (stem if stem.endswith(("sh", "ch", "j")) else f"{stem}y") + _SMALL[kana]
        elif kana == "っ":
            written += "*"
        else:
            written += _HEPBURN.get(kana, "")
    written = re.sub(r"\*(ch)", r"t\1", written)
    written = re.sub(r"\*(.)", r"\1\1", written)
    return frozenset({written, re.sub("ou|oo", "o", written), re.sub("ou|oo", "oh", written).replace("uu", "u")})


@cache
def _families() -> frozenset[str]:
    return frozenset(form for reading in family_readings() for form in spellings(reading))


@cache
def _given() -> frozenset[str]:
    return frozenset(form for reading in given_readings() for form in spellings(reading))
