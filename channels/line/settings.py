"""What the adapter needs to know of an installation."""

from dataclasses import dataclass, field

PLATFORM = "https://api.line.me"
CONTENT_PLATFORM = "https://api-data.line.me"


@dataclass(frozen=True)
class LineSettings:
    """`api_url` has no path; empty means the real platform. `timeout` is seconds for connecting and for reading."""

    channel_secret: str = field(repr=False)
    access_token: str = field(repr=False)
    api_url: str = ""
    timeout: float = 6.0
    reply_token_seconds: float = 50.0
