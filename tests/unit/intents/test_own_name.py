import pytest

from bot.domain.answers import Candidate, Certainty, Match
from intents.own_name import agreed, without_name

NAMES = {"ja": "みなと川市", "en": "Minatogawa City"}


@pytest.mark.parametrize(
    ("utterance", "plain"),
    [
        ("みなと川市のごみの日", "市のごみの日"),
        ("みなと川の粗大ごみ", "市の粗大ごみ"),
        ("みなと川市役所の駐車場", "市役所の駐車場"),
        ("garbage days in minatogawa?", "garbage days in the city?"),
        ("Is Minatogawa City Hall open today", "Is the city Hall open today"),
        ("in the city of Minatogawa", "in the city of the city"),
        ("港の祭り", "港の祭り"),
        ("minatogawaen", "minatogawaen"),
    ],
)
def test_the_name_becomes_the_city(utterance: str, plain: str) -> None:
    assert without_name(utterance, NAMES) == plain


def test_a_short_name_is_only_a_name_with_its_kind() -> None:
    names = {"ja": "港区", "en": "", "ja-easy": " "}
    assert without_name("港区の港まつり", names) == "区の港まつり"


def match(certainty: Certainty, *keys: str) -> Match:
    return Match(certainty, tuple(Candidate(key, 1.0) for key in keys))


SURE, UNSURE, NONE = Certainty.CERTAIN, Certainty.UNSURE, Certainty.NONE


@pytest.mark.parametrize(
    ("named", "nameless", "expected"),
    [
        (match(SURE, "in", "out"), match(SURE, "in"), match(SURE, "in", "out")),
        (match(SURE, "in", "out"), match(UNSURE, "in"), match(SURE, "in", "out")),
        (match(SURE, "in", "out"), match(SURE, "within"), match(UNSURE, "in", "out")),
        (match(SURE, "in", "out"), match(NONE, "out"), match(UNSURE, "in", "out")),
        (match(UNSURE, "in", "out"), match(SURE, "waste"), match(SURE, "waste")),
        (match(UNSURE, "in", "out"), match(UNSURE, "waste"), match(UNSURE, "in", "out")),
        (match(NONE), match(NONE), match(NONE)),
    ],
)
def test_nothing_hangs_on_the_name_alone(named: Match, nameless: Match, expected: Match) -> None:
    assert agreed(named, nameless) == expected
