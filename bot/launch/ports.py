"""Which process listens where, and whether that place is free."""

import errno
import socket
from dataclasses import dataclass

LOCAL = "127.0.0.1"
HIGHEST = 65535


@dataclass(frozen=True)
class Ports:
    web: int
    console: int
    simulator: int
    broker: int

    @classmethod
    def beginning_at(cls, first: int) -> "Ports":
        return cls(first, first + 1, first + 2, first + 3)


@dataclass(frozen=True)
class Listener:
    """A process role that will listen, and the address it needs."""

    role: str
    host: str
    port: int


@dataclass(frozen=True)
class Busy:
    listener: Listener
    reason: str


def reason_not_free(listener: Listener) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the servers do it: a port in TIME_WAIT counts as free, a listening one does not.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((listener.host, listener.port))
            # macOS lets two sockets bind one port; only listening tells.
            probe.listen(1)
        except OSError as error:
            return errno.errorcode.get(error.errno or 0, "") or str(error)
    return None


def busy(listeners: list[Listener]) -> list[Busy]:
    reasons = [(listener, reason_not_free(listener)) for listener in listeners]
    return [Busy(listener, reason) for listener, reason in reasons if reason]


def next_free_beginning(first: int, host: str) -> int | None:
    """A `--port` whose four ports are free now, for the hint."""
    for candidate in range(first + 10, min(first + 1000, HIGHEST - 3), 10):
        if not busy([Listener("", host, candidate + offset) for offset in range(4)]):
            return candidate
    return None
