"""A wish of staff: kept sealed from the press until one worker takes it up, and found by the sweep."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from bot.domain.help import NoHelp, Shortfall, Wanted, Wish
from bot.domain.model import Call, Purpose
from bot.store import helping
from bot.store.models import CaseRow, HelpRow, MessageRow, ModelCallRow
from bot.web import helping as web
from tasks import helping as tasks
from tasks import periodic
from tests.unit.store.test_revealing import TANAKA, case, say

pytestmark = pytest.mark.django_db

__all__ = ["case"]

WISH = Wish(Wanted.WORDING, TANAKA, "k1", "山田様、090-1234-5678へお電話します。")
PLACE = {"view_id": "V1", "callback_id": "reply_write:k1:C1:1.2"}
QUESTION = Wish(Wanted.KNOWLEDGE, TANAKA, text="住民票は？")


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What the broker would be told."""
    told: list[tuple[str, bool]] = []

    def ring(help_id: UUID | str, needs_matcher: bool, after: float = 0.0) -> None:
        told.append((str(help_id), needs_matcher))

    for module in (web, tasks, periodic):
        monkeypatch.setattr(module, "ring_help", ring)
    return told


def test_what_was_typed_is_sealed_and_taken_up_once() -> None:
    help_id = helping.keep(WISH, PLACE)
    row = HelpRow.objects.get()
    assert "山田" not in f"{row.__dict__}"
    assert helping.look_at(help_id) == WISH
    assert helping.take(help_id) == (WISH, PLACE)
    assert helping.take(help_id) is None
    assert helping.look_at(help_id) is None


def test_a_my_number_is_not_stored(rung: list[tuple[str, bool]]) -> None:
    web.seek(Wish(Wanted.KNOWLEDGE, TANAKA, text="番号 1234 5678 9018 は？"), {"url": "http://127.0.0.1"})
    taken = helping.take(HelpRow.objects.get().pk)
    assert taken is not None
    assert taken[0].text == "番号 [マイナンバー] は？"


def test_the_matcher_comes_first_where_answers_are_wanted() -> None:
    assert (QUESTION.needs_matcher, WISH.needs_matcher) == (True, False)
    help_id = helping.keep(QUESTION, PLACE)
    helping.note_found(help_id, ("residence",))
    wish = helping.look_at(help_id)
    assert wish is not None
    assert (wish.found, wish.needs_matcher) == (("residence",), False)


def test_the_sweep_rings_for_what_nobody_took_up_and_forgets_what_nobody_waits_for(
    rung: list[tuple[str, bool]],
) -> None:
    first, second, third = (helping.keep(wish, PLACE) for wish in (WISH, QUESTION, WISH))
    HelpRow.objects.filter(pk__in=(first, second)).update(at=timezone.now() - timedelta(minutes=1))
    HelpRow.objects.filter(pk=third).update(at=timezone.now() - timedelta(minutes=11))
    periodic.sweep()
    assert sorted(rung) == sorted([(str(first), False), (str(second), True)])
    assert HelpRow.objects.count() == 2


def test_whatever_fails_is_told_to_whoever_waits(monkeypatch: pytest.MonkeyPatch, rung: list[tuple[str, bool]]) -> None:
    shown: list[object] = []

    class Screen:
        def show(self, *what: object) -> None:
            shown.append(what[2])

    def fail(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(tasks.wiring, "helper_screen", lambda language: Screen())
    monkeypatch.setattr(tasks.wiring, "tools", fail)
    question = helping.keep(QUESTION, {"url": "http://127.0.0.1"})
    tasks.look_up(str(question))
    assert rung == [(str(question), False)], "what was found is then nothing, and the person hears of it"
    tasks.help_staff(str(question))
    assert shown == [NoHelp(Shortfall.DOWN)]
    tasks.help_staff(str(question))
    assert len(shown) == 1


def test_calls_are_recorded_by_person(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = (Call(Purpose.ASK, "answered", tokens_in=10),)
    monkeypatch.setattr(tasks.dialogue, "help_staff", lambda *_: (NoHelp(Shortfall.NOT_FOUND), calls))
    monkeypatch.setattr(tasks.wiring, "tools", lambda *_: None)
    tasks.help_staff(str(helping.keep(QUESTION, {"url": "http://127.0.0.1:9/"})))
    assert [(row.staff, row.purpose, row.tokens_in) for row in ModelCallRow.objects.all()] == [(TANAKA, "ask", 10)]


def test_when_all_places_are_taken_the_others_wait_a_moment(rung: list[tuple[str, bool]]) -> None:
    help_id = helping.keep(WISH, PLACE)
    for _ in range(4):
        assert tasks._AT_ONCE.acquire(blocking=False)
    try:
        tasks.help_staff(str(help_id))
    finally:
        tasks._AT_ONCE.release(4)
    assert rung == [(str(help_id), False)]
    assert HelpRow.objects.count() == 1


def test_the_conversation_is_masked_and_without_what_was_unsent(case: CaseRow) -> None:
    say(case, "電話は090-1234-5678です", platform_id="m1")
    say(case, "おつなぎします", speaker="notice")
    say(case, "お待たせしました", speaker="staff")
    say(case, "間違えました", platform_id="m2")
    MessageRow.objects.filter(platform_id="m2").update(unsent=True)
    snapshot = helping.case_of(Wish(Wanted.SUMMARY, TANAKA, str(case.pk)))
    assert snapshot is not None
    assert [(line.speaker, line.text) for line in snapshot.transcript] == [
        ("市民", "電話は[電話番号]です"),
        ("自動応答", "おつなぎします"),
        ("職員", "お待たせしました"),
    ]
    assert helping.case_of(QUESTION) is None
