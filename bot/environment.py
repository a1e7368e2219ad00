"""Settings from the environment. Every problem is collected and told at once, by the variable's name."""

import base64
import binascii
import math
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured

PLATFORMS = {
    "LINE": ("LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"),
    "Slack": ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"),
}
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")
MODELS = ("LLM_MODEL", "EMBEDDING_MODEL")


@dataclass
class Environment:
    """Reads variables and remembers what is wrong; `finish` raises once, naming everything."""

    problems: list[str] = field(default_factory=list)

    def text(self, name: str, default: str = "") -> str:
        return os.environ.get(name, default).strip()

    def required(self, name: str, hint: str) -> str:
        value = self.text(name)
        if not value:
            self.problems.append(f"{name} is not set: {hint}")
        return value

    def number(self, name: str, default: float, least: float = 0, most: float = math.inf) -> float:
        value = self.text(name, str(default))
        try:
            number = float(value)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            bounds = f"of at least {least:g}" if most == math.inf else f"from {least:g} to {most:g}"
            self.problems.append(f"{name} must be a number {bounds}, not {value!r}")
            return default
        return number

    def number_or_none(self, name: str, default: float, least: float = 0, most: float = math.inf) -> float | None:
        """The word `none` stands for: do not send it."""
        return None if self.text(name) == "none" else self.number(name, default, least, most)

    def numbers(self, name: str, default: str) -> tuple[float, ...]:
        try:
            return tuple(float(part) for part in self.text(name, default).split(",") if part.strip())
        except ValueError:
            self.problems.append(f"{name} must be numbers of seconds with commas between, like {default}")
            return ()

    def choice(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value not in allowed:
            self.problems.append(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
            return default
        return value

    def flag(self, name: str, default: str = "false") -> bool:
        return self.choice(name, default, ("true", "false", "1", "0")) in ("true", "1")

    def url(self, name: str, default: str, schemes: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value and urlsplit(value).scheme not in schemes:
            self.problems.append(f"{name} must be a URL that begins with {' or '.join(f'{s}:' for s in schemes)}")
        return value

    def domain(self, name: str) -> str:
        """Of e-mail addresses, without the @; empty where it is not set."""
        value = self.text(name).lower()
        if value and not _DOMAIN.fullmatch(value):
            self.problems.append(
                f"{name} must be what follows the @ of an address, like city.example.jp, not {value!r}"
            )
            return ""
        return value

    def zone(self, name: str, default: str) -> str:
        value = self.text(name, default)
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            self.problems.append(f"{name} is no known time zone: {value!r} (for example Asia/Tokyo)")
            return default
        return value

    def data_keys(self, name: str) -> list[str]:
        """Fernet keys, the newest first; at least one."""
        keys = [key.strip() for key in self.text(name).split(",") if key.strip()]
        hint = "make one with: python -m bot.web.management.commands.make_data_key"
        if not keys:
            self.problems.append(f"{name} is not set: {hint}")
        for place, key in enumerate(keys, 1):
            if not _is_fernet_key(key):
                self.problems.append(f"{name}: key number {place} is not 32 bytes in URL-safe base64; {hint}")
        return [key for key in keys if _is_fernet_key(key)]

    def folder(self, name: str, default: Path) -> Path:
        path = Path(self.text(name) or default).expanduser().absolute()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            self.problems.append(f"{name}: the folder cannot be made: {problem}")
        return path

    def platforms(self) -> None:
        """Half a platform's settings is an error: it would look connected and be silent."""
        for platform, names in PLATFORMS.items():
            missing = [name for name in names if not self.text(name)]
            if missing and len(missing) < len(names):
                self.problems.append(f"{', '.join(missing)} is not set, though another setting of {platform} is")

    def models(self) -> None:
        """A model needs a key, or a server of the city's own that may do without."""
        for name in MODELS:
            if self.text(name) and not self.text("OPENAI_API_KEY") and not self.text("OPENAI_BASE_URL"):
                other = "a server of your own that takes no key needs OPENAI_BASE_URL"
                self.problems.append(f"OPENAI_API_KEY is not set, though {name} is; {other}")

    def providers(self, name: str) -> list[dict[str, str]]:
        """Identity providers: their short names here, of each what OIDC_<NAME>_… says."""
        found = []
        for short in filter(None, (part.strip().lower() for part in self.text(name).split(","))):
            if not re.fullmatch(r"[a-z][a-z0-9]*", short):
                self.problems.append(f"{name} must be short names of letters and digits like city,slack, not {short!r}")
                continue
            prefix = f"OIDC_{short.upper()}"
            found.append(
                {
                    "id": short,
                    "name": self.text(f"{prefix}_NAME", short.capitalize()),
                    "issuer": self._issuer(f"{prefix}_ISSUER"),
                    "client_id": self.required(f"{prefix}_CLIENT_ID", f"{name} names {short}"),
                    "secret": self.required(f"{prefix}_CLIENT_SECRET", f"{name} names {short}"),
                }
            )
        return found

    def _issuer(self, name: str) -> str:
        value = self.required(name, "the provider's issuer, for example https://login.city.example.jp")
        parts = urlsplit(value)
        if value and parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
            self.problems.append(f"{name} must be a URL that begins with https:")
        return value.rstrip("/")

    def finish(self) -> None:
        if self.problems:
            raise ImproperlyConfigured("\n".join(["The settings need attention:", *(f"- {p}" for p in self.problems)]))


def _is_fernet_key(key: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(key.encode())) == 32
    except (binascii.Error, ValueError):
        return False
