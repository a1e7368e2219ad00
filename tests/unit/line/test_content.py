"""What a citizen sent besides text, from the platform's stand-in."""

import base64
from collections.abc import Iterator

import pytest

from bot.domain.files import MOST_BYTES, FileGone, FileNotReady
from channels.line.content import fetch
from channels.line.settings import LineSettings
from channels.simulator.serving import Simulator, running
from tests.people import People

PDF = b"%PDF-1.7\n" + b"x" * 100


class Somebody(People):
    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator


@pytest.fixture(scope="module")
def platform() -> Iterator[Simulator]:
    with running(target="http://127.0.0.1:9", port=0, line_content_ready_seconds=60) as found:
        yield found


def sent(simulator: Simulator, kind: str, content: bytes) -> str:
    people = Somebody(simulator)
    data_url = "data:application/octet-stream;base64," + base64.b64encode(content).decode()
    body = {"user_id": people.citizen(), "message": {"type": kind, "data_url": data_url}}
    return str(people.control("/control/line/send", body)["message_id"])


def settings(simulator: Simulator) -> LineSettings:
    return LineSettings("demo-line-channel-secret", "demo-line-channel-access-token", simulator.url)


def test_the_content_comes_as_it_was_sent(platform: Simulator) -> None:
    assert fetch(settings(platform), sent(platform, "file", PDF)) == PDF


def test_no_more_is_read_than_tells_that_it_is_too_large(platform: Simulator) -> None:
    read = fetch(settings(platform), sent(platform, "image", b"\xff\xd8\xff" + bytes(MOST_BYTES + 5000)))
    assert len(read) == MOST_BYTES + 1


def test_what_the_platform_does_not_have_is_gone(platform: Simulator) -> None:
    with pytest.raises(FileGone):
        fetch(settings(platform), "123/../456")


def test_a_video_that_is_not_ready_is_asked_for_again(platform: Simulator) -> None:
    with pytest.raises(FileNotReady):
        fetch(settings(platform), sent(platform, "video", b"anything"))


def test_a_platform_that_does_not_answer_is_asked_again() -> None:
    nowhere = LineSettings("secret", "token", "http://127.0.0.1:9")
    with pytest.raises(FileNotReady):
        fetch(nowhere, "1")
