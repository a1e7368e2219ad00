import socket
from collections.abc import Iterator

import pytest

from bot.launch.ports import Listener, Ports, busy, next_free_beginning


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_four_ports_in_a_row() -> None:
    assert Ports.beginning_at(9000) == Ports(9000, 9001, 9002, 9003)


def test_a_listening_port_is_busy_and_says_who_wanted_it(taken: int) -> None:
    (found,) = busy([Listener("console", "127.0.0.1", taken)])
    assert (found.listener.role, found.reason) == ("console", "EADDRINUSE")


def test_a_port_taken_on_one_address_is_busy_for_all_addresses(taken: int) -> None:
    assert busy([Listener("web", "0.0.0.0", taken)])


def test_a_port_that_was_just_closed_is_free() -> None:
    with socket.socket() as listening:
        # As every server of ours does.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), listening.accept()[0]:
            pass
    assert not busy([Listener("web", "127.0.0.1", port)])


def test_an_address_that_is_not_ours_is_busy() -> None:
    (found,) = busy([Listener("web", "192.0.2.1", 8000)])
    assert found.reason == "EADDRNOTAVAIL"


def test_the_hint_is_a_port_whose_four_are_free() -> None:
    first = next_free_beginning(8000, "127.0.0.1")
    assert first is not None
    assert first > 8000
    assert not busy([Listener("", "127.0.0.1", first + offset) for offset in range(4)])
