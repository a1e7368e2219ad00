"""Sending to Slack: cards, notes and pictures in their threads, notes in a room.

Slack knows no idempotency key. Ours goes along as metadata, and after an ambiguous end it is looked up before anything
is posted again (ARCHITECTURE, "Delivery and interaction rules"). Metadata is readable by every app and user of the
workspace, so the key is all that is in it.
"""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.domain.delivery import Method, Parcel, Receipt, Sender
from bot.domain.errors import AmbiguousError, DeliveryError, PermanentError, RetryableError, RoomClosed, UncertainError
from bot.domain.files import FileGone
from bot.domain.messages import Amendment, CaseCard, CitizensPicture, Message, Removal, ThreadNote
from channels.slack.client import call, make_client
from channels.slack.pictures import Pictures, Read, file_named, is_file
from channels.slack.render import Drawing, render
from channels.slack.settings import SlackSettings

EVENT_TYPE = "madoguchi_parcel"
_LOOK_BACK = 86_400.0  # seconds; longer than the retries of a delivery last
_PAGE, _MOST_PAGES = 200, 10


def _no_picture(file_id: str) -> bytes:
    raise FileGone("no pictures are kept here")


class SlackSender(Sender):
    """Safe to use from several threads. `language` is that of the staff: of the dialogs that buttons open; `read` gives
    the pictures of citizens.
    """

    name = "slack"
    pace_seconds = 1.0  # docs.slack.dev/apis/web-api/rate-limits: one message a second a room

    def __init__(self, settings: SlackSettings, language: str = "ja", read: Read = _no_picture) -> None:
        self._settings = settings
        self._language = language
        self._read = read

    @cached_property
    def _client(self) -> WebClient:
        return make_client(self._settings, self._settings.timeout)

    @cached_property
    def _pictures(self) -> Pictures:
        return Pictures(self._settings, self._client, self._read)

    def deliver(self, parcel: Parcel, now: datetime) -> Receipt:
        receipts: list[Receipt] = []
        for part, message in enumerate(parcel.messages):
            try:
                receipts.append(self._deliver(parcel, part, message, now))
            except (RetryableError, PermanentError) as problem:
                if receipts:  # part of it is there, so the next attempt must look before it posts
                    raise AmbiguousError(f"message {part + 1} of {len(parcel.messages)}: {problem}") from problem
                raise
        ids = tuple(ts for receipt in receipts for ts in receipt.message_ids)
        last = receipts[-1] if receipts else Receipt(Method.POST)
        return Receipt(last.method, ids, last.request_id)

    def _deliver(self, parcel: Parcel, part: int, message: Message, now: datetime) -> Receipt:
        began = time.monotonic()
        posted = getattr(message, "message_id", "") or parcel.thread
        if isinstance(message, ThreadNote | CitizensPicture | Amendment | Removal) and not posted:
            raise PermanentError(f"a {type(message).__name__} needs the message that it belongs to")
        if isinstance(message, Removal):
            return self._remove(parcel.address, posted)
        key = f"{parcel.key}:{part}" if part else str(parcel.key)
        if isinstance(message, CitizensPicture):
            return self._show(parcel, key, message, began, now)
        drawing = _drawn(message, self._language)
        if isinstance(message, Amendment) or (isinstance(message, CaseCard) and parcel.thread):
            return self._update(parcel, drawing)
        thread = parcel.thread if isinstance(message, ThreadNote) else ""
        if parcel.repeated and (found := self._look_up(parcel.address, thread, lambda each: _posted(each, key), now)):
            return Receipt(Method.POST, (found,))
        return self._post(parcel.address, thread, key, drawing, isinstance(message, ThreadNote) and message.broadcast)

    def _show(self, parcel: Parcel, key: str, picture: CitizensPicture, began: float, now: datetime) -> Receipt:
        room, thread = parcel.address, parcel.thread
        if parcel.repeated and (found := self._look_up(room, thread, lambda each: file_named(each, key), now)):
            return Receipt(Method.UPLOAD, (found,))
        return self._pictures.post(room, thread, key, picture, began)

    def _update(self, parcel: Parcel, drawing: Drawing) -> Receipt:
        """Doing this twice changes nothing, so a repetition needs no looking up."""
        answer = call(
            self._client.chat_update,
            channel=parcel.address,
            ts=parcel.thread,
            text=drawing.text,
            blocks=list(drawing.blocks),
        )
        return _receipt(Method.UPDATE, answer)

    def _remove(self, room: str, ts: str) -> Receipt:
        """What somebody deleted before is gone as well."""
        if is_file(ts):
            return self._pictures.remove(room, ts)
        try:
            answer = call(self._client.chat_delete, channel=room, ts=ts)
        except PermanentError as problem:
            if not problem.detail.startswith("message_not_found"):
                raise
            return Receipt(Method.DELETE, (ts,))
        return _receipt(Method.DELETE, answer)

    def _post(self, room: str, thread: str, key: str, drawing: Drawing, broadcast: bool) -> Receipt:
        answer = call(
            self._client.chat_postMessage,
            channel=room,
            text=drawing.text,
            blocks=list(drawing.blocks),
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
            unfurl_links=False,
            unfurl_media=False,
            **({"thread_ts": thread, "reply_broadcast": broadcast} if thread else {}),
        )
        return _receipt(Method.POST, answer)

    def _look_up(self, room: str, thread: str, found: Callable[[dict[str, Any]], str], now: datetime) -> str:
        """What was `found` in a message there, or "". Raises AmbiguousError or UncertainError where nobody can tell."""
        try:
            return next(filter(None, map(found, self._messages(room, thread, now))), "")
        except RoomClosed:
            raise  # it is looked up when the room is open again
        except PermanentError as problem:
            raise UncertainError(f"cannot look up what was posted: {problem}") from problem
        except DeliveryError as problem:
            raise AmbiguousError(f"cannot look up what was posted: {problem}") from problem

    def _messages(self, room: str, thread: str, now: datetime) -> Iterator[dict[str, Any]]:
        """What was posted since yesterday in the thread, or in the room (newest first)."""
        method = self._client.conversations_replies if thread else self._client.conversations_history
        place = {"channel": room, **({"ts": thread} if thread else {})}
        # Slack dates messages by its own clock, whatever time our caller says it is.
        cursor, oldest = "", f"{min(now.timestamp(), time.time()) - _LOOK_BACK:.6f}"
        for _ in range(_MOST_PAGES):
            asked = {**place, "oldest": oldest, "limit": _PAGE, "include_all_metadata": True, "cursor": cursor or None}
            page = call(method, **asked)
            yield from page.get("messages") or []
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return
        raise PermanentError(f"more than {_PAGE * _MOST_PAGES} messages since {oldest}")


def _drawn(message: Message, language: str) -> Drawing:
    try:
        return render(message, language)
    except (TypeError, ValueError) as problem:
        raise PermanentError(f"cannot be drawn for Slack: {problem}") from problem


def _posted(message: dict[str, Any], key: str) -> str:
    """The `ts` of the message if it is ours with `key`, or ""."""
    metadata = message.get("metadata") or {}
    ours = metadata.get("event_type") == EVENT_TYPE and (metadata.get("event_payload") or {}).get("key") == key
    return str(message["ts"]) if ours else ""


def _receipt(method: Method, answer: SlackResponse) -> Receipt:
    ts = answer.get("ts")
    if not ts:  # without it no note finds its thread; looking the key up will tell it
        raise AmbiguousError(f"{method}: accepted without a ts")
    return Receipt(method, (str(ts),), answer.headers.get("x-slack-req-id", ""))
