import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from intents.sources.measuring import UnusableSet, read_faq, read_intents

from .cheap import CheapEncoder

CORPUS = {
    "f1": {"question": "住民票はどこで取れますか", "answer": "市民課で取れます。"},
    "f2": {"question": "When is my garbage collected?", "answer": "Twice a week."},
}
QUERIES = {"q1": "住民票とりたい", "q2": "garbage day"}
QRELS = {"q1": {"f1": 2}, "q2": {"f2": 1, "f1": 0}}
TRAIN = {
    "train": [["my card is gone", "lost_card"], ["card lost", "lost_card"], ["what is my balance", "balance"]],
    "val": [["i lost it", "lost_card"]],
    "oos_train": [["sing a song", "oos"]],
    "oos_val": [["how tall is it", "oos"]],
}
TEST = {"test": [["where is my card", "lost_card"]], "oos_test": [["tell a joke", "oos"]]}


def write(folder: Path, **contents: Any) -> Path:
    for name, content in contents.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def write_faq(folder: Path, **changes: Any) -> Path:
    return write(folder, **{"corpus": CORPUS, "queries": QUERIES, "qrels": QRELS, **changes})


def test_a_faq_is_read_with_its_graded_questions(tmp_path: Path) -> None:
    faq = read_faq(write_faq(tmp_path))

    assert [(entry.key, *entry.wordings) for entry in faq.entries] == [("f1", "ja"), ("f2", "en")]
    assert [(question.text, question.grades) for question in faq.questions] == [
        ("住民票とりたい", {"f1": 2}),
        ("garbage day", {"f2": 1, "f1": 0}),
    ]


@pytest.mark.parametrize("part", ["question", "answer"])
def test_an_entry_needs_no_more_than_a_question_or_an_answer(tmp_path: Path, part: str) -> None:
    [entry] = read_faq(write_faq(tmp_path, corpus={"f1": {part: "住民票"}}, qrels={"q1": {"f1": 1}})).entries

    assert getattr(entry.wordings["ja"], part) == "住民票"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"corpus": {}}, "corpus.json: no entries", id="empty corpus"),
        pytest.param({"corpus": {"f1": {"answer": " "}}}, "corpus.json: f1 has neither", id="blank entry"),
        pytest.param({"corpus": {"f1": "text"}}, "corpus.json: f1 has neither", id="entry of the wrong shape"),
        pytest.param({"corpus": '{"f1": {}, "f1": {}}'}, 'corpus.json: "f1" stands twice', id="duplicate id"),
        pytest.param({"corpus": [1]}, "corpus.json: not an object", id="corpus of the wrong shape"),
        pytest.param({"queries": {"q1": 7}}, "queries.json: q1 is not a text", id="question of the wrong shape"),
        pytest.param({"queries": "{"}, "queries.json: Expecting", id="broken file"),
        pytest.param({"qrels": {}}, "qrels.json: no judgements", id="no judgements"),
        pytest.param({"qrels": {"q9": {"f1": 1}}}, "qrels.json: q9 is not in queries.json", id="unknown question"),
        pytest.param({"qrels": {"q1": {"f9": 1}}}, "qrels.json: q1 names f9, which is not", id="unknown entry"),
        pytest.param({"qrels": {"q1": {"f1": "2"}}}, "qrels.json: q1", id="a grade that is no number"),
        pytest.param({"qrels": {"q1": ["f1"]}}, "qrels.json: q1 has no grades", id="grades of the wrong shape"),
    ],
)
def test_what_is_wrong_with_a_faq_is_named(tmp_path: Path, changes: dict[str, Any], expected: str) -> None:
    with pytest.raises(UnusableSet) as wrong:
        read_faq(write_faq(tmp_path, **changes))

    assert expected in str(wrong.value)
    assert str(tmp_path) in str(wrong.value)


@pytest.mark.parametrize("name", ["corpus", "queries", "qrels"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (write_faq(tmp_path) / f"{name}.json").unlink()

    with pytest.raises(UnusableSet, match=rf"{name}\.json: this file is missing"):
        read_faq(tmp_path)


def test_of_many_problems_the_first_twenty_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableSet, match=r"q19 is not in queries\.json\n… and 30 more"):
        read_faq(write_faq(tmp_path, qrels={f"q{number}": {} for number in range(50)}, queries={}))


def test_utterances_are_read_under_their_intents(tmp_path: Path) -> None:
    known = read_intents(write(tmp_path, train=TRAIN, test=TEST))

    assert [(entry.key, *entry.examples["en"]) for entry in known.entries] == [
        ("lost_card", "my card is gone", "card lost"),
        ("balance", "what is my balance"),
    ]
    assert [(question.text, *question.grades) for question in known.questions] == [
        ("where is my card", "lost_card"),
        ("tell a joke",),
    ]
    assert known.nobodys == ("sing a song",)


def test_without_a_test_file_the_validating_utterances_are_asked(tmp_path: Path) -> None:
    asked = read_intents(write(tmp_path, train=TRAIN)).questions

    assert [question.text for question in asked] == ["i lost it", "how tall is it"]


@pytest.mark.parametrize(
    ("train", "test", "expected"),
    [
        pytest.param({}, TEST, "train.json: no utterances in `train`", id="empty"),
        pytest.param({**TRAIN, "train": [["x", "a"], ["y"], "z"]}, TEST, "train: 2 rows are not", id="rows"),
        pytest.param({**TRAIN, "train": None}, TEST, "train", id="no list"),
        pytest.param({**TRAIN, "oos_train": ["x"]}, TEST, "oos_train: 1 rows are not", id="oos"),
        pytest.param(TRAIN, {"test": [["x", "zoo"]]}, "test: zoo is no intent of train", id="unknown intent"),
        pytest.param(TRAIN, {"test": []}, "no utterances in `test` or `oos_test`", id="nothing to ask"),
        pytest.param([], TEST, "train.json: not an object", id="shape"),
        pytest.param('{"train": [], "train": []}', TEST, 'train.json: "train" stands twice', id="twice"),
    ],
)
def test_what_is_wrong_with_utterances_is_named(tmp_path: Path, train: Any, test: Any, expected: str) -> None:
    with pytest.raises(UnusableSet) as wrong:
        read_intents(write(tmp_path, train=train, test=test))

    assert expected in str(wrong.value)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("bot.web.management.commands._measuring.bundled_encoders", lambda: (CheapEncoder(),))
    return tmp_path


def output_of(command: str, folder: Path, **options: Any) -> str:
    out = StringIO()
    call_command(command, folder, stdout=out, **options)
    return out.getvalue()


def test_figures_of_a_faq_are_printed_kept_and_drawn(folder: Path) -> None:
    kept, drawn = folder / "figures.json", folder / "figures.svg"
    told = output_of("evaluate_faq", write_faq(folder), json=kept, plot=drawn)
    figures = json.loads(kept.read_text(encoding="utf-8"))

    assert "ndcg_at_10" in told
    assert (figures["questions"], figures["entries"], figures["ndcg_at_10"]) == (2, 2, 1)
    assert set(figures["by_language"]) == {"ja", "en"}
    assert drawn.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize("row", [{"question": "住民票"}, {"answer": "住民票は市民課です。"}])
def test_a_faq_of_one_bare_entry_is_measured(folder: Path, row: dict[str, str]) -> None:
    write_faq(folder, corpus={"f1": row}, qrels={"q1": {"f1": 1}})
    output_of("evaluate_faq", folder, json=folder / "figures.json")

    assert json.loads((folder / "figures.json").read_text(encoding="utf-8"))["success_at_1"] == 1


def test_odd_questions_are_measured_too(folder: Path) -> None:
    write_faq(folder, queries={"q1": "住民票" * 4000, "q2": "😀"})
    output_of("evaluate_faq", folder, json=folder / "figures.json")

    assert json.loads((folder / "figures.json").read_text(encoding="utf-8"))["success_at_1"] == 0.5


def test_figures_of_intents_are_printed_and_kept(folder: Path) -> None:
    told = output_of("evaluate_intents", write(folder, train=TRAIN, test=TEST), json=folder / "figures.json")
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))

    assert "recall_out_of_scope" in told
    assert (figures["entries"], figures["in_scope"], figures["out_of_scope"]) == (2, 1, 1)
    assert figures["accuracy_without_rejection"] == 1


@pytest.mark.parametrize(("command", "file"), [("evaluate_faq", "corpus"), ("evaluate_intents", "train")])
def test_the_commands_name_what_they_cannot_measure(folder: Path, command: str, file: str) -> None:
    with pytest.raises(CommandError, match=rf"{file}\.json: this file is missing"):
        output_of(command, folder)


def test_a_drawing_is_refused_under_another_name_before_anything_is_computed(folder: Path) -> None:
    with pytest.raises(CommandError, match=r"ends in \.svg"):
        output_of("evaluate_faq", write_faq(folder), plot=folder / "figures.png")
