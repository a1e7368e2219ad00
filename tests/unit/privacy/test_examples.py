"""Every example: what is personal in it is hidden, what is not stays legible. Figures: manage.py evaluate_masking."""

from functools import partial
from pathlib import Path

import pytest

from bot.domain.personal_data import NUMBERED, Kind
from bot.privacy.evaluation import BadExample, Report, evaluate, read_example, read_examples
from bot.privacy.masking import find
from tests.unit.privacy.tagging import needs_tagger, tagger

FOLDER = Path(__file__).parent / "examples"
EXAMPLES = read_examples(FOLDER)
TRIED = EXAMPLES[::6]  # reading one with the encoder takes 15 ms and more


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return evaluate(TRIED, partial(find, tagger=tagger()))


def test_there_are_enough_examples_and_a_third_is_kept_apart() -> None:
    positive = [example for example in EXAMPLES if example.items]
    unseen = [example for example in EXAMPLES if example.part == "unseen"]
    assert len(positive) >= 300
    assert len(EXAMPLES) - len(positive) >= 300
    assert 0.25 < len(unseen) / len(EXAMPLES) < 0.42
    assert {item.kind for example in EXAMPLES for item in example.items} == set(Kind)


@needs_tagger
def test_what_was_tuned_on_reaches_the_goal(reports: dict[str, Report]) -> None:
    numbered, others = reports["seen"].together(NUMBERED), reports["seen"].together(set(Kind) - NUMBERED)
    assert (numbered.recall or 0) >= 0.99
    assert (others.recall or 0) >= 0.95
    assert (numbered.precision or 0) >= 0.99
    assert (others.precision or 0) >= 0.95


@needs_tagger
def test_what_was_never_looked_at_does_not_fall_behind_what_was_measured(reports: dict[str, Report]) -> None:
    numbered, others = reports["unseen"].together(NUMBERED), reports["unseen"].together(set(Kind) - NUMBERED)
    assert (numbered.recall or 0) >= 0.98
    assert (others.recall or 0) >= 0.93
    assert (reports["unseen"].together(Kind).precision or 0) >= 0.91, "nearly half of these texts are made to mislead"


@needs_tagger
def test_a_cross_section_of_messages_that_was_tried_last_reaches_the_goal() -> None:
    examples = read_examples(FOLDER.parent / "heldout")
    of_both = evaluate(examples, partial(find, tagger=tagger())).values()
    for kinds, recall, precision in ((NUMBERED, 0.99, 0.99), (set(Kind) - NUMBERED, 0.95, 0.95)):
        tallies = [report.together(kinds) for report in of_both]
        assert sum(tally.hidden for tally in tallies) >= recall * sum(tally.items for tally in tallies)
        assert sum(tally.right for tally in tallies) >= precision * sum(tally.found for tally in tallies)


def test_a_marked_example_is_read_with_its_places() -> None:
    example = read_example("電話は{phone:090}、{name:山田}です")
    assert example.text == "電話は090、山田です"
    assert [(item.kind, example.text[item.start : item.end]) for item in example.items] == [
        (Kind.PHONE, "090"),
        (Kind.NAME, "山田"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- a", "must hold the lists"),
        ("positiv: []", "must hold the lists"),
        ('positive: ["nothing marked"]', "stands under `positive`"),
        ('negative: ["{phone:090}"]', "stands under `negative`"),
        ("negative: [1]", "put it in quotes"),
        ("a: [", "flow"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_what_to_fix(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "wrong.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(BadExample, match=r"wrong\.yaml") as problem:
        read_examples(tmp_path)
    assert said in str(problem.value)


def test_a_folder_without_examples_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadExample, match=r"no \*\.yaml"):
        read_examples(tmp_path)


def test_a_miss_and_a_wrong_finding_are_counted() -> None:
    example = read_example("{phone:090}と123")
    both = evaluate([example], lambda text: [])[example.part]
    assert (both.tallies[Kind.PHONE].recall, both.tallies[Kind.PHONE].precision) == (0.0, None)
    assert both.missed == [(Kind.PHONE, "090と123")]
    wrong = read_example("{name:あ}と123").items[0]
    found = type(wrong)(Kind.PHONE, 4, 7)
    report = evaluate([example], lambda text: [found])[example.part]
    assert report.wrong == [(Kind.PHONE, "090と123")]
