"""What staff do with a case. Each action is a function of the turn; who comes too late is told who was first."""

from collections.abc import Callable

from bot.dialogue import approving, attaching, marking, moving, proposing, snoozing
from bot.dialogue.staff_turn import StaffTurn, staff_turn
from bot.dialogue.turn import Tools
from bot.domain.conversation import CaseState, Outcome, Owner
from bot.domain.events import Action, Event
from bot.domain.messages import Choice
from bot.domain.turns import Resolution, Snapshot, Status
from bot.languages.fixed import say


def act(event: Event, snapshot: Snapshot, tools: Tools) -> Resolution:
    """Decide about one action of staff. `snapshot` is that of the case named in the event."""
    turn = staff_turn(event, snapshot, tools)
    if event.action == Action.PROPOSE:
        proposing.propose(turn, event)
    elif not turn.case.is_open:
        _tell_over(turn)
    elif turn.case.state is CaseState.CLAIMED and turn.case.owner != turn.staff:
        turn.tell_thread("thread.taken", owner=f"@{turn.case.owner}")
    else:
        _ACTIONS[Action(event.action)](turn, event)
    if turn.status is Status.STAFF_REFUSED and event.text:
        turn.tell_thread("thread.kept", text=tools.mask(event.text))
    return turn.resolution()


def _tell_over(turn: StaffTurn) -> None:
    case = turn.case
    if case.state is CaseState.TRANSFERRED and not case.ended_by:
        turn.tell_thread("thread.moved_by_itself", department=turn.name_of(case.moved_to))
    elif case.state is CaseState.TRANSFERRED:
        turn.tell_thread("thread.moved", owner=f"@{case.ended_by}", department=turn.name_of(case.moved_to))
    elif case.ended_by:
        turn.tell_thread("thread.over_by", owner=f"@{case.ended_by}")
    else:
        turn.tell_thread("thread.over")


def _claim(turn: StaffTurn, event: Event) -> None:
    if turn.case.state is CaseState.CLAIMED:  # pressed twice by the same person
        turn.status = Status.STAFF_CLAIMED
        return
    turn.become(turn.case.claimed_by(turn.staff, turn.tools.now), Owner.STAFF, Status.STAFF_CLAIMED)
    turn.tell_thread("thread.claimed")
    turn.tell_citizen("handoff.claimed")


def _give_back(turn: StaffTurn, event: Event) -> None:
    if turn.case.state is CaseState.WAITING:
        return
    turn.become(turn.case.waiting_again(turn.tools.now), Owner.QUEUE, Status.STAFF_GAVE_BACK)
    turn.tell_thread("thread.given_back")


def _send_reply(turn: StaffTurn, event: Event) -> None:
    """Whoever answers a waiting case thereby claims it: no written reply is refused for a missing press."""
    wanted = event.arguments.get("files", "")
    attached = turn.tools.attached(wanted, turn.case.id)
    if len(attached) < len(wanted.split()):
        turn.tell_thread("thread.files_gone")
        return
    if not (event.text.strip() or attached):
        return
    before, answered = turn.case, turn.case.answered(turn.tools.now)
    if before.state is CaseState.WAITING:
        turn.become(answered.claimed_by(turn.staff, turn.tools.now), Owner.STAFF, Status.STAFF_REPLIED)
    else:
        turn.keep(answered, Status.STAFF_REPLIED, card=before.waiting_since is not None)
    turn.said = attaching.in_words(event.text, attached)
    turn.speak(event.text, attached)
    turn.tell_thread("thread.sent", text=turn.tools.mask(turn.said))


def _close(turn: StaffTurn, event: Event) -> None:
    outcome = Outcome(event.arguments["outcome"])
    turn.become(turn.case.ended(CaseState.CLOSED, turn.staff, outcome), Owner.BOT, Status.STAFF_CLOSED)
    turn.tell_thread("thread.closed", outcome=turn.in_words(f"outcome.{outcome}"))
    ended = say("handoff.ended", turn.language)
    if turn.case.replied_at:
        turn.tell_citizen("rating.question", _rating(turn), ended=ended)
    else:
        turn.tell_citizen("handoff.ended")


def _rating(turn: StaffTurn) -> tuple[Choice, ...]:
    labels = {value: say(f"rating.{value}", turn.language) for value in ("yes", "no")}
    about = {"case": turn.case.id, "department": turn.case.department}
    return tuple(Choice(label, Action.HELPFUL, {**about, "value": value}, label) for value, label in labels.items())


_ACTIONS: dict[Action, Callable[[StaffTurn, Event], None]] = {
    Action.CLAIM: _claim,
    Action.GIVE_BACK: _give_back,
    Action.SEND_REPLY: _send_reply,
    Action.SEND_ANSWER: approving.send_answer,
    Action.CLOSE: _close,
    Action.TRANSFER: moving.transfer,
    Action.SNOOZE: snoozing.snooze,
    Action.WAKE: snoozing.wake,
    Action.NOTE: marking.note,
    Action.MARK_URGENT: marking.mark_urgent,
    Action.UNMARK_URGENT: marking.unmark_urgent,
}
