"""Which message rings for whom. That workers follow it, the fault tests show, with twenty citizens at once."""

import threading
from uuid import UUID, uuid4

import pytest

from bot.web import ringing
from tests.rig import wait_until

Rung = list[set[UUID]]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> tuple[Rung, threading.Event]:
    """What was rung for, message by message. Ringing for one contact lasts until the event is set."""
    rung: Rung = []
    go_on = threading.Event()

    def ring_inbound(contact: UUID) -> None:
        rung.append({contact})
        go_on.wait(5)

    monkeypatch.setattr(ringing, "ring_inbound", ring_inbound)
    monkeypatch.setattr(ringing, "ring_for_each", lambda contacts: rung.append(set(contacts)))
    return rung, go_on


def test_who_comes_while_a_message_is_under_way_shares_the_next_one(held: tuple[Rung, threading.Event]) -> None:
    rung, go_on = held
    first, *others = (uuid4() for _ in range(5))
    ringing.ring([first])
    wait_until(lambda: len(rung) == 1, 5)
    ringing.ring([*others, others[0]])
    go_on.set()
    wait_until(lambda: len(rung) == 2, 5)
    assert rung == [{first}, set(others)]
