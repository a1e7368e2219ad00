"""What staff told one citizen, proposed as an answer for all. Nothing is live by it: administrators get a draft."""

from bot.dialogue.staff_turn import StaffTurn
from bot.domain.events import Event
from bot.domain.proposals import ANSWER, TITLE, Proposal, can_be_proposed, longest_question
from bot.domain.turns import Status


def propose(turn: StaffTurn, event: Event) -> None:
    """By anybody who may work on the case, also when it is over. The thread is told once the draft is made."""
    mask = turn.tools.mask
    title, question, answer = (
        mask(text).strip() for text in (event.arguments["title"], event.arguments["question"], event.text)
    )
    if not can_be_proposed(turn.case) or not (title and question and answer):
        return
    turn.proposed = Proposal(
        case_id=turn.case.id,
        department=turn.case.department,
        language=turn.case.language,
        title=title[:TITLE],
        question=question[: longest_question(turn.case.language)],
        answer=answer[:ANSWER],
    )
    turn.status = Status.STAFF_PROPOSED
