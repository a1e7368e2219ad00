"""The language of a citizen's phone, as LINE's profile tells it: a hint, where the words leave the language open.

With the standard library: the SDK would cost every process that decides turns 75 MB.
"""

import json
import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from bot.languages.others import ALL_NAMES
from channels.line.settings import PLATFORM, LineSettings

PATIENCE = 1.5  # seconds, because a citizen waits meanwhile
PAUSE = 60.0  # seconds in which LINE is not asked again after it did not answer

_TRADITIONAL = {"hant", "tw", "hk", "mo"}
_OTHER_NAMES = {"fil": "tl", "in": "id"}

logger = logging.getLogger(__name__)


class Profiles:
    """One a process. To be asked outside any transaction."""

    def __init__(self, settings: LineSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._not_before = 0.0

    def language(self, user_id: str) -> str:
        """A tag of `bot.languages` or of `others`; empty where there is none to know, or LINE does not answer."""
        if self._clock() < self._not_before:
            return ""
        try:
            return _tag(str(self._read(user_id).get("language", "")))
        except HTTPError as refused:  # 404: blocked, or no consent
            return self._pause(refused) if refused.code != HTTPStatus.NOT_FOUND else ""
        except (OSError, ValueError, AttributeError) as problem:
            return self._pause(problem)

    def _read(self, user_id: str) -> dict[str, object]:
        address = f"{self._settings.api_url or PLATFORM}/v2/bot/profile/{quote(user_id, safe='')}"
        token = {"Authorization": f"Bearer {self._settings.access_token}"}
        with urlopen(Request(address, headers=token), timeout=PATIENCE) as answer:  # noqa: S310 - the setting is a http(s) address
            read: dict[str, object] = json.load(answer)
            return read

    def _pause(self, problem: Exception) -> str:
        logger.warning("LINE does not tell a citizen's language", extra={"problem": repr(problem)})
        self._not_before = self._clock() + PAUSE
        return ""


def _tag(bcp47: str) -> str:
    """LINE's `language` is a BCP 47 tag: ja, en-US, zh-Hant, pt-BR."""
    language, *parts = bcp47.lower().replace("_", "-").split("-")
    if language == "zh":
        return "zh-Hant" if _TRADITIONAL & set(parts) else "zh-Hans"
    known = _OTHER_NAMES.get(language, language)
    return known if known in ALL_NAMES else ""
