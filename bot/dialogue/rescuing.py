"""The step for danger to people: the hotlines go out at once, and people look at it at once."""

from dataclasses import dataclass

from bot.dialogue import handoff, waiting
from bot.dialogue.handoff import cancel_choice
from bot.dialogue.turn import Turn
from bot.domain.conversation import Owner, Reason
from bot.domain.events import EventKind
from bot.domain.messages import Note
from bot.domain.turns import Status
from bot.languages import crisis
from bot.languages.danger import Danger
from bot.languages.fixed import say, tell_staff


@dataclass(frozen=True)
class _Help:
    status: Status
    text: str
    reason: Reason


_HELP = {
    Danger.SELF_HARM: _Help(Status.CRISIS_SELF_HARM, "crisis.self_harm", Reason.CRISIS),
    Danger.VIOLENCE: _Help(Status.CRISIS_VIOLENCE, "crisis.violence", Reason.CRISIS),
    Danger.ABUSE: _Help(Status.CRISIS_ABUSE, "crisis.abuse", Reason.CRISIS),
    Danger.CRIME: _Help(Status.EMERGENCY_110, "emergency.110", Reason.EMERGENCY),
    Danger.FIRE: _Help(Status.EMERGENCY_119, "emergency.119", Reason.EMERGENCY),
    Danger.ILLNESS: _Help(Status.EMERGENCY_119, "emergency.119", Reason.EMERGENCY),
}


def answer_danger(turn: Turn) -> None:
    """Before the limit of messages and before silence: who is in danger is answered whoever owns the conversation."""
    danger = crisis.recognise(turn.event.text) if turn.event.kind is EventKind.TEXT else None
    if danger is None:
        return
    given = _HELP[danger]
    turn.facts["danger"] = danger.value
    turn.status = given.status
    if turn.conversation.owner is not Owner.BOT and turn.snapshot.case:
        _reply(turn, given, told=True)
        waiting.hear(turn, turn.snapshot.case)
        _alarm(turn, given)
        return
    room, department = turn.tools.room_on_duty, turn.department()
    told = bool(room) or turn.tools.attended(department.key)
    _reply(turn, given, told=told)
    if told:
        handoff.queue_case(turn, given.reason, department, room)


def _reply(turn: Turn, given: _Help, *, told: bool) -> None:
    """Says that staff know only where they do."""
    parts = [say(given.text, turn.language), *([say("danger.told", turn.language)] if told else [])]
    turn.reply(Note("\n\n".join(parts)), choices=cancel_choice(turn.language) if told else ())


def _alarm(turn: Turn, given: _Help) -> None:
    """People have the case already: they read the words in its thread, and the room is called to it."""
    language = turn.tools.staff_language
    waiting.tell_room(turn, "thread.citizen", turn.event.message_id, text=turn.masked)
    waiting.tell_room(turn, "thread.urgent", broadcast=True, reason=tell_staff(f"reason.{given.reason}", language))
