"""Personal data in what the citizen wrote: found first, and mentioned last, with the answer and never instead of it."""

from dataclasses import replace

from bot.dialogue.turn import Turn
from bot.domain.conversation import Owner
from bot.domain.events import EventKind
from bot.domain.messages import Note
from bot.domain.personal_data import Kind, kinds_marked
from bot.domain.turns import Status
from bot.languages.fixed import say

_MOST_MESSAGES = 5  # of one reply (Messaging API reference, "Send reply message")
_NOT_THE_MOMENT = frozenset({Status.LIMITED_NOTICE, Status.GROUP_POINTED, Status.OFFERED_LANGUAGES})


def note_personal_data(turn: Turn) -> None:
    """The kinds stand in the decision record, the data nowhere."""
    if turn.event.kind is EventKind.TEXT and (kinds := kinds_marked(turn.masked)):
        turn.facts["personal_data"] = [kind.name.lower() for kind in kinds]


def ask_kindly(turn: Turn) -> None:
    """Once a conversation. Who tells a name is polite, and who talks with staff may have been asked for it."""
    kinds = {Kind[name.upper()] for name in turn.facts.get("personal_data", ())} - {Kind.NAME}
    if not kinds or turn.conversation.cautioned or not _is_the_moment(turn):
        return
    reply = next((out for out in turn.outgoing if out.use_reply_token and len(out.messages) < _MOST_MESSAGES), None)
    if reply is None:
        return
    key = "personal_data.my_number" if Kind.MY_NUMBER in kinds else "personal_data"
    at = turn.outgoing.index(reply)
    turn.outgoing[at] = replace(reply, messages=(*reply.messages, Note(say(key, turn.language))))
    turn.change(cautioned=True)


def _is_the_moment(turn: Turn) -> bool:
    """Not in an emergency, nor while people own the conversation."""
    in_danger = turn.status is not None and turn.status.startswith(("crisis_", "emergency_"))
    return turn.snapshot.conversation.owner is Owner.BOT and not in_danger and turn.status not in _NOT_THE_MOMENT
