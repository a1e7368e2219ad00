"""What one member of staff sees: a form, or a few words that nobody else reads."""

import logging
from collections.abc import Callable
from threading import Thread
from typing import Any

from slack_sdk import WebClient

from bot.domain.errors import DeliveryError
from bot.languages.forms import form_text
from channels.slack.client import call, tell_one
from channels.slack.forms import CaseView, View, told_form
from channels.slack.plain import mention

Body = dict[str, Any]
_log = logging.getLogger(__name__)


class Screen:
    """`language_of(Slack user id)` is the language in which this person is spoken to."""

    def __init__(self, client: WebClient, language_of: Callable[[str], str]) -> None:
        self._client = client
        self._language_of = language_of

    def language(self, body: Body) -> str:
        return self._language_of(person_of(body))

    def text(self, body: Body, key: str, **values: object) -> str:
        return form_text(key, self.language(body), **values)

    def open(self, body: Body, view: View) -> None:
        """Before the press is answered: the trigger lives 3 seconds, and this request is the only one that has it."""
        try:
            call(self._client.views_open, trigger_id=body["trigger_id"], view=view)
        except DeliveryError as problem:
            _log.warning("a form could not be opened: %s", problem.detail)
            self.notify(body, "notice.not_opened")

    def log_unseen(self, problem: DeliveryError) -> None:
        _log.warning("a preview could not be shown: %s", problem.detail)

    def draw(self, view_id: str, view: View) -> None:
        draw(self._client, view_id, view)

    def notify(self, body: Body, key: str, case: CaseView | None = None) -> None:
        """Tell only the person who pressed. In a thread of its own: Slack waits 3 seconds for our answer, no longer."""
        text = self.text(body, key, **(_about(case) if case else {}))
        if url := body.get("response_url"):
            Thread(target=tell_one, args=(url, text), daemon=True).start()
        elif body.get("trigger_id"):  # pressed on the Home, where nothing can be said beside it
            view = told_form(text, self.language(body))
            Thread(target=open_quietly, args=(self._client, body["trigger_id"], view), daemon=True).start()


def _about(case: CaseView) -> dict[str, str]:
    owner, by = mention(case.owner, case.owner_name), mention(case.ended_by, case.ended_by_name)
    return {"owner": owner, "by": by, "department": case.moved_to}


def person_of(body: Body) -> str:
    """Who pressed, submitted, gave a command or opened their Home."""
    if "event" in body:
        return str(body["event"].get("user") or "")
    user = body.get("user")
    return str(user["id"] if isinstance(user, dict) else body.get("user_id") or "")


def open_quietly(client: WebClient, trigger_id: str, view: View) -> None:
    try:
        call(client.views_open, trigger_id=trigger_id, view=view)
    except DeliveryError as problem:
        _log.warning("a notice could not be shown: %s", problem.detail)


def draw(client: WebClient, view_id: str, view: View) -> None:
    """Another form in the place of one that is open. One that was closed meanwhile is none."""
    try:
        call(client.views_update, view_id=view_id, view=view)
    except DeliveryError as problem:
        _log.warning("a form could not be drawn again: %s", problem.detail)
