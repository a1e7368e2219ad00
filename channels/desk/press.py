"""What a member of staff does at the web desk, as it is stored, and read back in our words.

A press is made once a form: `key` is drawn with it, so that a form that is sent twice is one event.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.domain.events import Action, Event, EventKind, Received

CHANNEL = "desk"
Payload = Mapping[str, Any]


def pressed(key: str, person: str, action: Action, case_id: str, now: datetime, text: str = "", **more: str) -> Payload:
    """`person` is the member of staff as cases name their owner."""
    return {
        "key": f"{action}:{case_id}:{person}:{key}",
        "person": person,
        "action": str(action),
        "at": now.isoformat(),
        "text": text,
        "arguments": {**more, "case": case_id},
    }


def read(payload: Payload) -> Received:
    return Received(payload, parse(payload))


def parse(payload: Payload) -> Event:
    """Raises KeyError or ValueError for what `pressed` did not make."""
    return Event(
        event_id=payload["key"],
        channel=CHANNEL,
        kind=EventKind.PRESS,
        address=payload["person"],
        occurred_at=datetime.fromisoformat(payload["at"]),
        text=payload["text"],
        action=Action(payload["action"]),
        arguments=payload["arguments"],
    )
