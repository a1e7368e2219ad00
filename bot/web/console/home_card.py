"""A number on the first page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """One number with its words, leading to the list behind it."""

    title: str
    number: str
    told: str
    link: str
    alarming: bool = False
