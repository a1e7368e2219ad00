"""Payloads in the shape that Slack sends them. docs.slack.dev/reference/interaction-payloads"""

import json
from typing import Any

CASE, ROOM, CARD, TANAKA = "0b6f2c1e-7a3d-4d55-9b1e-0c8d6e1f2a34", "C0MADOGUCHI", "1700000000.000100", "U0TANAKA"
PLACE = f"{CASE}:{ROOM}:{CARD}"


def press(action: str, response_url: str = "", user: str = TANAKA, value: str | None = None) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "user": {"id": user, "username": "tanaka", "name": "tanaka", "team_id": "T0CITY"},
        "api_app_id": "A0APP",
        "token": "not-used",
        "container": {"type": "message", "message_ts": CARD, "channel_id": ROOM, "is_ephemeral": False},
        "trigger_id": "12466734323.1395872398.abc",
        "team": {"id": "T0CITY", "domain": "minatogawa"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": ROOM, "name": "madoguchi"},
        "message": {"type": "message", "ts": CARD, "text": "…", "bot_id": "B0BOT"},
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [
            {
                "action_id": action,
                "block_id": "case",
                "text": {"type": "plain_text", "text": "…", "emoji": False},
                "value": json.dumps({"case": CASE}) if value is None else value,
                "type": "button",
                "action_ts": "1700000123.456789",
            }
        ],
    }


def choose(name: str, response_url: str = "", user: str = TANAKA) -> dict[str, Any]:
    """In a card's menu."""
    payload = press("more", response_url, user)
    [pressed] = payload["actions"]
    del pressed["value"]
    option = {"text": {"type": "plain_text", "text": "…", "emoji": False}}
    pressed |= {"type": "overflow", "selected_option": {**option, "value": json.dumps({"case": CASE, "do": name})}}
    return payload


def filled_in(callback_id: str, view_id: str = "V0ONE", **answers: str | None) -> dict[str, Any]:
    """A form of a card's menu: by block, what was typed (`note`) or the value of what was chosen."""
    payload = submission(callback_id, view_id=view_id)
    payload["view"]["state"]["values"] = {
        block: {"chosen": {"value": answer} if block == "note" else {"selected_option": answer and {"value": answer}}}
        for block, answer in answers.items()
    }
    return payload


def submission(callback_id: str, text: str = "", metadata: str = "", view_id: str = "V0ONE") -> dict[str, Any]:
    typed = {"reply": {"text": {"type": "plain_text_input", "value": text or None}}}
    return {
        "type": "view_submission",
        "team": {"id": "T0CITY", "domain": "minatogawa"},
        "user": {"id": TANAKA, "username": "tanaka", "name": "tanaka", "team_id": "T0CITY"},
        "api_app_id": "A0APP",
        "token": "not-used",
        "trigger_id": "12466734323.1395872398.def",
        "view": {
            "id": view_id,
            "team_id": "T0CITY",
            "type": "modal",
            "callback_id": callback_id,
            "private_metadata": metadata,
            "state": {"values": typed},
            "hash": "1700000200.abcdef",
            "root_view_id": "V0ROOT",
            "previous_view_id": None,
            "blocks": [],
        },
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }
