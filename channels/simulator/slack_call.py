"""One request to the Web API, and the two forms of its answer (ok true or false, both with HTTP 200)."""

from __future__ import annotations

import dataclasses
import json
import secrets
import string
from typing import Any

from .gateway import Answer
from .slack_state import Room
from .world import World

Json = dict[str, Any]

_LETTERS = string.ascii_letters + string.digits


@dataclasses.dataclass(slots=True)
class Call:
    world: World
    body: Json
    entry: Json

    def text(self, name: str) -> str:
        value = self.body.get(name)
        return value if isinstance(value, str) else ""

    def flag(self, name: str) -> bool:
        """Booleans arrive as JSON, as "true" or as 1 (slack_sdk sends 1 in forms and queries)."""
        return str(self.body.get(name, "")).lower() in ("1", "true")

    def structure(self, name: str) -> Any:
        """blocks, view and metadata: JSON in a JSON body, a JSON text in a form. Raises ValueError if unreadable."""
        value = self.body.get(name)
        return json.loads(value) if isinstance(value, str) and value else value


def ok(**body: Any) -> Answer:
    return Answer({"ok": True} | body)


def failed(error: str, messages: list[str] | None = None) -> Answer:
    body: Json = {"ok": False, "error": error}
    if messages:
        body["errors"] = messages
        body["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in messages]}
    return Answer(body, accepted=False)


def writable(call: Call, argument: str = "channel") -> Room | Answer:
    """The room of a post. A room is named by its id, or by #name."""
    named = call.text(argument)
    rooms = call.world.slack.rooms
    call.entry["room"] = named
    room = rooms.get(named) or next((one for one in rooms.values() if f"#{one.name}" == named), None)
    if room is None:
        return failed("channel_not_found")
    if room.archived:
        return failed("is_archived")
    return room if room.joined else failed("not_in_channel")


def with_ids(blocks: list[Json]) -> list[Json]:
    """Slack gives every block and every element an id that the app left out."""
    return [_block_with_id(block) for block in blocks]


def _made_up() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(5))


def _element_with_id(element: Json) -> Json:
    needs = element.get("type") not in ("image", "mrkdwn", "plain_text", None) and not element.get("action_id")
    return element | {"action_id": _made_up()} if needs else element


def _block_with_id(block: Json) -> Json:
    made = block if block.get("block_id") else block | {"block_id": _made_up()}
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            made = made | {name: _element_with_id(block[name])}
    if block.get("type") == "actions":
        made = made | {"elements": [_element_with_id(element) for element in block["elements"]]}
    return made
