import xml.etree.ElementTree as ElementTree
from math import log2
from pathlib import Path

import pytest

from bot.domain.answers import Certainty
from intents.evaluation.asking import Answer, Question, ask, by_language, faq_figures, intent_figures
from intents.evaluation.drawing import draw
from intents.evaluation.measures import (
    area_under,
    calibration_error,
    mean,
    ndcg,
    quantile,
    recall,
    reciprocal_rank,
    reliability,
    risk_coverage,
    success,
)
from intents.index.normalise import LONGEST
from intents.matcher import Matcher
from intents.understanding import understand

from .cheap import CheapEncoder
from .packs import entries_in, write_pack

GRADES = {"a": 2.0, "b": 1.0, "c": 0.0}
CERTAIN, UNSURE, NONE = Certainty


def test_ndcg_by_hand() -> None:
    assert ndcg(["b", "x", "a"], GRADES) == pytest.approx((1 + 2 / log2(4)) / (2 + 1 / log2(3)))
    assert ndcg(["a", "b"], GRADES) == 1
    assert ndcg(["x", "a"], GRADES, depth=1) == 0
    assert ndcg(["a"], {}) == ndcg(["c"], {"c": 0}) == 0


def test_reciprocal_rank_by_hand() -> None:
    assert reciprocal_rank(["x", "c", "b", "a"], GRADES) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x"], GRADES) == reciprocal_rank([], GRADES) == 0


def test_recall_and_success_by_hand() -> None:
    assert recall(["x", "b", "a"], GRADES, depth=2) == 0.5
    assert recall(["a"], {}) == 0
    assert [success(["x", "b"], GRADES, depth) for depth in (1, 2)] == [0, 1]


def test_the_risk_coverage_curve_by_hand() -> None:
    """Surest first: right, wrong, right, wrong."""
    answers = [(0.2, False), (0.9, True), (0.6, False), (0.5, True)]

    assert risk_coverage(answers) == [(0.25, 0), (0.5, 0.5), (0.75, pytest.approx(1 / 3)), (1, 0.5)]
    assert area_under(risk_coverage(answers)) == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)
    assert area_under(risk_coverage([])) == 0


def test_the_calibration_error_by_hand() -> None:
    """Two answers in the bin of 0.9, half of them right; two in that of 0.1, one of them; a 1 falls into the last."""
    answers = [(0.92, True), (1.0, False), (0.12, False), (0.18, True)]

    assert reliability(answers) == [(pytest.approx(0.15), 0.5, 2), (pytest.approx(0.96), 0.5, 2)]
    assert calibration_error(answers) == pytest.approx((0.35 + 0.46) / 2)
    assert calibration_error([]) == 0


def test_means_and_quantiles_of_nothing_are_nothing() -> None:
    assert (mean([]), quantile([], 0.5)) == (0, 0)
    assert (mean([1, 3]), quantile([3, 1, 2], 0.5), quantile([3, 1, 2], 1)) == (2, 2, 3)


def answer(grades: dict[str, float], certainty: Certainty, *found: str, sure: float = 0.5, text: str = "?") -> Answer:
    return Answer(Question(text, grades), found, certainty, sure, 2.0)


def test_a_faq_is_measured_by_its_ranking_and_by_how_questions_end() -> None:
    figures = faq_figures(
        [
            answer({"a": 1}, CERTAIN, "a", "b", sure=0.9),
            answer({"a": 1}, CERTAIN, "b", "c", "d", "a", sure=0.8),
            answer({"a": 1}, NONE, "a", sure=0.1),
            answer({}, NONE, sure=0.0),
        ],
    )

    assert (figures["questions"], figures["mrr"]) == (4, pytest.approx((1 + 1 / 4 + 1) / 4))
    assert [figures[f"success_at_{depth}"] for depth in (1, 3, 5)] == [0.5, 0.5, 0.75]
    assert figures["answered_at_once_rightly"] == figures["answered_at_once_wrongly"] == pytest.approx(1 / 3)
    assert figures["ms_per_query_p50"] == 2


def test_intents_are_measured_by_what_is_told_apart_and_turned_away() -> None:
    figures = intent_figures(
        [
            answer({"a": 1}, CERTAIN, "a"),
            answer({"a": 1}, NONE, "a"),
            answer({"b": 1}, UNSURE, "a"),
            answer({}, NONE, "a"),
            answer({}, CERTAIN, "a"),
        ],
    )

    assert (figures["in_scope"], figures["out_of_scope"]) == (3, 2)
    assert figures["accuracy_in_scope"] == pytest.approx(1 / 3)
    assert figures["accuracy_without_rejection"] == pytest.approx(2 / 3)
    assert figures["recall_out_of_scope"] == figures["precision_out_of_scope"] == 0.5
    assert figures["out_of_scope_answered_at_once"] == 0.5


def test_no_answers_give_figures_too() -> None:
    assert faq_figures([])["ndcg_at_10"] == intent_figures([])["accuracy_in_scope"] == 0


def test_questions_are_told_apart_by_language() -> None:
    japanese, english = answer({}, NONE, text="住民票"), answer({}, NONE, text="my dog")

    assert by_language([japanese, english]) == {"en": [english], "ja": [japanese]}


@pytest.fixture
def matcher(tmp_path: Path, cheap: CheapEncoder) -> Matcher:
    return Matcher(understand(entries_in(write_pack(tmp_path)), (cheap,), ()), (cheap,))


def test_a_question_is_asked_as_a_citizen_would(matcher: Matcher) -> None:
    [found] = ask(matcher, [Question("住民票とりたい", {"residence-certificate": 1})])

    assert found.right
    assert found.certainty is matcher.match("住民票とりたい").certainty is CERTAIN
    assert set(found.found) == set(matcher.index.keys)
    assert 0 < found.sure < 1


def test_of_a_very_long_question_the_beginning_is_looked_at(matcher: Matcher) -> None:
    question = "住民票はどこですか。" * 1000
    whole, beginning = ask(matcher, [Question(question), Question(question[:LONGEST])])

    assert (whole.found, whole.certainty, whole.sure) == (beginning.found, beginning.certainty, beginning.sure)


@pytest.mark.parametrize("text", ["", "!?", "😀", "\u200b"])
def test_a_question_without_words_finds_nothing(matcher: Matcher, text: str) -> None:
    [found] = ask(matcher, [Question(text, {"dog": 1})])

    assert (found.found, found.certainty, found.sure, found.right) == ((), NONE, 0, False)


def test_a_question_of_nothing_but_grammar_is_survived(matcher: Matcher) -> None:
    [found] = ask(matcher, [Question("how do i do that, please?")])

    assert found.certainty in Certainty


@pytest.mark.parametrize("count", [0, 1, 2000])
def test_the_drawing_is_valid_xml_with_a_line_in_each_diagram(count: int) -> None:
    drawing = ElementTree.fromstring(draw([(n / 2000, n % 3 > 0) for n in range(count)], "<FAQ> & 質問"))
    lines = [line for line in drawing.iter("{http://www.w3.org/2000/svg}polyline") if line.get("stroke") != "#d0d0d0"]

    assert len(lines) == 2
    assert all((line.get("points") != "") == (count > 0) for line in lines)
    assert "<FAQ> & 質問" in {text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")}
