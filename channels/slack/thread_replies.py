"""A message in a case's thread that begins with the department's mark: its owner sees it as the citizen would, and Send
sends it. Threads are internal otherwise, and what is written in them is read for the mark and kept nowhere.

docs.slack.dev/reference/events/message: `message_changed` comes also for links that unfold; then the text is the same.
"""

import json
from threading import Thread
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.canned import folded
from bot.domain.errors import DeliveryError
from bot.languages.forms import form_text
from bot.languages.unwritten import unwritten_in_words
from channels.slack import rights
from channels.slack.client import call, dismiss
from channels.slack.forms import CaseView
from channels.slack.inside import Inside
from channels.slack.parse import SEND
from channels.slack.plain import is_blank, to_plain
from channels.slack.render import Block, context, paragraphs, plain, section
from channels.slack.screen import Body, Screen

_BUTTON, _LONGEST_VALUE = 75, 2_000


class ThreadReplies:
    def __init__(self, inside: Inside, client: WebClient, screen: Screen) -> None:
        self._receive = inside.receive
        self._view_case = inside.view_case
        self._threads = inside.threads
        self._unwritten = inside.unwritten
        self._client = client
        self._screen = screen

    def take_message(self, ack: Ack, body: Body) -> None:
        event = body["event"]
        match event.get("subtype"):
            case "message_changed":
                self._note_change(event, event["message"], deleted=False)
            case "message_deleted":
                self._note_change(event, event.get("previous_message") or {}, deleted=True)
            case None | "file_share" | "thread_broadcast" if event.get("thread_ts") and not event.get("bot_id"):
                self._offer(body, event)
            case _:
                pass
        ack()

    def take_send(self, ack: Ack, body: Body) -> None:
        case = self._view_case(json.loads(body["actions"][0]["value"])["case"], body["user"]["id"])
        if key := rights.obstacle(case, body["user"]["id"]):
            self._screen.notify(body, key, case)
        else:
            self._receive(body)
            Thread(target=dismiss, args=(body["response_url"],), daemon=True).start()
        ack()

    def _note_change(self, event: dict[str, Any], message: dict[str, Any], *, deleted: bool) -> None:
        before = event.get("previous_message") or {}
        if message.get("thread_ts") and (deleted or before.get("text") != message.get("text")):
            changed = (event["channel"], message["thread_ts"], message["ts"], event["event_ts"], deleted)
            self._threads.changed(*changed)

    def _offer(self, body: Body, event: dict[str, Any]) -> None:
        found = self._threads.find(event["channel"], event["thread_ts"])
        text = to_plain(event.get("text") or "")
        if found is None or not folded(text).startswith(folded(found.mark)):
            return
        case = self._view_case(found.case_id, event["user"])
        reply = text[len(found.mark) :].strip()
        language = self._screen.language(body)
        shown = (event, form_text("preview.title", language), self._blocks(event, case, reply, language))
        Thread(target=self._show, args=shown, daemon=True).start()

    def _blocks(self, event: dict[str, Any], case: CaseView | None, reply: str, language: str) -> list[Block]:
        value = json.dumps({"case": case.case_id if case else "", "ts": event["ts"], "text": reply}, ensure_ascii=False)
        why = rights.in_a_form(rights.obstacle(case, event["user"]))
        if not why and case and case.owner != event["user"]:
            why = "thread_reply.claim_first"
        elif not why and event.get("files"):
            why = "thread_reply.files"
        elif not why and is_blank(reply):
            why = "write.empty"
        elif not why and len(value) > _LONGEST_VALUE:
            why = "thread_reply.too_long"
        if why or case is None:
            return [context(form_text("thread_reply.not_sent", language, why=form_text(why, language)))]
        button = {"type": "button", "style": "primary", "action_id": SEND, "value": value}
        send = {**button, "text": plain(form_text("preview.send", language), _BUTTON)}
        facts = form_text("thread_reply.facts", language, department=case.department_name)
        warning = unwritten_in_words(self._unwritten(reply), language)
        warned = [section(warning)] if warning else []
        return [*warned, context(facts), *paragraphs(reply), {"type": "actions", "elements": [send]}]

    def _show(self, event: dict[str, Any], text: str, blocks: list[Block]) -> None:
        """Behind the answer. Who does not see it presses nothing, and nothing is sent."""
        place = {"channel": event["channel"], "user": event["user"], "thread_ts": event["thread_ts"]}
        try:
            call(self._client.chat_postEphemeral, **place, text=text, blocks=blocks)
        except DeliveryError as problem:
            self._screen.log_unseen(problem)
