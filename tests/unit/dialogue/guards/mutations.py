"""Lies made from approved answers: one value altered, or one word turned round, the rest left as it is.

Values are found with patterns of their own, not with the guard's readers: what those cannot see must not be spared.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
KANJI = "〇一二三四五六七八九"

Change = Callable[[re.Match[str], random.Random], str]


@dataclass(frozen=True)
class Mutation:
    kind: str
    key: str
    language: str
    text: str
    before: str
    after: str


def _other(number: str, rng: random.Random, step: int = 1) -> str:
    value = int(number.replace(",", ""))
    changed = max(1, value + rng.choice([-2, -1, 1, 2, 3]) * step)
    changed = changed if changed != value else value + step
    return f"{changed:,}" if "," in number else str(changed)


def _amount(found: re.Match[str], rng: random.Random) -> str:
    number, unit = found[1], found[2]
    value = int(number.replace(",", ""))
    how = rng.randrange(4)
    if how == 0:
        return f"{value * 10:,}{unit}"
    if how == 1:
        return f"{_other(number, rng, 10 if value < 1000 else 100)}{unit}"
    if how == 2 and value < 10:
        return f"{KANJI[(value + 3) % 9 + 1]}{unit}"
    return f"{value + (50 if value < 1000 else 500):,}{unit}"


def _day_of_month(found: re.Match[str], rng: random.Random) -> str:
    month, day = int(found[1]), int(found[2])
    if rng.random() < 0.5:
        return f"{month % 12 + 1}月{day}日"
    return f"{month}月{day - 1 if day > 1 else day + 1}日"


def _english_date(found: re.Match[str], rng: random.Random) -> str:
    day, month = int(found[1]), found[2]
    if rng.random() < 0.5:
        return f"{day} {MONTHS[(MONTHS.index(month) + 1) % 12]}"
    return f"{day - 1 if day > 1 else day + 1} {month}"


def _american_date(found: re.Match[str], rng: random.Random) -> str:
    return f"{found[1]} {int(found[2]) % 28 + 1}"


def _time(found: re.Match[str], rng: random.Random) -> str:
    hour, minute = int(found[1]), found[2]
    if rng.random() < 0.5:
        return f"{(hour + rng.choice([1, 2])) % 24}:{minute}"
    return f"{hour}:{(int(minute) + 15) % 60:02}"


def _counted(found: re.Match[str], rng: random.Random) -> str:
    return f"{_other(found[1], rng)}{found[2]}"


def _digit(found: re.Match[str], rng: random.Random) -> str:
    text = found.group()
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = rng.choice(places[-4:])
    return text[:at] + str((int(text[at]) + rng.randrange(1, 10)) % 10) + text[at + 1 :]


def _link(found: re.Match[str], rng: random.Random) -> str:
    text = found.group()
    return rng.choice(
        [text.replace("minatogawa", "minat0gawa"), text.replace(".example", ".com"), text + "-login.example"]
    )


def _weekday(found: re.Match[str], rng: random.Random) -> str:
    text = found.group()
    if text[0] in "月火水木金土日":
        return "月火水木金土日"["月火水木金土日".index(text[0]) - 1] + text[1:]
    return WEEKDAYS[WEEKDAYS.index(text) - 1]


_OFFICES_JA = ("市民税課", "住民課", "総務部", "福祉事務所", "生活支援センター", "中央出張所", "第二庁舎", "地域振興課")
_OFFICES_EN = ("Resident Affairs Division", "Revenue Office", "Ward Office", "Civic Support Center", "Property Bureau")


def _office(found: re.Match[str], rng: random.Random) -> str:
    return rng.choice(_OFFICES_JA if ord(found.group()[0]) > 0x3000 else _OFFICES_EN)


VALUES: dict[str, tuple[tuple[str, Change], ...]] = {
    "amount": ((r"(?<![\d,])(\d[\d,]*)(円|万円| yen)", _amount),),
    "date": (
        (r"(?<!\d)(\d{1,2})月(\d{1,2})日", _day_of_month),
        (rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b", _english_date),
        (rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?!:)", _american_date),
    ),
    "time": ((r"(?<!\d)(\d{1,2}):(\d{2})", _time),),
    "number": (
        (
            r"(?<![\d,.])(\d+)(日(?:以内|前|間)|か月|歳|回|通|枚|冊|階|番窓口|分(?!の)|時間|年(?:以内|間|以上)|週間?|%|割|点|か所|人|けた|倍|cm|kg)",
            _counted,
        ),
        (
            r"(?<![\d,.:])(\d+)( (?:days?|months?|years?|weeks?|hours?|minutes?|times|items|books|people|nurseries|places|languages|digits|percent|kg|cm)\b|F,|%)",
            _counted,
        ),
        (r"(?<=counter )(\d+)()", _counted),
    ),
    "weekday": ((r"[月火水木金土日]曜", _weekday), (rf"\b(?:{'|'.join(WEEKDAYS)})\b", _weekday)),
    "phone": ((r"0000-00-\d{4}|#\d{4}", _digit),),
    "url": ((r"https://[a-z./-]+|yoyaku\.minatogawa\.example|touroku@bosai\.minatogawa\.example", _link),),
    "office": (
        (
            r"(?:市民|税務|こども|環境|福祉|健康|水道|危機管理|都市整備|高齢介護|学校教育|保険年金)課|本庁舎|保健センター|市民会館|法務局|税務署",
            _office,
        ),
        (
            r"(?:Citizens|Tax|Children's|Environment|Welfare|Health|Waterworks|Elderly Care|School Education) Section|Urban Development|City Hall|Health Center|Legal Affairs Bureau",
            _office,
        ),
    ),
}

FLIPS = tuple(
    tuple(line.split(" → "))
    for line in """\
できます → できません
できません → できます
必要です → 不要です
不要 → 必要
いりません → いります
無料 → 有料
以上 → 未満
以内 → 以降
未満 → 以上
まで → から
以下 → 以上
対象外 → 対象
は休み → は営業
・休み → ・営業
休みは → 営業は
だけで → も含めて
だけが → 以外も
だけ。 → 以外も。
だけ19 → も全課19
取れます → 取れません
使えます → 使えません
の前に → の後に
ありません → あります
予約不要 → 要予約
予約制 → 予約不要
義務です → 任意です
かまいません → いけません
受けられません → 受けられます
cannot → can
can → cannot
not needed → needed
No booking → Booking required
no booking → booking required
free → not free
within → after
before → after
up to → over
at least → at most
or over → or under
must → need not
Closed → Open
closed → open
not covered → covered
Not accepted → Accepted
only → also
is not → is
are not → are
do not → do
Not needed → Needed
until → from
usually not → usually
""".splitlines()
)


def mutations(key: str, language: str, answer: str, seed: int, most: int = 12) -> Iterator[Mutation]:
    """Of one answer, different ones each time; the same for the same seed."""
    rng = random.Random(f"{seed} {key} {language}")
    made = [*_altered(key, language, answer, rng), *_turned(key, language, answer)]
    rng.shuffle(made)
    yield from made[:most]


def _altered(key: str, language: str, answer: str, rng: random.Random) -> Iterator[Mutation]:
    for kind, patterns in VALUES.items():
        for pattern, change in patterns:
            for found in re.finditer(pattern, answer):
                after = change(found, rng)
                if after != found.group():
                    text = answer[: found.start()] + after + answer[found.end() :]
                    yield Mutation(kind, key, language, text, found.group(), after)


def _turned(key: str, language: str, answer: str) -> Iterator[Mutation]:
    for before, after in FLIPS:
        border = r"\b" if before[0].isascii() else ""
        if found := re.search(f"{border}{re.escape(before)}{border if before[-1].isalpha() else ''}", answer):
            text = answer[: found.start()] + after + answer[found.end() :]
            yield Mutation("negation", key, language, text, before, after)
