"""The staff desk under work: 200 open cases in 10 rooms, 5 actions a second for 10 minutes. `python -m bench.desk`

Staff claim, reply, give back, mark and close, each as a person would: a press, a form, its preview, Send. Every request
is signed and judged by the simulator, which also counts what came faster than Slack's one message a second and room.
At the end each citizen's screen and each case in the database is compared with what staff did.
"""

import argparse
import json
import random
import shutil
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import yaml

from bench.counter import SAMPLE_CITY, counter, percentiles, show
from tests.rig import Rig, wait_until

STAFF = 40
LEFT = "SELECT count(*) FROM store_deliveryrow WHERE state IN ('pending', 'sending')"
CASES = "SELECT id, state, owner, urgent FROM store_caserow"
# What staff do with a case, by its state, and how often. Few are closed, so that work is left for ten minutes.
DEEDS = {
    "waiting": ("claim",) * 9 + ("mark_urgent",),
    "claimed": ("reply",) * 15 + ("give_back", "give_back", "mark_urgent", "mark_urgent", "close"),
}


@dataclass
class Worked:
    """One case, as staff believe it to be. One person at a time acts on it."""

    citizen: str
    room: str
    ts: str
    case: str
    owner: str = ""
    state: str = "waiting"
    urgent: bool = False
    sent: list[str] = field(default_factory=list)
    claims: list[float] = field(default_factory=list)
    sends: dict[str, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Desk:
    """A member of staff does one thing at a time: whoever is busy picks another case."""

    def __init__(self, rig: Rig, cases: list[Worked], draw: random.Random) -> None:
        self.rig, self.cases, self.draw = rig, cases, draw
        self.hands = {f"U0STAFF{number:02}": threading.Lock() for number in range(STAFF)}
        self.rows: dict[str, tuple[Any, ...]] = {each.case: (each.state, "", False) for each in cases}
        self.ended = threading.Event()
        self.acknowledged: list[float] = []
        self.done: Counter[str] = Counter()
        self.troubles: Counter[str] = Counter()

    def look(self) -> None:
        """All cases are read at once and now and then: forty people who look for themselves would be the main work."""
        while not self.ended.wait(0.3):
            self.rows = {str(row[0]): row[1:] for row in self.rig.rows(CASES)}

    def act(self) -> None:
        """One deed on a case that nobody else works on; its owner does it, or whoever is free where it has none."""
        worked, staff = self._taken()
        if worked is None:
            self.troubles["nothing to do"] += 1
            return
        deed = self.draw.choice(DEEDS[worked.state])
        try:
            getattr(self, deed)(worked, staff)
            self.done[deed] += 1
        except Exception as trouble:  # the run goes on, and says what went wrong
            worked.state = "left"  # whether that was done is not known: nobody touches it again, and it is not judged
            self.troubles[f"{deed}: {trouble}"[:120]] += 1
        finally:
            self.hands[staff].release()
            worked.lock.release()

    def _taken(self) -> tuple[Worked | None, str]:
        for worked in self.draw.sample(self.cases, len(self.cases)):
            if worked.state in DEEDS and worked.lock.acquire(blocking=False):
                people = [worked.owner] if worked.owner else self.draw.sample(list(self.hands), STAFF)
                for staff in people:
                    if self.hands[staff].acquire(blocking=False):
                        return worked, staff
                worked.lock.release()
        return None, ""

    def claim(self, worked: Worked, staff: str) -> None:
        worked.claims.append(self._press(worked, staff, "claim"))
        worked.owner, worked.state = staff, "claimed"
        self._until(worked, "claimed")

    def give_back(self, worked: Worked, staff: str) -> None:
        self._press(worked, staff, "give_back")
        worked.owner, worked.state = "", "waiting"
        self._until(worked, "waiting")

    def mark_urgent(self, worked: Worked, staff: str) -> None:
        self._press(worked, staff, "more", {"do": "unmark_urgent" if worked.urgent else "mark_urgent"})
        worked.urgent = not worked.urgent
        wait_until(lambda: bool(self.rows[worked.case][2]) is worked.urgent, 30, "marked", pause=0.2)

    def reply(self, worked: Worked, staff: str) -> None:
        text = f"{len(worked.sent) + 1}通目のご案内です。（{worked.case[:8]}）"
        self._press(worked, staff, "reply")
        self._submit(staff, "reply", text)
        worked.sends[text] = time.time() * 1000
        self._submit(staff)
        worked.sent.append(text)

    def close(self, worked: Worked, staff: str) -> None:
        self._press(worked, staff, "close")
        self._submit(staff, "outcome", "answered")
        worked.state = "closed"
        self._until(worked, "closed")

    def _press(self, worked: Worked, staff: str, action: str, menu: dict[str, str] | None = None) -> float:
        """When it was pressed, in milliseconds. Nobody can press what the card does not show yet."""
        value = json.dumps({"case": worked.case, **(menu or {})})
        pressed: dict[str, Any] = {"action_id": action}
        if menu:
            pressed |= {"type": "overflow", "selected_option": {"value": value}}
        body = {"user": staff, "room": worked.room, "ts": worked.ts, "action": pressed}
        end = time.monotonic() + 30
        while True:
            pressed_at = time.time() * 1000
            try:
                self._acknowledge(self.rig.control("/control/slack/press", body))
                return pressed_at
            except HTTPError as refused:
                if refused.code != HTTPStatus.CONFLICT or time.monotonic() > end:
                    raise
                time.sleep(0.2)

    def _submit(self, staff: str, block: str = "", answer: str = "") -> None:
        view = wait_until(lambda: self.rig.views(staff), 5, "the form is open")[-1]
        values: dict[str, Any] = {}
        for each in view["view"]["blocks"]:
            if block and each["type"] == "input" and each["block_id"] == block:
                values[block] = {each["element"]["action_id"]: filled(each["element"], answer)}
        body = {"user": staff, "view_id": view["id"], "values": values}
        self._acknowledge(self.rig.control("/control/slack/submit", body))

    def _acknowledge(self, told: dict[str, Any]) -> None:
        assert told["status"] == 200, told
        self.acknowledged.append(told["ms"])

    def _until(self, worked: Worked, state: str) -> None:
        """Staff look at the card before they press again."""
        wait_until(lambda: self.rows[worked.case][:2] == (state, worked.owner), 30, state, pause=0.2)


def filled(element: dict[str, Any], answer: str) -> dict[str, Any]:
    if element["type"] == "plain_text_input":
        return {"type": element["type"], "value": answer}
    option = next(each for each in element["options"] if each["value"] == answer)
    return {"type": element["type"], "selected_option": option}


def with_rooms(folder: Path, rooms: int) -> dict[str, str]:
    """The sample city with a room of its own for each of some departments, and a question of each."""
    shutil.copytree(SAMPLE_CITY, folder)
    departments = yaml.safe_load((folder / "departments.yaml").read_text())
    chosen = {each["key"]: f"C0ROOM{number}" for number, each in enumerate(departments[1 : rooms + 1])}
    for each in departments:
        each["room"] = chosen.get(each["key"], "")
        each["hours"] = {day: ["00:00-23:59"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
    (folder / "departments.yaml").write_text(yaml.safe_dump(departments, allow_unicode=True))
    return chosen


def questions(folder: Path) -> dict[str, str]:
    entries = [
        entry for path in sorted((folder / "intents").glob("*.yaml")) for entry in yaml.safe_load(path.read_text())
    ]
    return {entry["department"]: entry["question"]["ja"] for entry in reversed(entries) if "ja" in entry["question"]}


def open_cases(rig: Rig, rooms: dict[str, str], asked: dict[str, str], count: int) -> list[Worked]:
    for name, room in rooms.items():
        rig.control("/control/slack/rooms", {"id": room, "name": name})
    for number in range(STAFF):
        rig.control("/control/slack/users", {"id": f"U0STAFF{number:02}", "name": f"職員{number}"})
    keys = list(rooms)
    citizens = [rig.citizen(f"市民{number}") for number in range(count)]
    for number, user in enumerate(citizens):
        rig.say(user, asked[keys[number % len(keys)]])
        rig.say(user, "職員と話したい")
    posted = "SELECT count(*) FROM store_caserow WHERE thread <> ''"
    wait_until(lambda: rig.rows(posted)[0][0] >= count, 600, "all cards are posted", pause=2)
    query = """SELECT a.platform_id, c.room, c.thread, c.id FROM store_caserow c
               JOIN store_address a ON a.contact_id = c.contact_id"""
    return [Worked(*row[:3], str(row[3])) for row in rig.rows(query)]


def judged(rig: Rig, desk: Desk) -> dict[str, Any]:
    """What citizens read and what the database holds, against what staff did."""
    rows = {str(row[0]): row[1:] for row in rig.rows(CASES)}
    seen = {each["user_id"]: each["messages"] for each in rig.state()["line"]["citizens"]}
    found: Counter[str] = Counter()
    claims, sends = [], []
    for worked in desk.cases:
        texts = [
            (each["message"].get("text", ""), each["at"]) for each in seen[worked.citizen] if each["from"] == "bot"
        ]
        state, owner, urgent = rows[worked.case]
        found["cases of whom staff do not know"] += worked.state == "left"
        if worked.state == "left":
            continue
        found["cases not as staff left them"] += (state, bool(urgent)) != (worked.state, worked.urgent)
        found["cases with another owner"] += worked.state == "claimed" and owner != worked.owner
        read = [text for text, _ in texts if "通目のご案内です" in text]
        found["replies lost"] += len(set(worked.sent) - set(read))
        found["replies twice"] += len(read) - len(set(read))
        found["replies out of order"] += read != worked.sent and sorted(read) == sorted(worked.sent)
        sends += [at - worked.sends[text] for text, at in texts if text in worked.sends]
        told = [at for text, at in texts if "職員が担当します" in text]
        found["claims not told, or twice"] += len(told) != len(worked.claims)
        claims += [after - before for before, after in zip(worked.claims, told, strict=False)]
    return {
        **found,
        "claim_to_citizen_ms": percentiles(claims),
        "send_to_citizen_ms": percentiles(sends),
        "posts_too_fast_for_a_room": rig.state()["slack"]["pace_violations"],
        "slack_429": sum(entry["status"] == 429 for entry in rig.ledger("slack")),
    }


def work(act: Callable[[], None], rate: float, seconds: float) -> None:
    """Start each action at its time, whatever became of those before it."""
    began = time.monotonic()
    with ThreadPoolExecutor(STAFF) as people:
        for number in range(int(rate * seconds)):
            time.sleep(max(0.0, began + number / rate - time.monotonic()))
            people.submit(act)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--rooms", type=int, default=10)
    parser.add_argument("--rate", type=float, default=5)
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "city"
        rooms = with_rooms(pack, options.rooms)
        with counter(pack=str(pack)) as rig:
            desk = Desk(rig, open_cases(rig, rooms, questions(pack), options.cases), random.Random(1))
            threading.Thread(target=desk.look, daemon=True).start()
            work(desk.act, options.rate, options.seconds)
            desk.ended.set()
            wait_until(lambda: not rig.rows(LEFT)[0][0], 600, "everything is delivered", pause=2)
            rig.settle(3)
            result = judged(rig, desk)
    show(
        {
            "cases": options.cases,
            "rooms": len({worked.room for worked in desk.cases}),
            "actions": dict(desk.done),
            "troubles": dict(desk.troubles),
            "acknowledged_ms": percentiles(desk.acknowledged),
            **result,
        },
    )


if __name__ == "__main__":
    main()
