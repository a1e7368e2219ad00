import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from bot.domain.answers import Certainty, Entry
from intents.index.build import Remembered
from intents.lexicon import shipped
from intents.matcher import Matcher
from intents.sureness import FEATURES, SHIPPED, Evidence
from intents.understanding import understand

from .cheap import CheapEncoder
from .packs import SAMPLE_CITY, entries_in, write_pack


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("住民票", "residence-certificate"),
        ("国民年金", "national-pension"),
        ("粗大ごみ", "bulky-waste"),
        ("児童手当", "child-allowance"),
        ("転出届", "moving-out"),
        ("koseki", "koseki-certificate"),
        ("bulky waste", "bulky-waste"),
        ("住民票を取るにはどうしたらいいでしょうか", "residence-certificate"),
        ("How do I get a certificate of residence?", "residence-certificate"),
        ("ｺｸﾐﾝﾈﾝｷﾝ 国民年金ﾉ免除", "national-pension"),
    ],
)
def test_a_clear_question_is_answered(city: Matcher, utterance: str, intent: str) -> None:
    match = city.match(utterance)

    assert (match.certainty, match.candidates[0].key) == (Certainty.CERTAIN, intent)


@pytest.mark.parametrize(
    ("utterance", "intents"),
    [
        ("引っ越します", {"moving-in", "moving-out", "moving-within"}),
        ("I am moving", {"moving-in", "moving-out", "moving-within"}),
        ("手当", {"child-allowance", "single-parent", "disability-services", "school-aid"}),
        ("年金", {"pension-benefits", "national-pension"}),
        ("カード", {"mynumber-card", "mynumber-lost", "mynumber-card-renewal"}),
        ("ごみ", {"garbage-sorting", "bulky-waste", "illegal-dumping"}),
        ("tax", {"tax-payment", "property-tax", "resident-tax", "tax-return"}),
        (
            "I need a certificate",
            {"tax-certificate", "certificates-by-post", "seal-registration", "identity-documents"},
        ),
    ],
)
def test_a_word_of_several_intents_is_asked_back(city: Matcher, utterance: str, intents: set[str]) -> None:
    match = city.match(utterance)

    assert match.certainty is Certainty.UNSURE
    assert intents >= {match.candidates[0].key}
    assert len({candidate.key for candidate in match.candidates} & intents) >= 2


@pytest.mark.parametrize(
    "utterance",
    ["", "  \n", "😀", "!?", "\u200b", "お昼なに食べようかな", "lol ok then", "12345", "مرحبا كيف حالك"],
)
def test_what_is_no_question_finds_nothing(city: Matcher, utterance: str) -> None:
    assert city.match(utterance).certainty is Certainty.NONE


@pytest.mark.parametrize("utterance", ["住民票" * 2000, "a" * 5000, "\x00住民票", "ゑ" * 300, "🗑️ごみ🗑️"])
def test_odd_texts_are_survived(city: Matcher, utterance: str) -> None:
    assert city.match(utterance).certainty in Certainty


def test_candidates_tell_how_they_were_found(city: Matcher) -> None:
    best, *others = city.match("ごみ").candidates

    assert {"words", "usem3.headed", "learned", "lead", "elsewhere", "sure", "relevant"} <= best.parts.keys()
    assert all(best.score >= other.score for other in others)
    assert any("塵" in line for line in city.explain("ごみ", best.key))


def test_what_is_not_allowed_is_not_found(city: Matcher) -> None:
    keys = city.index.keys
    allowed = [at for at, key in enumerate(keys) if key != "residence-certificate"]

    assert "residence-certificate" not in {each.key for each in city.match("住民票", allowed).candidates}
    assert city.match("住民票", []).certainty is Certainty.NONE


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_a_small_city_is_matched_too(tmp_path: Path, cheap: CheapEncoder, kept: int) -> None:
    entries = entries_in(write_pack(tmp_path))[:kept]
    match = Matcher(understand(entries, (cheap,), ()), (cheap,)).match("住民票とりたい")

    assert match.certainty is (Certainty.CERTAIN if kept else Certainty.NONE)


def test_english_finds_what_is_written_in_japanese_only(city: Matcher, remembered: Remembered) -> None:
    """Among intents that are written in both languages: the harder case."""
    entries = [_japanese_only(each) if each.key == "dog-registration" else each for each in entries_in(SAMPLE_CITY)]
    index = understand(entries, city.encoders, shipped(), city.index, remembered)
    match = Matcher(index, city.encoders).match("do I have to register my dog at the city?")

    assert match.candidates[0].key == "dog-registration"


def _japanese_only(entry: Entry) -> Entry:
    return Entry(
        **{
            **vars(entry),
            "wordings": {"ja": entry.wordings["ja"]},
            "examples": {"ja": entry.examples["ja"]},
        },
    )


def test_threads_get_the_same_matches(city: Matcher) -> None:
    utterances = ["住民票", "ごみ", "how do i register my dog", "年金の免除", "hello"] * 20
    expected = [city.match(utterance) for utterance in utterances]

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(city.match, utterances)) == expected


def a(**said: float) -> Evidence:
    middling = dict.fromkeys(FEATURES[1:], 0.5)
    return Evidence(**{**middling, **said})


@pytest.mark.parametrize("point", SHIPPED.points)
def test_a_narrow_lead_is_never_certain(point: str) -> None:
    thresholds = SHIPPED.points[point]
    near = a(closest=1, answer=1, words=2, agreement=1, elsewhere=0, lead=thresholds.lead / 2)

    assert SHIPPED.chance_right(near) > thresholds.sure
    assert SHIPPED.certainty(near, point) is Certainty.UNSURE


def test_whoever_repeats_an_example_gets_its_answer_where_the_lead_allows() -> None:
    repeated = a(closest=0.98, words=0, elsewhere=1, learned=0)

    assert SHIPPED.chance_right(repeated) < SHIPPED.points["balanced"].sure
    assert SHIPPED.certainty(repeated, "balanced") is Certainty.CERTAIN


def test_a_bolder_point_answers_at_once_what_a_careful_one_asks_back() -> None:
    swept = [
        a(lead=0.15, closest=share, answer=0.9, words=1, agreement=1, elsewhere=1 - share)
        for share in np.linspace(0, 0.96, 200)
    ]
    careful, balanced, eager = (
        sum(SHIPPED.certainty(each, point) is Certainty.CERTAIN for each in swept) for point in SHIPPED.points
    )

    assert 0 < careful < balanced < eager


@pytest.mark.parametrize(
    "module",
    [
        "intents.matcher",
        "intents.evaluation.asking",
        "intents.understanding",
        "intents.index.files",
        "intents.index.build",
    ],
)
def test_matching_imports_no_framework(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{'django', 'celery', 'redis', 'openai'}} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == ""


@pytest.mark.parametrize(
    ("utterance", "least", "most"),
    [
        ("ごみ", 0.1, 0.5),
        ("粗大ごみ", 0.9, 1.0),
        ("ごみについてハムスターに聞きたい", 1.0, 1.0),
        ("hello", 1.0, 1.0),
    ],
    ids=["of several", "of one", "a word that nobody uses", "no word that says anything"],
)
def test_how_much_of_what_was_said_is_one_intents(city: Matcher, utterance: str, least: float, most: float) -> None:
    found = city.consider(utterance)

    assert found is not None
    assert least <= found.evidence.distinct <= most
