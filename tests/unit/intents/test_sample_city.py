"""The sample city: complete, and measured with questions that nothing of it was written from."""

from collections import Counter

import pytest

from intents.evaluation.heldout import NONE, Question
from intents.index.normalise import normalise
from intents.sources import FileSource, Pack
from intents.sources.heldout import read_heldout

from .packs import SAMPLE_CITY


@pytest.fixture(scope="module")
def pack() -> Pack:
    return FileSource(SAMPLE_CITY).read()


@pytest.fixture(scope="module")
def heldout() -> list[Question]:
    return read_heldout([SAMPLE_CITY / "heldout"])


def test_it_answers_in_both_languages_and_the_most_needed_in_plain_japanese(pack: Pack) -> None:
    assert len(pack.intents) >= 80
    written = Counter(language for intent in pack.intents for language in intent.content.answers)
    assert written["ja"] == written["en"] == len(pack.intents)
    assert written["ja-easy"] >= 20


def test_it_has_enough_to_measure_with(heldout: list[Question]) -> None:
    answered = Counter(each.language for each in heldout if each.intent != NONE)
    unanswerable = Counter(each.language for each in heldout if each.intent == NONE)
    assert min(answered[language] for language in ("ja", "en")) >= 200
    assert min(unanswerable[language] for language in ("ja", "en")) >= 60


def test_no_sentence_to_measure_with_stands_in_the_pack(pack: Pack, heldout: list[Question]) -> None:
    measured = {normalise(each.text) for each in heldout}
    assert len(measured) == len(heldout)
    assert not measured & sentences(pack)
    assert not measured & {normalise(each.text) for each in pack.golden}


def test_golden_questions_are_no_examples(pack: Pack) -> None:
    """Such a question would be found whatever a draft does."""
    golden = {normalise(each.text) for each in pack.golden}
    assert len(golden) >= 60
    assert not golden & sentences(pack)


def sentences(pack: Pack) -> set[str]:
    contents = [intent.content for intent in pack.intents]
    asked = [text for content in contents for text in content.question.values()]
    examples = [text for content in contents for texts in content.examples.values() for text in texts]
    return {normalise(text) for text in (*asked, *examples)}
