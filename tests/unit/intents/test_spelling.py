from time import process_time

import pytest

from intents.index.spelling import respelled
from intents.index.tokens import stem
from intents.lexicon import Group
from intents.ranking import Ranker
from intents.understanding import understand

from .cheap import CheapEncoder
from .packs import entries_in, write_pack

KNOWN = frozenset(map(stem, ("certificate", "residence", "garbage", "plans", "bicycle", "moving", "mowing", "school")))


def meant(text: str, *words: str) -> dict[str, str]:
    return dict(respelled(text, KNOWN, lambda word: word in words))


@pytest.mark.parametrize(
    "slip", ["certficate", "certiificate", "certifciate", "certifikate", "Certficates", "ｃertficate"]
)
def test_a_slip_is_read_as_the_only_word_that_is_close(slip: str) -> None:
    assert list(meant(f"I need a {slip}, please").values()) == [stem("certificate")]


def test_every_slip_of_a_text_is_read_in_any_language() -> None:
    assert set(meant("recidence certficate はどこ").values()) == {stem("residence"), stem("certificate")}


@pytest.mark.parametrize(
    "text",
    [
        "certificate of residence",  # nothing to correct
        "certfcate",  # two slips away
        "mofing",  # moving or mowing
        "plams",  # four letters without its ending
        "ertificate",  # the first letter
        "申請書",
        "",
    ],
)
def test_what_is_right_or_far_or_ambiguous_or_short_stays(text: str) -> None:
    assert meant(text) == {}


def test_a_word_of_another_matter_is_no_slip() -> None:
    assert meant("bicycla") == {"bicycla": "bicycl"}
    assert meant("bicycla", "bicycla") == {}


def test_a_hostile_text_is_looked_at_for_a_moment_only() -> None:
    text = " ".join(f"q{'abcdefghij'[place % 10] * 3}w{place}x" + "yz" * 20 for place in range(2_000))
    began = process_time()
    assert meant(text) == {}
    assert process_time() - began < 1


def test_a_slip_finds_the_concept_that_was_meant(tmp_path_factory: pytest.TempPathFactory) -> None:
    cheap = CheapEncoder()
    groups = (Group(("住民票の写し",), ("residence certificate",), "term"),)
    entries = entries_in(write_pack(tmp_path_factory.mktemp("pack")))
    ranker = Ranker(understand(entries, (cheap,), groups), (cheap,))
    tokens = ranker.query("recidence certficate").tokens
    assert set(tokens) >= {"recidenc", "certficat", "residenc", "certificat", "§0"}
    assert set(ranker.query("residence certificate").tokens) <= set(tokens)
