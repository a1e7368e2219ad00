"""Cases, and what staff do with them, in as few words as tests need."""

from dataclasses import replace

from bot.dialogue import acting
from bot.dialogue.turn import Tools
from bot.domain.conversation import Case, CaseState, Contact, Conversation, Owner, Reason
from bot.domain.delivery import Speaker
from bot.domain.events import Event, EventKind
from bot.domain.messages import CaseCard, Note, RoomNote, ThreadNote
from bot.domain.turns import Resolution, Snapshot
from tests import city


def case(**changes: object) -> Case:
    values = ("k1", "ABC123", "v1", "c1", "citizens", "C0CITIZENS", Reason.ASKED, "ja", city.TUESDAY_NOON)
    made = Case(*values, waiting_since=city.TUESDAY_NOON, since=city.TUESDAY_NOON)  # type: ignore[arg-type]
    return replace(made, **changes)  # type: ignore[arg-type]


def snapshot(of: Case) -> Snapshot:
    owner = Owner.STAFF if of.state is CaseState.CLAIMED else Owner.QUEUE
    return Snapshot(Contact("c1", "line"), Conversation("v1", owner=owner, case_id="k1"), of)


def act(
    action: str, of: Case, staff: str = "U0TANAKA", text: str = "", tools: Tools | None = None, **arguments: str
) -> Resolution:
    event = Event("e1", "slack", EventKind.PRESS, staff, city.TUESDAY_NOON, action=action, text=text)
    return acting.act(replace(event, arguments=arguments), snapshot(of), tools or city.tools(duty_room="C0DUTY"))


def cards(resolution: Resolution) -> dict[str, CaseCard]:
    """By room."""
    return {out.address: m for out in resolution.outgoing for m in out.messages if isinstance(m, CaseCard)}


def to_citizen(resolution: Resolution) -> list[tuple[Speaker, str]]:
    return [
        (out.speaker, message.text)
        for out in resolution.outgoing
        for message in out.messages
        if not out.address and isinstance(message, Note)
    ]


def in_rooms(resolution: Resolution) -> dict[str, str]:
    """What is told outside of any thread, by room."""
    return {out.address: m.text for out in resolution.outgoing for m in out.messages if isinstance(m, RoomNote)}


def broadcasts(resolution: Resolution) -> list[str]:
    notes = [m for out in resolution.outgoing for m in out.messages if isinstance(m, ThreadNote)]
    return [note.text for note in notes if note.broadcast]


def in_thread(resolution: Resolution, room: str = "") -> str:
    """In all rooms, or in one."""
    rows = [out for out in resolution.outgoing if room in ("", out.address)]
    return "\n".join(m.text for out in rows for m in out.messages if isinstance(m, ThreadNote))
