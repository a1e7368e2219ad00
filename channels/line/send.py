"""Sending to LINE: the free reply while its token lives, else a push under a retry key.

Docs, "Retry failed API requests": a push repeated under its key answers 409 when the first was accepted; a reply has no
such key, but its token works once, so the same reply sent again tells whether the first one was accepted.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Any

from linebot.v3.messaging import Message, MessagingApi, PushMessageRequest, ReplyMessageRequest
from pydantic.v1 import ValidationError

from bot.domain import delivery
from bot.domain.delivery import Method, Parcel, Receipt
from bot.domain.errors import DeliveryError, PermanentError, ReplyRefused, RetryableError, UncertainError
from channels.line import client
from channels.line.render import render
from channels.line.settings import LineSettings

REPLY_TOKEN_LIFE = 60.0  # seconds; Messaging API reference, "Reply token"


class LineSender(delivery.Sender):
    name = "line"

    def __init__(self, settings: LineSettings) -> None:
        self._settings = settings

    @cached_property
    def _api(self) -> MessagingApi:
        return client.messaging_api(self._settings)

    def deliver(self, parcel: Parcel, now: datetime) -> Receipt:
        messages = _typed(parcel)
        if parcel.reply_token:
            return self._reply(parcel, messages, now)
        return self._push(parcel, messages)

    def read_quota(self) -> tuple[int, int | None]:
        """Pushes used this month as LINE counts them, and the plan's limit (None where there is none)."""
        timeout = {"_request_timeout": self._settings.timeout}
        quota = client.call(lambda: self._api.get_message_quota(**timeout))
        used = client.call(lambda: self._api.get_message_quota_consumption(**timeout))
        return used.total_usage, quota.value

    def _reply(self, parcel: Parcel, messages: list[Message], now: datetime) -> Receipt:
        request = ReplyMessageRequest(replyToken=parcel.reply_token, messages=messages)
        try:
            return self._send(
                Method.REPLY, lambda **options: self._api.reply_message_with_http_info(request, **options)
            )
        except client.Refused as refusal:
            return _judge_refused_reply(parcel, refusal, now)

    def _push(self, parcel: Parcel, messages: list[Message]) -> Receipt:
        request, key = PushMessageRequest(to=parcel.address, messages=messages), str(parcel.key)

        def push(**options: Any) -> Any:
            return self._api.push_message_with_http_info(request, x_line_retry_key=key, **options)

        try:
            return self._send(Method.PUSH, push)
        except RetryableError as problem:
            if self._quota_is_used_up():
                raise PermanentError(f"the month's push messages are used up ({problem})") from problem
            raise

    def _send(self, method: Method, request: Callable[..., Any]) -> Receipt:
        try:
            answer = client.call(lambda: request(_request_timeout=self._settings.timeout))
        except client.OddAnswer:
            return Receipt(method)
        except client.AcceptedBefore as accepted:
            return Receipt(method, request_id=accepted.request_id)
        ids = tuple(str(message.id) for message in answer.data.sent_messages or ())
        return Receipt(method, ids, (answer.headers or {}).get("x-line-request-id", ""))

    def _quota_is_used_up(self) -> bool:
        """LINE's 429 has several meanings; only the quota tells the monthly limit from a short one."""
        try:
            used, limit = self.read_quota()
        except (DeliveryError, client.OddAnswer):
            return False
        return limit is not None and used >= limit


def _typed(parcel: Parcel) -> list[Message]:
    try:
        drawn = render(parcel.messages, parcel.quick_choices, parcel.sender_name)
        return [Message.from_dict(part) for part in drawn]
    except (ValidationError, ValueError, TypeError) as problem:
        raise PermanentError(f"cannot be drawn for LINE: {problem}") from problem


def _judge_refused_reply(parcel: Parcel, refusal: client.Refused, now: datetime) -> Receipt:
    """After an ambiguous attempt a dead token means that attempt was accepted, as long as the token was alive."""
    if not parcel.repeated:
        raise ReplyRefused(refusal.detail) from refusal
    age = (now - parcel.reply_token_at).total_seconds() if parcel.reply_token_at else REPLY_TOKEN_LIFE
    if age < REPLY_TOKEN_LIFE:
        return Receipt(Method.REPLY)
    raise UncertainError("the reply token died before it was known whether the reply was accepted") from refusal
