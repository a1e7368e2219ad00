"""A case whose room takes nothing any more goes to the room that its department has now."""

from collections.abc import Collection
from dataclasses import replace

from bot.dialogue.staff_turn import staff_turn
from bot.dialogue.turn import Tools
from bot.domain.conversation import URGENT, Case
from bot.domain.turns import Resolution, Snapshot, Status


def rehouse(snapshot: Snapshot, closed: Collection[str], tools: Tools) -> Resolution | None:
    """None as long as there is no other room that is open: then the card waits for its own."""
    turn = staff_turn(None, snapshot, tools)
    room = _room_now(turn.case, tools)
    if not turn.case.is_open or turn.case.room not in closed or room in ("", *closed):
        return None
    turn.keep(replace(turn.case, room=room), Status.REMINDED)
    turn.tell_thread("thread.rehoused")
    return turn.resolution()


def _room_now(case: Case, tools: Tools) -> str:
    on_duty = tools.room_on_duty if case.reason in URGENT else ""
    return on_duty if on_duty not in ("", case.room) else tools.room_of(tools.knowledge.department(case.department))
