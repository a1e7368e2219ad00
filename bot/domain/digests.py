"""What a room is told once a day."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Digest:
    """`key` is the same all day, so that a room gets one a day however often this is asked."""

    key: str
    room: str
    text: str
