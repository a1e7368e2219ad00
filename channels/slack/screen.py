"""What one member of staff sees: a form, or a few words that nobody else reads."""

import logging
from threading import Thread
from typing import Any

from slack_sdk import WebClient

from bot.domain.errors import DeliveryError
from bot.languages.forms import form_text
from channels.slack.client import call, tell_one
from channels.slack.forms import CaseView, View
from channels.slack.plain import mention

Body = dict[str, Any]
_log = logging.getLogger(__name__)


class Screen:
    def __init__(self, client: WebClient, language: str) -> None:
        self._client = client
        self.language = language

    def open(self, body: Body, view: View) -> None:
        """Before the press is answered: the trigger lives 3 seconds, and this request is the only one that has it."""
        try:
            call(self._client.views_open, trigger_id=body["trigger_id"], view=view)
        except DeliveryError as problem:
            _log.warning("a form could not be opened: %s", problem.detail)
            self.notify(body, "notice.not_opened")

    def draw(self, view_id: str, view: View) -> None:
        draw(self._client, view_id, view)

    def notify(self, body: Body, key: str, case: CaseView | None = None) -> None:
        """Tell only the person who pressed. In a thread of its own: Slack waits 3 seconds for our answer, no longer."""
        words = _about(case) if case else {}
        text = form_text(key, self.language, **words)
        if url := body.get("response_url"):
            Thread(target=tell_one, args=(url, text), daemon=True).start()


def _about(case: CaseView) -> dict[str, str]:
    owner, by = mention(case.owner, case.owner_name), mention(case.ended_by, case.ended_by_name)
    return {"owner": owner, "by": by, "department": case.moved_to}


def draw(client: WebClient, view_id: str, view: View) -> None:
    """Another form in the place of one that is open. One that was closed meanwhile is none."""
    try:
        call(client.views_update, view_id=view_id, view=view)
    except DeliveryError as problem:
        _log.warning("a form could not be drawn again: %s", problem.detail)
