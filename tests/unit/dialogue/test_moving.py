"""A case goes to another department."""

from dataclasses import replace

import pytest

from bot.domain.conversation import Case, CaseState, Owner, Reason
from bot.domain.delivery import Speaker
from bot.domain.turns import Resolution, Status
from tests import city
from tests.unit.dialogue.staffing import act, cards, case, in_thread, to_citizen

MINE = case(state=CaseState.CLAIMED, owner="U0TANAKA", reminders=2, citizen_told=True, version=4)


def pass_on(of: Case = MINE, to: str = "general", note: str = "転入届は済み。電話は090-1234-5678") -> Resolution:
    return act("transfer", of, text=note, department=to)


def test_the_case_begins_anew_in_the_other_room_under_the_same_number() -> None:
    resolution = pass_on()
    old, new = resolution.case, resolution.opened
    assert old is not None
    assert new is not None
    assert (old.state, old.moved_to, old.ended_by, old.version) == (CaseState.TRANSFERRED, "general", "U0TANAKA", 4)
    assert (new.number, new.department, new.room, new.moved_from) == (old.number, "general", "C0MADOGUCHI", "citizens")
    assert (new.state, new.owner, new.version, new.reminders, new.citizen_told) == (CaseState.WAITING, "", 0, 0, False)
    assert new.remind_at is not None
    assert new.remind_at > new.opened_at == city.TUESDAY_NOON
    conversation = resolution.conversation
    assert (conversation.owner, conversation.case_id) == (Owner.QUEUE, new.id)
    assert resolution.decision.status is Status.STAFF_TRANSFERRED


def test_both_rooms_see_where_it_went_and_the_note_without_personal_data() -> None:
    resolution = pass_on()
    old, new = cards(resolution)["C0CITIZENS"], cards(resolution)["C0MADOGUCHI"]
    assert old.buttons == old.more == ()
    assert ("引き継ぎ先", "総合案内") in old.facts
    assert "引き継ぎ済み" in old.heading
    assert ("引き継ぎ元", "市民課") in new.facts
    assert [button.action for button in new.buttons] == ["claim", "reply", "close"]
    for room, words in (("C0CITIZENS", "総合案内に引き継ぎました"), ("C0MADOGUCHI", "市民課の <@U0TANAKA> から")):
        assert words in in_thread(resolution, room)
        assert "転入届は済み。電話は[電話番号]" in in_thread(resolution, room)


def test_the_citizen_is_told_who_will_answer_and_never_reads_the_note() -> None:
    assert to_citizen(pass_on()) == [
        (
            Speaker.NOTICE,
            "お答えする課が変わりました。総合案内の職員におつなぎしました。"
            "このままお待ちください。順番に、このトークでお返事します。",
        ),
    ]


def test_a_waiting_case_can_be_passed_on_by_anybody_without_a_note() -> None:
    resolution = pass_on(case(reason=Reason.NOT_FOUND), note="")
    assert resolution.opened is not None
    assert in_thread(resolution, "C0MADOGUCHI") == "市民課の <@U0TANAKA> から引き継ぎました。"


def test_the_second_to_pass_it_on_is_told_who_was_first_and_where_it_is() -> None:
    first = pass_on().case
    assert first is not None
    second = act("transfer", first, staff="U0SUZUKI", text="申し送り", department="citizens")
    assert (second.case, second.opened, to_citizen(second)) == (None, None, [])
    assert "<@U0SUZUKI> さん、この相談は <@U0TANAKA> さんが総合案内に引き継ぎました" in in_thread(second)
    assert "申し送り" in in_thread(second)


def test_somebody_elses_case_is_not_passed_on() -> None:
    resolution = pass_on(replace(MINE, owner="U0SUZUKI"))
    assert (resolution.case, resolution.opened) == (None, None)
    assert "<@U0SUZUKI> さんが担当しています" in in_thread(resolution)


@pytest.mark.parametrize("department", ["citizens", "no-such-department", ""])
def test_it_goes_nowhere_where_there_is_nowhere_to_go(department: str) -> None:
    resolution = pass_on(to=department)
    assert (resolution.case, resolution.opened, to_citizen(resolution)) == (None, None, [])
    assert "引き継げませんでした" in in_thread(resolution)
    assert "転入届は済み" in in_thread(resolution)
