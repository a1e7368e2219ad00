"""Slack's interactions in our words. docs.slack.dev/reference/interaction-payloads

What survives a repetition (ARCHITECTURE, "Delivery and interaction rules"):
- a button: `action_ts`, user and message. A person who presses twice has pressed twice; the case decides what is left.
- a submission: the `view.id` of the confirming form. Each preview is a view of its own (it is pushed onto the first
  form), so sending it twice is one effect, while a reply that was written later, or edited after "Back", is another.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.domain.events import Action, Event, EventKind, Received
from channels.slack import forms

Payload = Mapping[str, Any]

CHANNEL = "slack"
STAFF_BUTTONS = (Action.CLAIM, Action.GIVE_BACK, Action.CLOSE)


def read(payload: Payload, received_at: datetime) -> Received:
    """The event of one interaction payload, or why it cannot be read. Never raises.

    `received_at` is the time of a submission: its payload names none.
    """
    try:
        return Received(payload, parse(payload, received_at))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError) as problem:
        return Received(payload, None, f"{type(problem).__name__}: {problem}")


def parse(payload: Payload, received_at: datetime) -> Event:
    """Raises KeyError, TypeError or ValueError where what we cannot do without is missing."""
    if payload["type"] == "block_actions":
        return _press(payload)
    if payload["type"] == "view_submission":
        return _submission(payload, received_at)
    raise ValueError("neither a press nor a submission")


def _press(payload: Payload) -> Event:
    pressed, user = payload["actions"][0], payload["user"]["id"]
    place = pressed_at(payload)
    return Event(
        event_id=f"button:{pressed['action_ts']}:{user}:{place.ts}",
        channel=CHANNEL,
        kind=EventKind.PRESS,
        address=user,
        occurred_at=datetime.fromtimestamp(float(pressed["action_ts"]), UTC),
        action=_staff_action(pressed["action_id"]),
        arguments={**_value(pressed), "case": place.case_id, "room": place.room, "ts": place.ts},
    )


def _submission(payload: Payload, received_at: datetime) -> Event:
    view = payload["view"]
    place = forms.place_of(view)
    return Event(
        event_id=f"view:{view['id']}",
        channel=CHANNEL,
        kind=EventKind.PRESS,
        address=payload["user"]["id"],
        occurred_at=received_at,
        text=view["private_metadata"],
        action=Action.SEND_REPLY,
        arguments={"case": place.case_id, "room": place.room, "ts": place.ts},
    )


def pressed_at(payload: Payload) -> forms.Place:
    """The card whose button was pressed. Raises KeyError, TypeError or ValueError where it is not a card of ours."""
    container = payload["container"]
    return forms.Place(_value(payload["actions"][0])["case"], container["channel_id"], container["message_ts"])


def _value(pressed: Payload) -> dict[str, str]:
    return {str(name): str(value) for name, value in json.loads(pressed["value"]).items()}


def _staff_action(name: str) -> Action:
    if name not in STAFF_BUTTONS:
        raise ValueError("not a button that staff press")
    return Action(name)
