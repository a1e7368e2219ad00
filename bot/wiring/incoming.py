"""What comes in from a platform: checked, read, and without any My Number before it is stored."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from bot.domain.events import Received
from bot.privacy.payloads import without_my_number
from bot.store import duty, proposals
from bot.wiring import desk, knowledge, platforms, rights
from channels.desk import press as desk_press
from channels.line import parse as line_parse
from channels.slack import parse as slack_parse

if TYPE_CHECKING:
    from slack_bolt import App

    from channels.slack.app import Answer
    from channels.slack.file_forms import Files
    from channels.slack.helper import Helper
    from channels.slack.inside import Homes, LookUp, Threads


def read_line(body: bytes, signature: str | None) -> list[Received]:
    """Raises SignatureRejected or MalformedRequest. What is returned holds no My Number any more."""
    from channels.line import verify as line_verify

    text = line_verify.verify(body, signature, settings.LINE_CHANNEL_SECRET)
    return [_clean(item) for item in line_parse.read(text)]


def verify_slack(headers: Mapping[str, str], body: bytes, now: float) -> None:
    """Raises SignatureRejected."""
    from channels.slack import verify as slack_verify

    names = {name.lower(): value for name, value in headers.items()}
    stamp, signature = names.get("x-slack-request-timestamp"), names.get("x-slack-signature")
    slack_verify.verify(body, stamp, signature, [settings.SLACK_SIGNING_SECRET], now)


def read_slack(payload: Mapping[str, Any]) -> Received:
    """What a member of staff did, without any My Number, as it is stored."""
    return _clean(slack_parse.read(payload, timezone.now()))


def marked_event(room: str, message: str) -> str:
    """The event id of a message in a thread that was sent to a citizen."""
    return slack_parse.marked_event(room, message)


def read_desk(payload: Mapping[str, Any]) -> Received:
    """What a member of staff did at the web desk, without any My Number, as it is stored."""
    return _clean(desk_press.read(payload))


def slack_application(
    receive: Callable[[Mapping[str, Any]], None],
    look_up: "LookUp",
    helper: "Helper",
    homes: "Homes",
    files: "Files",
    threads: "Threads",
) -> "App":
    """The Bolt app; `receive` stores a payload and returns once it is committed."""
    from channels.slack.app import build_app
    from channels.slack.inside import Inside

    inside = Inside(
        receive=receive,
        view_case=desk.view_for_slack,
        reveal=desk.reveal,
        recall=desk.recall,
        exchange=proposals.exchange,
        look_up=look_up,
        helper=helper,
        homes=homes,
        language_of=duty.language_of,
        admit=rights.admit,
        files=files,
        threads=threads,
        unwritten=knowledge.unwritten,
    )
    return build_app(platforms.slack_settings(), inside)


def answer_slack(app: "App", headers: Mapping[str, str], body: bytes) -> "Answer":
    """Answer a verified request."""
    from channels.slack.app import handle

    return handle(app, headers, body)


def _clean(item: Received) -> Received:
    return Received(without_my_number(item.raw), item.event, knowledge.mask(item.problem))
