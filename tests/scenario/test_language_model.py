"""A language model beside a running counter: what it may word, and what a citizen reads when it lies or is gone."""

from tests.model_server import ModelServer, Mood
from tests.rig import Rig, wait_until

QUESTION, APPROVED = "ごみの日はいつですか", "燃やすごみは月曜と木曜です"
FOOTER = "AIが作成しました"


def read(counter: Rig, text: str) -> str:
    user = counter.citizen()
    counter.say(user, text)
    words: list[str] = wait_until(lambda: counter.words_read_by(user), 120)
    return "\n".join(words)


def outcomes(counter: Rig) -> list[tuple[str, str]]:
    return counter.rows("SELECT purpose, outcome FROM store_modelcallrow ORDER BY id")  # type: ignore[return-value]


def test_an_answer_is_worded_with_its_source_and_says_so(modelled: Rig, sensible: ModelServer) -> None:
    words = read(modelled, QUESTION)
    assert FOOTER in words
    assert APPROVED in words
    assert [request["purpose"] for request in sensible.requests] == ["judge", "compose", "check"]
    assert {outcome for _purpose, outcome in outcomes(modelled)} == {"answered"}


def test_a_model_that_lies_is_not_heard(modelled: Rig, sensible: ModelServer) -> None:
    sensible.usual = Mood("inventing")
    words = read(modelled, QUESTION)
    assert APPROVED in words
    assert FOOTER not in words
    assert "9,999" not in words
    assert "evil" not in words


def test_a_model_that_is_down_costs_no_answer(modelled: Rig, sensible: ModelServer) -> None:
    sensible.usual = Mood("server_error")
    for _ in range(5):
        assert FOOTER not in read(modelled, QUESTION)
    assert modelled.rows("SELECT failures FROM store_modelwatchrow")[0][0] >= 1
    assert "server_error" in {outcome for _purpose, outcome in outcomes(modelled)}
