"""Whatever a decision record may hold has a name that people read, in both languages."""

import re
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

import pytest
from django.utils import translation

from bot import dialogue
from bot.dialogue import pipeline
from bot.dialogue.guards import outgoing
from bot.dialogue.guards.facts.fact import Kind as FactKind
from bot.dialogue.guards.incoming.attempt import Attempt
from bot.dialogue.guards.outgoing import improper
from bot.domain.answers import Certainty
from bot.domain.conversation import CaseState, Outcome, Owner, Reason
from bot.domain.delivery import Speaker
from bot.domain.model import Purpose, Trouble
from bot.domain.model_tasks import CANNOT_TELL, NONE_FITS, Attack, Coverage, Forbidden
from bot.domain.personal_data import Kind
from bot.domain.turns import Status
from bot.languages.danger import Danger
from bot.store.models import DecisionRow
from bot.web.console import record_words, words
from bot.web.console.record_told import record_told
from intents.models import IntentRevision
from intents.ranking import LEARNED, WEIGHTS
from intents.sureness import Evidence
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

CODE = re.compile(r"[a-z0-9]+(?:[_.][a-z0-9]+)+")
TABLES = {name: table for name, table in vars(record_words).items() if name.isupper() and name != "VALUES"}


def _written_by_the_dialogue(pattern: str, package: object = dialogue) -> set[str]:
    sources = Path(next(iter(package.__path__))).rglob("*.py")  # type: ignore[attr-defined]
    return {found for source in sources for found in re.findall(pattern, source.read_text())}


def test_every_step_has_a_name() -> None:
    assert set(record_words.STEPS) == {step.__name__ for step in (*pipeline.STEPS, *pipeline.LAST)}


def test_every_part_of_a_score_and_all_evidence_have_a_name() -> None:
    assert set(WEIGHTS) | {LEARNED} <= set(record_words.PARTS)
    assert set(record_words.EVIDENCE) == {*(field.name for field in fields(Evidence)), "sure", "relevant"}


def test_every_verdict_and_fact_that_a_step_writes_has_a_name() -> None:
    assert set(record_words.VERDICTS) == _written_by_the_dialogue(r'\.verdicts\["(\w+)"\]')
    written = _written_by_the_dialogue(r'\.facts\["(\w+)"\]') | _written_by_the_dialogue(r'facts=\{"(\w+)"')
    assert set(record_words.FACTS) == written


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("judge", Trouble),
        ("suspected", {*Attempt, *Attack} - {Attack.NONE}),
        ("rephrase", {*Trouble, "changed", "unchanged"}),
        ("choose", {*Trouble, NONE_FITS, CANNOT_TELL}),
        ("compose", {*Trouble, *Coverage, "broken_token"}),
        ("check", {*Trouble, *Forbidden, "passed", "not_faithful"} - {Forbidden.NONE}),
        ("translate", {*Trouble, "made", "broken_token"}),
        ("danger", Danger),
    ],
)
def test_every_value_of_a_verdict_has_a_name(name: str, values: set[StrEnum]) -> None:
    assert {str(value) for value in values} <= set(record_words.VALUES[name])


def test_every_objection_of_the_rules_has_a_name() -> None:
    kinds = _written_by_the_dialogue(r'Objection\("([^"]+)"', outgoing) | {*FactKind, *improper._FORBIDDEN, "passed"}
    assert {str(kind) for kind in kinds} == set(record_words.OBJECTIONS)


def test_every_outcome_reason_and_state_has_a_name() -> None:
    for table, values in (
        (words.OUTCOMES, Status),
        (words.REASONS, Reason),
        (words.CERTAINTIES, Certainty),
        (words.CASE_STATES, CaseState),
        (words.CASE_OUTCOMES, Outcome),
        (words.OWNERS, Owner),
        (words.SPEAKERS, {*Speaker, "citizen"}),
        (words.PERSONAL_DATA, Kind),
        (words.PURPOSES, Purpose),
    ):
        assert set(table) == {str(value) for value in values}
    assert {str(trouble) for trouble in Trouble} < set(words.CALL_OUTCOMES)


def test_every_name_is_translated_and_none_is_a_code() -> None:
    for name, table in TABLES.items():
        for code, text in table.items():
            with translation.override("ja"):
                japanese = str(text)
            with translation.override("en"):
                english = str(text)
            assert re.search(r"[ぁ-んァ-ヶ一-鿿]", japanese), f"{name}: {code}"
            assert english
            assert not CODE.fullmatch(english), f"{name}: {code}"


RECORD = {
    "candidates": [
        {"key": "garbage", "score": 2.5, "parts": {"e5.headed": 2.0, "words": 0.5, "sure": 0.98}},
        {"key": "gone", "score": 1.0, "parts": {"words": 1.0}},
    ],
    "steps": [{"name": "answer_danger", "milliseconds": 0.2}, {"name": "a_step_of_old", "milliseconds": 1.0}],
    "verdicts": {"output_guard": "date, too long", "choose": "garbage", "compose": "timeout"},
    "facts": {"written_in": "ja-easy", "helpful": True, "personal_data": ["phone", "name"], "answered": ["garbage"]},
}


def test_a_record_is_told_in_japanese_with_the_code_names_beside(garbage: IntentRevision) -> None:
    with translation.override("ja"):
        told = record_told(RECORD, [{"purpose": "compose", "outcome": "timeout"}])
        best, gone = told["candidates"]
        assert (best["title"], best["key"], gone["pk"]) == ("ごみの出し方", "garbage", None)
        assert [(part.name, part.code) for part in best["parts"]][1:] == [
            ("一致した語の割合", "words"),
            ("正しい見込み", "sure"),
        ]
        assert [part.name for part in gone["parts"]] == ["語の一致（BM25）"]
        assert [(str(step.name), step.code) for step in told["steps"]] == [
            ("危険・緊急の確認", "answer_danger"),
            ("a_step_of_old", ""),
        ]
        assert {found.code: str(found.value) for found in told["findings"]} == {
            "output_guard": "日付 / 長すぎる",
            "choose": "ごみの出し方",
            "compose": "時間切れ",
            "written_in": "やさしい日本語",
            "helpful": "はい",
            "personal_data": "電話番号 / 氏名",
            "answered": "ごみの出し方",
        }
        [(purpose, outcome, _)] = told["calls"]
        assert (purpose, outcome.name, outcome.code) == ("回答の言い換え", "時間切れ", "timeout")


def test_the_page_of_a_record_shows_names_and_keeps_the_codes_small(garbage: IntentRevision, sign_in: SignIn) -> None:
    row = sample.make_turn(sample.make_conversation(), "ごみの日いつですか", "garbage")
    DecisionRow.objects.filter(pk=row.pk).update(**RECORD)
    text = sign_in(language="ja").get(f"/admin/store/decisionrow/{row.pk}/change/").content.decode()
    assert "危険・緊急の確認 <code>answer_danger</code>" in text
    assert "語の一致（BM25） <code>words</code>" in text
    bare = re.sub(r"<code>.*?</code>", "", text[text.index('class="parts"') :])
    assert "e5.headed" not in bare
    assert "output_guard" not in bare
