"""One call of Slack's Web API, and what its end means. docs.slack.dev/reference/methods lists the errors."""

import errno
import logging
import re
import socket
import ssl
from collections.abc import Callable, Sequence
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient

from bot.domain.errors import AmbiguousError, DeliveryError, PermanentError, RetryableError, RoomClosed
from channels.slack.settings import SlackSettings

NOTICE_TIMEOUT = 5  # seconds
_log = logging.getLogger(__name__)

# "It's possible some aspect of the operation succeeded before the error was raised" (chat.postMessage, Errors).
_AMBIGUOUS = frozenset({"internal_error", "fatal_error"})
_RETRYABLE = frozenset(
    {
        "ratelimited",
        "rate_limited",
        "message_limit_exceeded",
        "service_unavailable",
        "request_timeout",  # the request arrived cut short, so nothing was accepted
        "team_added_to_org",  # both: while Slack moves the workspace
        "org_login_required",
        "external_channel_migrating",
    }
)
# The room, not the message, is what is refused.
_CLOSED = frozenset({"channel_not_found", "invalid_channel", "not_in_channel", "is_archived"})
# What an operator can do about it. An error that is missing here is permanent too, in the platform's own word.
_PERMANENT = {
    "channel_not_found": "the room does not exist, or is private and the app is not in it",
    "not_in_channel": "invite the app to the room: /invite @Madoguchi",
    "is_archived": "the room is archived; set another one for the department",
    "invalid_auth": "SLACK_BOT_TOKEN is wrong",
    "not_authed": "SLACK_BOT_TOKEN is missing",
    "account_inactive": "the app was removed from the workspace, or its token belongs to a deleted user",
    "token_revoked": "install the app again and set the new SLACK_BOT_TOKEN",
    "token_expired": "switch off token rotation, or set a new SLACK_BOT_TOKEN",
    "missing_scope": "install the app again with the scopes of channels/slack/manifest.json",
    "restricted_action": "the workspace does not let the app post in this room",
    "message_not_found": "the message was deleted in Slack",
    "cant_update_message": "the message was not posted by this app",
    "edit_window_closed": "the workspace no longer allows this message to be changed",
    "thread_not_found": "the card of the case was deleted in Slack",
    "msg_too_long": "the text is longer than Slack takes",
    "msg_blocks_too_long": "the blocks hold more text than Slack takes",
    "invalid_blocks": "Slack refused how the message is drawn",
    "invalid_arguments": "Slack refused how the message is drawn",
    "no_text": "the message is empty",
    "file_uploads_disabled": "the workspace lets nobody upload files; set SLACK_PICTURES to link",
    "file_type_not_allowed": "the workspace takes no pictures; set SLACK_PICTURES to link",
    "file_upload_size_restricted": "the workspace takes no files of that size",
    "posting_to_channel_denied": "the workspace does not let the app post in this room",
    "cant_delete_file": "the file was not uploaded by this app; delete it in Slack",
    "file_deleting_disabled": "the workspace lets nobody delete files; let an owner of the workspace delete it",
}
_WORD = re.compile(r"[a-z0-9_]+")
_NOT_REACHED = frozenset({errno.ECONNREFUSED, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN})


def make_client(settings: SlackSettings, timeout: int) -> WebClient:
    """A client that sends each request once: the SDK's default posts again after a dropped connection."""
    client = WebClient(
        token=settings.bot_token,
        base_url=settings.api_url or WebClient.BASE_URL,
        timeout=timeout,
        retry_handlers=[],
        logger=quiet_logger("channels.slack.client"),
    )
    # The SDK sends everything through HTTPS_PROXY, the machine's own addresses too; urllib heeds NO_PROXY as well.
    client.proxy = None
    return client


def quiet_logger(name: str) -> logging.Logger:
    """A logger that never debugs: the SDK and Bolt then print whole bodies, with what people wrote."""
    logger = logging.getLogger(name)
    logger.setLevel(logging.ERROR)
    return logger


def call(method: Callable[..., SlackResponse], **arguments: Any) -> SlackResponse:
    """Call `method` once. Raises a DeliveryError that says whether Slack accepted, and nothing else."""
    try:
        return method(**arguments)
    except SlackApiError as problem:
        raise _refused(problem.response) from problem
    except URLError as problem:
        raise _not_sent(problem.reason) from problem
    except Exception as problem:  # the answer never came, or is no answer: the request was out
        raise AmbiguousError(f"no answer from Slack: {type(problem).__name__}") from problem


def tell_one(response_url: str, text: str, blocks: Sequence[dict[str, Any]] = ()) -> None:
    """To the one person who pressed or asked. What is lost is not sent again: they press once more."""
    webhook = WebhookClient(
        response_url, timeout=NOTICE_TIMEOUT, retry_handlers=[], logger=quiet_logger("channels.slack.client")
    )
    webhook.proxy = None  # see make_client
    shown: dict[str, Any] = {"blocks": list(blocks)} if blocks else {}
    try:
        webhook.send(text=text, response_type="ephemeral", replace_original=False, unfurl_links=False, **shown)
    except (OSError, HTTPException, ValueError, SlackClientError) as problem:
        _log.warning("a notice could not be sent: %s", type(problem).__name__)


def dismiss(response_url: str) -> None:
    """Take away what only one person sees. Where that fails it stays, and pressing again changes nothing."""
    webhook = WebhookClient(
        response_url, timeout=NOTICE_TIMEOUT, retry_handlers=[], logger=quiet_logger("channels.slack.client")
    )
    webhook.proxy = None  # see make_client
    try:
        webhook.send(delete_original=True)
    except (OSError, HTTPException, ValueError, SlackClientError) as problem:
        _log.warning("a preview could not be taken away: %s", type(problem).__name__)


def _refused(response: Any) -> DeliveryError:
    status, word = int(response.status_code), _error_word(response)
    if status == 429 or word in _RETRYABLE:
        return RetryableError(word or f"HTTP {status}", after=_retry_after(response.headers))
    if word in _AMBIGUOUS or status >= 500:  # a gateway may lose the answer to what was accepted
        return AmbiguousError(word or f"HTTP {status}")
    if not word:
        return AmbiguousError("HTTP 200 without Slack's answer") if status == 200 else PermanentError(f"HTTP {status}")
    hint = _PERMANENT.get(word)
    told = f"{word}: {hint}" if hint else word
    return RoomClosed(told) if word in _CLOSED else PermanentError(told)


def _error_word(response: Any) -> str:
    """Slack's word for the error, or "" where the body is not Slack's: then the SDK puts a sentence in its place."""
    data = response.data if isinstance(response.data, dict) else {}
    word = str(data.get("error", ""))
    return word if _WORD.fullmatch(word) else ""


def _retry_after(headers: dict[str, str]) -> float | None:
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return float(value) if value.isascii() and value.isdigit() else None


def _not_sent(reason: object) -> DeliveryError:
    """Only where no connection came about is it sure that nothing was accepted."""
    refused = isinstance(reason, OSError) and reason.errno in _NOT_REACHED
    if refused or isinstance(reason, socket.gaierror | ssl.SSLCertVerificationError):
        return RetryableError(f"Slack cannot be reached: {type(reason).__name__}")
    return AmbiguousError(f"the connection to Slack broke: {type(reason).__name__}")
