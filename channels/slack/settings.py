"""What the Slack adapter needs to be told. Built by wiring; this package reads no environment."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class SlackSettings:
    """`api_url` ends in `/api/`; empty means the real platform. `app_token` (xapp-…) is for Socket Mode only.

    `timeout` is seconds a call to Slack may take in a worker; forms have their own, shorter one (`app.py`).
    """

    bot_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    app_token: str = field(default="", repr=False)
    default_room: str = ""
    api_url: str = ""
    timeout: int = 5
