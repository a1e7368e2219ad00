import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pytest

from bot.domain.answers import Certainty, Entry
from intents.content import entry_of
from intents.index.build import build
from intents.index.embedding import BundledEmbedder
from intents.matcher import Matcher
from intents.sources import FileSource
from intents.sureness import CERTAIN_FROM, CERTAIN_LEAD, Evidence, certainty, sure

from .packs import write_pack

SAMPLE_CITY = Path(__file__).parents[3] / "intents" / "packs" / "minatogawa"


def entries_of(folder: Path) -> list[Entry]:
    return [entry_of(each.key, 1, each.content, each.terms) for each in FileSource(folder).read().intents]


@pytest.fixture(scope="module")
def city(embedder: BundledEmbedder) -> Matcher:
    """The sample city, asked with words of our own: neither its examples nor its held-out questions."""
    return Matcher(build(entries_of(SAMPLE_CITY), embedder), embedder)


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
        ("ごみ", {"garbage-sorting", "bulky-waste"}),
        ("引っ越し", {"moving-in", "moving-out", "moving-within"}),
        ("I am moving", {"moving-in", "moving-out", "moving-within"}),
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

    assert {"question.meaning", "example.words", "all.words", "lead", "elsewhere", "sure"} <= best.parts.keys()
    assert all(best.score >= other.score for other in others)
    assert any("塵" in line for line in city.explain("ごみ", best.key))


def test_what_is_not_allowed_is_not_found(city: Matcher) -> None:
    keys = city.index.keys
    allowed = [at for at, key in enumerate(keys) if key != "residence-certificate"]

    assert "residence-certificate" not in {each.key for each in city.match("住民票", allowed).candidates}
    assert city.match("住民票", []).certainty is Certainty.NONE


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_a_small_city_is_matched_too(tmp_path: Path, embedder: BundledEmbedder, kept: int) -> None:
    entries = entries_of(write_pack(tmp_path))[:kept]
    match = Matcher(build(entries, embedder), embedder).match("住民票とりたい")

    assert match.certainty is (Certainty.CERTAIN if kept else Certainty.NONE)


def test_english_finds_what_is_written_in_japanese_only(embedder: BundledEmbedder) -> None:
    """Among intents that are written in both languages: the harder case."""
    entries = [_japanese_only(each) if each.key == "dog-registration" else each for each in entries_of(SAMPLE_CITY)]
    match = Matcher(build(entries, embedder), embedder).match("do I have to register my dog at the city?")

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


def test_a_question_takes_a_few_milliseconds(city: Matcher) -> None:
    city.match("住民票")
    times = sorted(_timed(lambda: city.match("引っ越してきたので住民票を移したい")) for _ in range(30))

    assert times[15] < 0.02  # 2 ms on an idle core; the rest is for a busy machine


def _timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def test_a_narrow_lead_is_never_certain() -> None:
    evidence = Evidence(score=4, lead=CERTAIN_LEAD / 2, words=2, agreement=1, elsewhere=0, length=5, named=1, closest=1)

    assert sure(evidence) > CERTAIN_FROM
    assert certainty(evidence) is Certainty.UNSURE


@pytest.mark.parametrize(
    "module", ["intents.matcher", "intents.evaluation", "intents.index.files", "intents.index.build"]
)
def test_matching_imports_no_framework(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{'django', 'celery', 'redis', 'openai'}} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == ""
