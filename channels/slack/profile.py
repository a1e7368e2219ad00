"""The e-mail under which Slack knows one of its users. docs.slack.dev/reference/methods/users.info"""

import logging
import threading
import time
from typing import Any

from bot.domain.errors import DeliveryError
from channels.slack.client import call, make_client
from channels.slack.settings import SlackSettings

KEPT = 300.0  # seconds; whoever is refused presses again
TIMEOUT = 2  # seconds; the press that waits for it has 3
_MOST = 1_000
# A guest's or another workspace's address says nothing about whom the city employs.
_NOT_OURS = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")
_log = logging.getLogger(__name__)


class Profiles:
    """Safe to use from several threads. Never to be asked while a transaction is open."""

    def __init__(self, settings: SlackSettings) -> None:
        self._client = make_client(settings, TIMEOUT)
        self._known: dict[str, tuple[float, str]] = {}
        self._lock = threading.Lock()

    def email(self, person: str) -> str:
        """Confirmed, of a full member of the workspace; empty for everybody else, and where Slack does not answer."""
        with self._lock:
            at, address = self._known.get(person, (0.0, ""))
        if at and time.monotonic() - at < KEPT:
            return address
        try:
            address = _confirmed(call(self._client.users_info, user=person).get("user") or {})
        except DeliveryError as problem:
            _log.warning("Slack did not tell who somebody is: %s", problem.detail)
            return ""
        with self._lock:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[person] = (time.monotonic(), address)
        return address


def _confirmed(user: dict[str, Any]) -> str:
    if not user.get("is_email_confirmed") or any(user.get(name) for name in _NOT_OURS):
        return ""
    return str((user.get("profile") or {}).get("email") or "").strip().lower()
