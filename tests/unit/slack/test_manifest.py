import json
from pathlib import Path

import channels.slack

MANIFEST = json.loads((Path(channels.slack.__path__[0]) / "manifest.json").read_text())


def test_the_manifest_stays_within_slacks_limits() -> None:
    about = MANIFEST["display_information"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert [command["command"] for command in MANIFEST["features"]["slash_commands"]] == ["/madoguchi"]


def test_every_request_comes_to_the_one_path() -> None:
    settings = MANIFEST["settings"]
    urls = {
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
        MANIFEST["features"]["slash_commands"][0]["url"],
    }
    assert urls == {"https://YOUR-HOST/webhooks/slack"}


def test_the_app_asks_for_what_it_uses_and_no_more() -> None:
    scopes = MANIFEST["oauth_config"]["scopes"]["bot"]
    history = ["channels:history", "groups:history"]
    assert sorted(scopes) == sorted(
        [*history, "chat:write", "commands", "files:read", "files:write", "users:read", "users:read.email"]
    )
    assert "app_home_opened" in MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert MANIFEST["features"]["app_home"]["home_tab_enabled"] is True
    assert MANIFEST["settings"]["token_rotation_enabled"] is False
