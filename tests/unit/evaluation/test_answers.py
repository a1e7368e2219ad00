import json
from pathlib import Path

import pytest

from bot.evaluation.answers import by_language, figures, run
from bot.evaluation.expected import Expected, read_expected
from intents.sources import PackProblems
from tests.model_server import ModelServer, Mood
from tests.unit.dialogue.guards.measuring import SAMPLE_CITY, sample_city
from tests.unit.evaluation.asking import tools

ASKED = "粗大ごみを出すには、どうすればいいですか。"
FEE = Expected(ASKED, "ja", says=(("300円",), ("600円", "600 yen")))
LACKS = Expected(ASKED, "ja", says=(("象の捨て方",),))
NOBODY = Expected("今日の天気", "ja", answered=False)


def write(folder: Path, text: str) -> Path:
    (folder / "ja.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_sample_city_has_questions_in_both_languages_and_some_without_an_answer() -> None:
    questions = read_expected(SAMPLE_CITY / "expected")
    for language in ("ja", "en"):
        of_it = [question for question in questions if question.language == language]
        assert len(of_it) >= 30
        assert sum(not question.answered for question in of_it) >= 6


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    text = "- {ask: 粗大ごみ, language: xx, says: [a]}\n- {ask: 天気, language: ja}\n- {ask: ごみ, answer: yes}\n"
    with pytest.raises(PackProblems) as wrong:
        read_expected(write(tmp_path, text))
    told = str(wrong.value)
    assert "ja.yaml:1" in told
    assert '"xx" is not a language code' in told
    assert '"says" belongs to every question that is to be answered' in told
    assert 'unknown key "answer"' in told


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackProblems, match="no questions"):
        read_expected(tmp_path)


def test_facts_are_looked_for_without_width_and_spaces() -> None:
    assert FEE.lacking(["処理券は３００ 円と 600 YEN です"]) == []
    assert FEE.lacking(["処理券は300円です"]) == ["600円"]


def test_whole_answers_are_measured() -> None:
    measured = figures([run([FEE, LACKS, NOBODY], tools())])
    assert (measured["complete"], measured["answered_at_once"], measured["refused_rightly"]) == (0.5, 1.0, 1.0)
    assert (measured["faithful"], measured["language_right"], measured["worded_by_model"]) == (1.0, 1.0, 0.0)
    assert measured["model_calls"] == 0


def test_the_worst_of_several_runs_is_told(server: ModelServer) -> None:
    worded = {"sentences": [{"text": "粗大ごみは予約制です。", "source": "bulky-waste"}], "coverage": "complete"}
    server.plan(Mood(purpose="compose", said=json.dumps(worded)))
    made = tools(server)
    measured = figures([run([FEE], made), run([FEE], tools())])
    assert (measured["complete"], measured["complete_worst_run"]) == (0.5, 0.0)
    assert measured["worded_by_model"] == 0.5
    assert measured["model_calls"] == 3


def test_languages_are_told_apart() -> None:
    english = Expected(sample_city().entries["bulky-waste"].wordings["en"].question, "en", says=(("600 yen",),))
    parts = by_language([run([FEE, LACKS, english], tools())])
    assert {language: part["complete"] for language, part in parts.items()} == {"ja": 0.5, "en": 1.0}
