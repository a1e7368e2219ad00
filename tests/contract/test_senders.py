"""What every sender promises, run on every adapter against the simulator: a new channel adds one line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from bot.domain.delivery import Parcel, Sender
from bot.domain.errors import AmbiguousError, PermanentError, RetryableError
from bot.domain.messages import Message, Note, RoomNote
from channels.line.send import LineSender
from channels.line.settings import LineSettings
from channels.simulator.serving import Simulator, running
from channels.slack.send import SlackSender
from channels.slack.settings import SlackSettings
from tests.rig import free_port

ROOM = "C0MADOGUCHI"


@dataclass(frozen=True)
class Platform:
    """How a sender is made for an address of the API, what it sends, and the endpoint where faults are planned."""

    name: str
    endpoint: str
    make: Callable[[str], Sender]
    message: Message
    address: Callable[[Simulator], str]


def line(url: str) -> Sender:
    return LineSender(LineSettings("demo-line-channel-secret", "demo-line-channel-access-token", url, timeout=1.0))


def slack(url: str) -> Sender:
    return SlackSender(
        SlackSettings("xoxb-demo-slack-bot-token", "demo-slack-signing-secret", api_url=f"{url}/api/", timeout=1)
    )


PLATFORMS = [
    Platform("line", "push", line, Note("お知らせ"), lambda simulator: simulator.citizen()),
    Platform("slack", "chat.postMessage", slack, RoomNote("お知らせ"), lambda simulator: ROOM),
]


@pytest.fixture(scope="module")
def simulator() -> Iterator[Simulator]:
    with running(target="http://127.0.0.1:9", port=0) as found:
        yield found


@pytest.fixture(params=PLATFORMS, ids=lambda platform: platform.name)
def platform(request: pytest.FixtureRequest, simulator: Simulator) -> Platform:
    simulator.reset()
    found: Platform = request.param
    return found


def parcel(platform: Platform, simulator: Simulator, **changes: Any) -> Parcel:
    return Parcel(uuid4(), platform.address(simulator), (platform.message,), **changes)


def accepted(platform: Platform, simulator: Simulator) -> int:
    entries = simulator.ledger(platform=platform.name, endpoint=platform.endpoint)
    return len([entry for entry in entries if entry["accepted"]])


def test_what_is_accepted_has_a_receipt_with_the_platforms_ids(platform: Platform, simulator: Simulator) -> None:
    receipt = platform.make(simulator.url).deliver(parcel(platform, simulator), timezone.now())
    assert len(receipt.message_ids) == 1
    assert accepted(platform, simulator) == 1


def test_too_many_requests_are_retryable(platform: Platform, simulator: Simulator) -> None:
    refused = {"kind": "status", "status": 429, "headers": {"Retry-After": "3"}}
    simulator.fault(platform.name, platform.endpoint, refused)
    with pytest.raises(RetryableError):
        platform.make(simulator.url).deliver(parcel(platform, simulator), timezone.now())


def test_nobody_listening_is_retryable(platform: Platform, simulator: Simulator) -> None:
    sender = platform.make(f"http://127.0.0.1:{free_port()}")
    with pytest.raises(RetryableError):
        sender.deliver(parcel(platform, simulator), timezone.now())


@pytest.mark.parametrize("fault", [{"kind": "drop_after"}, {"kind": "delay", "seconds": 2.0}], ids=["cut", "slow"])
def test_an_answer_that_never_came_is_ambiguous_and_its_repetition_is_one_message(
    platform: Platform,
    simulator: Simulator,
    fault: dict[str, Any],
) -> None:
    sender, sent = platform.make(simulator.url), parcel(platform, simulator)
    simulator.fault(platform.name, platform.endpoint, fault)
    with pytest.raises(AmbiguousError):
        sender.deliver(sent, timezone.now())
    again = Parcel(sent.key, sent.address, sent.messages, repeated=True)
    sender.deliver(again, timezone.now())
    assert accepted(platform, simulator) == 1


def test_a_refused_token_is_permanent(platform: Platform, simulator: Simulator) -> None:
    body = {"ok": False, "error": "invalid_auth", "message": "Authentication failed"}
    status = 200 if platform.name == "slack" else 401
    simulator.fault(platform.name, platform.endpoint, {"kind": "status", "status": status, "headers": {}, "body": body})
    with pytest.raises(PermanentError):
        platform.make(simulator.url).deliver(parcel(platform, simulator), timezone.now())


def test_a_server_in_trouble_is_never_taken_for_success(platform: Platform, simulator: Simulator) -> None:
    simulator.fault(platform.name, platform.endpoint, {"kind": "status", "status": 500, "headers": {}})
    with pytest.raises((AmbiguousError, RetryableError)):
        platform.make(simulator.url).deliver(parcel(platform, simulator), timezone.now())
