"""What staff replied to one citizen, proposed as an answer for all."""

from datetime import timedelta

import pytest

from bot.dialogue.desk import case_card
from bot.domain.conversation import Case, CaseState
from bot.domain.proposals import Proposal
from bot.domain.turns import Resolution, Status
from tests import city
from tests.unit.dialogue.staffing import act, case, snapshot

REPLIED = {"replied_at": city.TUESDAY_NOON + timedelta(minutes=5)}
CLOSED = case(state=CaseState.CLOSED, ended_by="U0TANAKA", **REPLIED)
MINE = case(state=CaseState.CLAIMED, owner="U0TANAKA", **REPLIED)


def propose(of: Case, **changed: str) -> Resolution:
    words = {"title": "ドローン", "question": "公園で飛ばせますか。", "text": "許可が要ります。", **changed}
    return act("propose_answer", of, **words)


@pytest.mark.parametrize("of", [CLOSED, MINE, case(state=CaseState.CLAIMED, owner="U0SUZUKI", **REPLIED)])
def test_of_a_case_with_a_reply_it_is_kept_and_nothing_else_happens(of: Case) -> None:
    resolution = propose(of)
    assert resolution.proposed == Proposal(
        "k1", "citizens", "ja", "ドローン", "公園で飛ばせますか。", "許可が要ります。"
    )
    assert resolution.decision.status is Status.STAFF_PROPOSED
    assert (resolution.case, resolution.outgoing, resolution.conversation) == (None, (), snapshot(of).conversation)


def test_it_is_masked_and_cut_to_what_an_answer_may_be_long() -> None:
    proposed = propose(MINE, title="あ" * 30, question="い" * 60, text="090-1234-5678 にお電話します。").proposed
    assert proposed is not None
    assert (len(proposed.title), len(proposed.question)) == (20, 40)
    assert "1234" not in proposed.answer


@pytest.mark.parametrize("of", [case(), case(state=CaseState.CLAIMED, owner="U0TANAKA")])
def test_where_nobody_replied_there_is_no_answer(of: Case) -> None:
    assert propose(of).proposed is None
    assert propose(of).decision.status is Status.STAFF_REFUSED


def test_nothing_is_made_of_empty_words() -> None:
    assert propose(MINE, title=" ").proposed is None


@pytest.mark.parametrize(("of", "offered"), [(CLOSED, True), (MINE, True), (case(), False)])
def test_the_card_offers_it_once_there_is_a_reply(of: Case, offered: bool) -> None:
    buttons = [button.action for button in case_card(of, city.tools(), ()).buttons]
    assert ("propose_answer" in buttons) == offered
    assert len(buttons) <= 5
