import pytest

from channels.line.loading import show_loading
from channels.line.settings import LineSettings
from channels.simulator.serving import running


def settings(address: str) -> LineSettings:
    return LineSettings("demo-line-channel-secret", "demo-line-channel-access-token", address)


def test_the_platform_shows_it_to_the_citizen() -> None:
    with running(target="http://127.0.0.1:9", port=0) as simulator:
        user = simulator.citizen(follow=True)
        show_loading(settings(simulator.url), user)
        assert [entry["accepted"] for entry in simulator.ledger() if entry["endpoint"] == "loading"] == [True]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://no-such-host.invalid"])
def test_a_platform_that_does_not_answer_changes_nothing(address: str) -> None:
    show_loading(settings(address), "U00000000000000000000000000000000")
