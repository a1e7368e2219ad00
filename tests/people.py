"""What citizens and staff do and see, through the simulator: the same calls that its page makes."""

import contextlib
import json
import threading
import urllib.request
from typing import Any

from tests.waiting import wait_until


class People:
    """Everybody in front of one running counter. `simulator` is where its two platforms are."""

    simulator: Any

    def control(self, path: str, body: dict[str, Any] | None = None, method: str = "POST") -> Any:
        """Ask the simulator to do something, as its page does."""
        data = json.dumps(body or {}).encode() if method == "POST" else None
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(self.simulator.url + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def citizen(self, name: str = "さくら", *, language: str = "ja", follow: bool = False) -> str:
        made = self.control("/control/line/citizens", {"name": name, "language": language, "follow": follow})
        return str(made["user_id"])

    def say(self, user: str, text: str) -> dict[str, Any]:
        said: dict[str, Any] = self.control("/control/line/say", {"user_id": user, "text": text})
        return said

    def faults(self, platform: str, endpoint: str, *plan: dict[str, Any], repeat: bool = False) -> None:
        body = {"platform": platform, "endpoint": endpoint, "plan": list(plan), "repeat": repeat}
        self.control("/control/faults", body)

    def state(self) -> dict[str, Any]:
        seen: dict[str, Any] = self.control("/control/state?after=-1&wait=0", method="GET")
        return seen

    def conversation(self, user: str) -> list[dict[str, Any]]:
        """Everything on this citizen's screen, with its time in milliseconds, oldest first."""
        found: list[dict[str, Any]] = next(
            c["messages"] for c in self.state()["line"]["citizens"] if c["user_id"] == user
        )
        return found

    def read_by(self, user: str) -> list[dict[str, Any]]:
        """The message objects that this citizen has on the screen from the city, oldest first."""
        return [each["message"] for each in self.conversation(user) if each["from"] == "bot"]

    def words_read_by(self, user: str) -> list[str]:
        return [words_of(message) for message in self.read_by(user)]

    def room(self, room: str = "C0MADOGUCHI") -> list[dict[str, Any]]:
        rooms = {each["id"]: each for each in self.state()["slack"]["rooms"]}
        found: list[dict[str, Any]] = rooms[room]["messages"]
        return found

    def press(self, message: dict[str, Any], action: str, staff: str = "U0TANAKA", room: str = "C0MADOGUCHI") -> Any:
        """A button of a card, or what is chosen in its menu."""
        elements = [e for block in message["blocks"] for e in block.get("elements", ())]
        pressed = next((e for e in elements if e.get("action_id") == action), None) or _chosen(elements, action)
        return self.control(
            "/control/slack/press", {"user": staff, "room": room, "ts": message["ts"], "action": pressed}
        )

    def fill_in(self, staff: str = "U0TANAKA", **answers: str) -> Any:
        """Submit the form that is open: a text for an input, or the value of what is chosen in it, by block."""
        view = wait_until(lambda: self.views(staff))[-1]
        values = {
            block["block_id"]: {block["element"]["action_id"]: _answer(block["element"], answers[block["block_id"]])}
            for block in view["view"]["blocks"]
            if block["type"] == "input" and block["block_id"] in answers
        }
        return self.control("/control/slack/submit", {"user": staff, "view_id": view["id"], "values": values})

    def close(self, card: dict[str, Any], outcome: str = "answered", room: str = "C0MADOGUCHI") -> None:
        """Close a case, as the form asks."""
        self.open_form(card, "close", room=room)
        self.fill_in(outcome=outcome)

    def open_form(self, card: dict[str, Any], action: str, staff: str = "U0TANAKA", room: str = "C0MADOGUCHI") -> None:
        """Press until it opens, as people do: a trigger lives three seconds, on a busy machine too."""
        for view in self.views(staff)[:1]:
            self.control("/control/slack/close", {"user": staff, "view_id": view["id"], "all": True})

        def opened() -> bool:
            self.press(card, action, staff, room)
            return bool(self.views(staff))

        wait_until(opened, what=f"the form of {action}", pause=1.0)

    def views(self, staff: str = "U0TANAKA") -> list[dict[str, Any]]:
        """The forms that this person has open, the topmost last."""
        found: list[dict[str, Any]] = self.control("/control/slack/views", method="GET")
        return [view for view in found if view["user"] == staff]

    def say_without_waiting(self, user: str, text: str) -> None:
        """For when the answer to the webhook itself is held up on purpose."""
        threading.Thread(target=self._try_to_say, args=(user, text), daemon=True).start()

    def _try_to_say(self, user: str, text: str) -> None:
        with contextlib.suppress(OSError):
            self.say(user, text)

    def ledger(self, platform: str = "line") -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self.control(f"/control/ledger?platform={platform}", method="GET")
        return entries


def _chosen(elements: list[dict[str, Any]], action: str) -> dict[str, Any]:
    menu = next(element for element in elements if element["type"] == "overflow")
    option = next(option for option in menu["options"] if json.loads(option["value"])["do"] == action)
    return {**menu, "selected_option": option}


def _answer(element: dict[str, Any], given: str) -> dict[str, Any]:
    if element["type"] == "plain_text_input":
        return {"type": element["type"], "value": given}
    if element["type"] == "datetimepicker":
        return {"type": element["type"], "selected_date_time": int(given)}
    option = next(option for option in element["options"] if option["value"] == given)
    return {"type": element["type"], "selected_option": option}


def words_of(message: dict[str, Any]) -> str:
    """All the words that a person sees in a LINE message object."""
    if message["type"] == "text":
        return str(message["text"])
    found: list[str] = []

    def collect(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("type") == "text":
                found.append(part["text"])
            for value in part.values():
                collect(value)
        elif isinstance(part, list):
            for value in part:
                collect(value)

    collect(message.get("contents"))
    return "\n".join(found)
