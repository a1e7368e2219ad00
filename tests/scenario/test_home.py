"""One member of staff's own side of Slack: the command, their Home, and what they give back when they go."""

import json
import re
from typing import Any

from tests.rig import Rig, wait_until
from tests.scenario.test_desk import GENERAL, card_again, cards, waiting_case

TANAKA = "U0TANAKA"


def command(counter: Rig, text: str) -> Any:
    asked = {"user": TANAKA, "room": GENERAL, "command": "/madoguchi", "text": text}
    return counter.control("/control/slack/command", asked)["body"]


def home(counter: Rig) -> dict[str, Any]:
    [mine] = [one for one in counter.state()["slack"]["homes"] if one["user"] == TANAKA]
    return mine


def press(counter: Rig, view: dict[str, Any], action: str, about: str = "") -> None:
    blocks = [block for block in view["view"]["blocks"] if about in json.dumps(block)]
    part = {"action_id": action, **({"block_id": blocks[0]["block_id"]} if about else {})}
    counter.control("/control/slack/press", {"user": TANAKA, "view_id": view["id"], "action": part})


def cases_of_mine(counter: Rig) -> int:
    found = re.search(r"My cases: (\d+)", str(home(counter)))
    assert found, "the Home is in English"
    return int(found[1])


def test_staff_work_from_their_home_and_leave_nothing_behind(counter: Rig) -> None:
    assert "在席にしました" in command(counter, "on")["text"]
    counter.control("/control/slack/home", {"user": TANAKA})
    assert "あなたは在席中です" in str(home(counter))
    _, card = waiting_case(counter)
    assert "（在席：<@U0TANAKA>）" in str(card["blocks"])

    press(counter, home(counter), "home.again")
    shown = home(counter)
    case = next(json.loads(value)["case"] for value in _values(shown, "claim"))
    press(counter, shown, "claim", case)
    wait_until(lambda: _values(home(counter), "give_back"), what="the Home is drawn again by itself")
    wait_until(lambda: "が担当します" in str(card_again(counter, card)["replies"]))
    press(counter, home(counter), "home.language")
    mine = cases_of_mine(counter)  # other scenes may have left some

    told = command(counter, "off")
    assert told["text"].startswith("You are away.")
    [notice] = [
        one for one in counter.state()["slack"]["notices"] if one["user"] == TANAKA and f"You own {mine}" in one["text"]
    ]
    given = {"action_id": "give_back", "value": json.dumps({"case": case})}
    counter.control("/control/slack/press", {"user": TANAKA, "room": GENERAL, "ts": notice["ts"], "action": given})
    wait_until(lambda: "が担当を外れました" in str(card_again(counter, card)["replies"]))
    wait_until(lambda: cases_of_mine(counter) == mine - 1, what="the Home is drawn again")
    assert "You are away since" in str(home(counter))
    press(counter, home(counter), "home.language")  # the next scene is in Japanese again
    assert "離席中" in str(home(counter))
    counter.close(card_again(counter, card))


def _values(view: dict[str, Any], action: str) -> list[str]:
    """Of the buttons for this action."""
    parts = [part for block in view["view"]["blocks"] for part in (*block.get("elements", ()), block.get("accessory"))]
    return [part["value"] for part in parts if part and part.get("action_id") == action]


def test_a_card_waits_for_its_room_and_comes_when_the_room_is_back(counter: Rig) -> None:
    """An archived room, as Slack itself refuses it."""
    before, closed = len(cards(counter)), "SELECT count(*) FROM store_destination WHERE closed_since IS NOT NULL"
    counter.control("/control/slack/rooms", {"id": GENERAL, "archived": True})
    try:
        counter.say(counter.citizen(), "職員と話したい")
        wait_until(lambda: counter.rows(closed)[0][0] == 1, what="the room is known as closed")
        assert len(cards(counter)) == before
    finally:
        counter.control("/control/slack/rooms", {"id": GENERAL, "archived": False})
    counter.execute("UPDATE store_deliveryrow SET due_at = created_at WHERE state = 'pending'")
    wait_until(lambda: len(cards(counter)) == before + 1, what="the card")
    counter.settle()
    assert counter.rows(closed)[0][0] == 0
    counter.close(cards(counter)[-1])
