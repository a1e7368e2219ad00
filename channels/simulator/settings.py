"""What can be set on the simulator: secrets, lifetimes and the strictness of its two platforms."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from typing import Any

# Known to everybody on purpose: with these, the simulator and a bot under test agree without any configuration.
DEMO_LINE_CHANNEL_SECRET = "demo-line-channel-secret"  # noqa: S105
DEMO_LINE_CHANNEL_ACCESS_TOKEN = "demo-line-channel-access-token"  # noqa: S105
DEMO_SLACK_SIGNING_SECRET = "demo-slack-signing-secret"  # noqa: S105
DEMO_SLACK_BOT_TOKEN = "xoxb-demo-slack-bot-token"  # noqa: S105

PLATFORMS = ("line", "slack")


@dataclasses.dataclass(slots=True)
class Settings:
    """Durations are seconds. The defaults are the platforms' own values, except where a comment says otherwise."""

    target: str = "http://127.0.0.1:8000"
    platforms: tuple[str, ...] = PLATFORMS
    line_channel_secret: str = DEMO_LINE_CHANNEL_SECRET
    line_channel_access_token: str = DEMO_LINE_CHANNEL_ACCESS_TOKEN
    slack_signing_secret: str = DEMO_SLACK_SIGNING_SECRET
    slack_bot_token: str = DEMO_SLACK_BOT_TOKEN

    # LINE: "platform page: Messaging API reference, Reply token" and "… Retrying an API request".
    line_reply_token_seconds: float = 60.0
    line_reply_token_redelivered_seconds: float = 20 * 60.0
    line_retry_key_seconds: float = 24 * 3600.0
    line_webhook_seconds: float = 2.0
    # Off by default on the real platform too; a list of pauses turns it on.
    line_redelivery: tuple[float, ...] = ()
    # None is a plan without a limit.
    line_quota: int | None = None
    line_content_ready_seconds: float = 0.0
    line_bot_name: str = "みなと川市"

    slack_ack_seconds: float = 3.0
    # Real Slack: (0, 60, 300). Off by default, so that a test decides what arrives twice.
    slack_retries: tuple[float, ...] = ()
    slack_trigger_seconds: float = 3.0
    slack_response_url_seconds: float = 30 * 60.0
    slack_response_url_uses: int = 5
    slack_pace_seconds: float = 1.0
    slack_pace_enforced: bool = False
    # Real Slack sends the app its own posts as message events as well; Bolt drops them.
    slack_echo_own_messages: bool = False
    slack_bot_name: str = "窓口"

    def change(self, values: Mapping[str, Any]) -> None:
        """Set some of the values by name; an unknown name is an error, so that a typing mistake is not silent."""
        names = {field.name for field in dataclasses.fields(self)}
        unknown = set(values) - names
        if unknown:
            raise ValueError(f"unknown settings: {', '.join(sorted(unknown))}")
        for name, value in values.items():
            setattr(self, name, tuple(value) if isinstance(value, list) else value)


def from_environment(environment: Mapping[str, str] = os.environ, **values: Any) -> Settings:
    """The settings of a process: the four secrets come from the environment, under the product's own names."""
    for name in ("line_channel_secret", "line_channel_access_token", "slack_signing_secret", "slack_bot_token"):
        given = environment.get(name.upper(), "")
        if given:
            values.setdefault(name, given)
    return Settings(**values)
