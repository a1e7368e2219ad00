import re

import pytest

from bot.languages.readings import with_readings
from intents.sources import FileSource
from tests.unit.intents.packs import SAMPLE_CITY

RUN = re.compile("([\u3400-\u9fff々]+)(?:（([ぁ-ゖー]+)）)?")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("市民課に届け出ます。", "市民課（しみんか）に届（とど）け出（で）ます。"),
        ("引っ越した日から", "引（ひ）っ越（こ）した日（ひ）から"),
        ("新しい 家に\n来て ください。 ", "新（あたら）しい 家（いえ）に\n来（き）て ください。 "),
        ("月曜日と毎月", "月曜日（げつようび）と毎月（まいつき）"),
        ("外国人と日本語、お父さん", "外国人（がいこくじん）と日本語（にほんご）、お父（とう）さん"),
        ("使い方", "使（つか）い方（かた）"),
        ("kana だけ、かな", "kana だけ、かな"),
        ("", ""),
    ],
)
def test_every_kanji_word_gets_its_reading_without_its_kana(text: str, read: str) -> None:
    assert with_readings(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "14日以内",
        "３か月分",
        "2階2番",
        "1週間に2回",
        "一人、二人、十日",
        "三月",
        "月500円",
        "8:30〜17:15",
        "何回",
        "38か所",
    ],
)
def test_numbers_and_what_counts_them_are_left_alone(text: str) -> None:
    assert with_readings(text) == text


@pytest.mark.parametrize("text", ["この方", "みなと川市", "月〜"])
def test_so_is_what_no_dictionary_knows(text: str) -> None:
    assert with_readings(text) == text


def test_what_somebody_wrote_stands_and_serves_the_same_word() -> None:
    assert with_readings("開（ひら）く。川市（がわし）と川市") == "開（ひら）く。川市（がわし）と川市（がわし）"
    assert with_readings("日本語（にっぽんご）") == "日本語（にっぽんご）"


def test_readings_are_those_that_people_wrote_into_the_sample_citys_plain_japanese() -> None:
    """953 words that have one on both sides; what else has one was read by a person, as docs/operations.md tells."""
    compared = 0
    for intent in FileSource(SAMPLE_CITY).read().intents:
        written = intent.content.answers.get("ja-easy", "")
        plain = RUN.sub(r"\1", written)
        for ours, theirs in zip(_whole(with_readings(plain)), _whole(written), strict=True):
            if ours[1] and theirs[1]:
                assert ours == theirs, intent.key
                compared += 1
    assert compared > 900


def _whole(text: str) -> list[tuple[str, str]]:
    """Kanji side by side as one, with its reading, or without where a part has none."""
    runs: list[tuple[int, str, str]] = []
    for found in RUN.finditer(text):
        word, reading = found[1], found[2] or ""
        if runs and runs[-1][0] == found.start():
            _, before, read = runs.pop()
            word, reading = before + word, read + reading if read and reading else ""
        runs.append((found.end(), word, reading))
    return [(word, reading) for _, word, reading in runs]
