from collections.abc import Iterator

import pytest

from channels.line.profile import PATIENCE, PAUSE, Profiles
from channels.line.settings import LineSettings
from channels.simulator.serving import Simulator, running


@pytest.fixture(scope="module")
def platform() -> Iterator[Simulator]:
    with running(target="http://127.0.0.1:9", port=0) as found:
        yield found


@pytest.fixture
def simulator(platform: Simulator) -> Simulator:
    platform.reset()
    return platform


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def profiles(simulator: Simulator, clock: Clock | None = None) -> Profiles:
    settings = LineSettings("demo-line-channel-secret", "demo-line-channel-access-token", simulator.url)
    return Profiles(settings, clock or Clock())


def asked(simulator: Simulator) -> int:
    return len([entry for entry in simulator.ledger() if entry["endpoint"] == "profile"])


@pytest.mark.parametrize(
    ("phone", "known"),
    [
        ("ja", "ja"),
        ("en", "en"),
        ("en-US", "en"),
        ("zh-Hans", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("pt-BR", "pt"),
        ("fil", "tl"),
        ("th", ""),
        (None, ""),
    ],
)
def test_the_phones_language_becomes_one_of_ours(simulator: Simulator, phone: str | None, known: str) -> None:
    assert profiles(simulator).language(simulator.citizen(language=phone, follow=True)) == known


def test_who_blocked_the_account_has_none_and_others_are_asked_for_all_the_same(simulator: Simulator) -> None:
    gone, there = simulator.citizen(follow=True), simulator.citizen(language="en", follow=True)
    simulator.do("line/unfollow", user_id=gone)
    read = profiles(simulator)

    assert read.language(gone) == ""
    assert read.language(there) == "en"


@pytest.mark.parametrize(
    "fault",
    [{"kind": "status", "status": 500}, {"kind": "drop_before"}, {"kind": "delay", "seconds": PATIENCE + 0.5}],
    ids=["error", "cut", "late"],
)
def test_where_line_does_not_answer_there_is_no_hint_and_no_asking_for_a_while(
    simulator: Simulator, fault: dict[str, object]
) -> None:
    user, clock = simulator.citizen(language="en", follow=True), Clock()
    read = profiles(simulator, clock)
    simulator.fault("line", "profile", fault)

    assert (read.language(user), read.language(user), asked(simulator)) == ("", "", 1)
    clock.now += PAUSE
    assert read.language(user) == "en"
