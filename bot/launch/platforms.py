"""Who answers for LINE and for Slack: the person's own accounts, somebody's stand-in, or the simulator."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Platform:
    name: str
    label: str
    secrets: tuple[str, ...]
    """All of them together make the platform the person's."""
    extras: tuple[str, ...]
    """Of no use without the secrets."""
    address: str


LINE = Platform("line", "LINE", ("LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"), (), "LINE_API_URL")
SLACK = Platform("slack", "Slack", ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"), ("SLACK_APP_TOKEN",), "SLACK_API_URL")
PLATFORMS = (LINE, SLACK)


class Server(Enum):
    OWN = "own"
    """Secrets from the environment: the real platform, or the address that the environment names."""
    STAND_IN = "stand-in"
    """An address without secrets: the demo's secrets are used there."""
    SIMULATOR = "simulator"


def missing_secrets(platform: Platform, environ: Mapping[str, str]) -> list[str]:
    """Names of what is missing beside what is set; empty when all or none is set."""
    missing = [name for name in platform.secrets if name not in environ]
    touched = any(name in environ for name in platform.secrets + platform.extras)
    return missing if touched else []


def server_of(platform: Platform, environ: Mapping[str, str]) -> Server:
    if all(name in environ for name in platform.secrets):
        return Server.OWN
    return Server.STAND_IN if platform.address in environ else Server.SIMULATOR
