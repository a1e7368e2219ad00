"""Slack's interactions in our words. docs.slack.dev/reference/interaction-payloads

What survives a repetition (ARCHITECTURE, "Delivery and interaction rules"):
- a button: `action_ts`, user and message. A person who presses twice has pressed twice; the case decides what is left.
- a submission: the `view.id` of the confirming form. Each preview is a view of its own (it is pushed onto the first
  form), so sending it twice is one effect, while a reply that was written later, or edited after "Back", is another.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.domain.conversation import Outcome
from bot.domain.events import Action, Event, EventKind, Received
from channels.slack import desk_forms, file_forms, forms, proposal_form

Payload = Mapping[str, Any]
Submitted = tuple[str, Action, dict[str, str]]
"""The text, what it asks for, and the arguments of that."""

CHANNEL = "slack"
SEND = "send_marked"
"""The button below the preview of a message in a thread."""
STAFF_BUTTONS = (
    Action.SEND_ANSWER,
    Action.CLAIM,
    Action.GIVE_BACK,
    Action.MARK_URGENT,
    Action.UNMARK_URGENT,
    Action.WAKE,
)


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
    if pressed["action_id"] == SEND:
        return _marked(payload, pressed, user)
    place = pressed_at(payload)
    return Event(
        event_id=f"button:{pressed['action_ts']}:{user}:{place.ts}",
        channel=CHANNEL,
        kind=EventKind.PRESS,
        address=user,
        occurred_at=datetime.fromtimestamp(float(pressed["action_ts"]), UTC),
        action=_staff_action(_name(pressed)),
        arguments={**_value(pressed), "case": place.case_id, "room": place.room, "ts": place.ts},
    )


def _marked(payload: Payload, pressed: Payload, user: str) -> Event:
    """One message is sent once, however often its preview is pressed or shown."""
    said, room = _value(pressed), payload["container"]["channel_id"]
    return Event(
        event_id=marked_event(room, said["ts"]),
        channel=CHANNEL,
        kind=EventKind.PRESS,
        address=user,
        occurred_at=datetime.fromtimestamp(float(pressed["action_ts"]), UTC),
        text=said["text"],
        action=Action.SEND_REPLY,
        arguments={"case": said["case"], "room": room, "ts": said["ts"]},
    )


def marked_event(room: str, message: str) -> str:
    """The event id of a thread message that was sent."""
    return f"marked:{room}:{message}"


def _submission(payload: Payload, received_at: datetime) -> Event:
    view = payload["view"]
    place = forms.place_of(view)
    text, action, arguments = _SUBMISSIONS[str(view["callback_id"]).partition(":")[0]](view)
    return Event(
        event_id=f"view:{view['id']}",
        channel=CHANNEL,
        kind=EventKind.PRESS,
        address=payload["user"]["id"],
        occurred_at=received_at,
        text=text,
        action=action,
        arguments={**arguments, "case": place.case_id, "room": place.room, "ts": place.ts},
    )


def _reply(view: Payload) -> Submitted:
    files, _ = file_forms.shown_files(dict(view))
    return view["private_metadata"], Action.SEND_REPLY, {"files": " ".join(files)} if files else {}


def _transfer(view: Payload) -> Submitted:
    department = desk_forms.chosen(dict(view), desk_forms.DEPARTMENT)
    return desk_forms.written_note(dict(view)), Action.TRANSFER, {"department": department}


def _close(view: Payload) -> Submitted:
    return "", Action.CLOSE, {"outcome": Outcome(desk_forms.chosen(dict(view), desk_forms.OUTCOME)).value}


def _snooze(view: Payload) -> Submitted:
    return "", Action.SNOOZE, {"until": desk_forms.snoozed_until(dict(view))}


def _proposal(view: Payload) -> Submitted:
    said = proposal_form.written(dict(view))
    return said.pop(proposal_form.REPLY), Action.PROPOSE, said


_SUBMISSIONS: dict[str, Callable[[Payload], Submitted]] = {
    forms.PREVIEW: _reply,
    desk_forms.TRANSFER: _transfer,
    desk_forms.CLOSE: _close,
    desk_forms.SNOOZE: _snooze,
    proposal_form.PROPOSE: _proposal,
}


def pressed_at(payload: Payload) -> forms.Place:
    """The card whose button was pressed, or the Home on which a case stands.

    Raises KeyError, TypeError or ValueError where it is neither.
    """
    container = payload["container"]
    if container.get("type") == "view":
        return forms.Place(_value(payload["actions"][0])["case"], "", container["view_id"])
    return forms.Place(_value(payload["actions"][0])["case"], container["channel_id"], container["message_ts"])


def _value(pressed: Payload) -> dict[str, str]:
    given = pressed["selected_option"]["value"] if "selected_option" in pressed else pressed["value"]
    return {str(name): str(value) for name, value in json.loads(given).items()}


def chosen_action(payload: Payload) -> str:
    """What was chosen in a card's menu, or "" for a menu that is none of ours."""
    try:
        return _name(payload["actions"][0])
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return ""


def _name(pressed: Payload) -> str:
    return _value(pressed).get("do") or str(pressed["action_id"])


def _staff_action(name: str) -> Action:
    if name not in STAFF_BUTTONS:
        raise ValueError("not a button that staff press")
    return Action(name)
