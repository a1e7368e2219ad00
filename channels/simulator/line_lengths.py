"""How LINE counts characters, and the list in which problems of a request are collected.

Platform page: "Character counting" (text-character-count): UTF-16 code units, except for some fields that a person
reads on buttons and templates, which are counted in grapheme clusters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import grapheme

_SECURE = ("https://", "http://127.0.0.1:", "http://localhost:")


def units(text: str) -> int:
    return len(text) + sum(1 for character in text if character > "\uffff")


def clusters(text: str) -> int:
    return int(grapheme.length(text))


class Problems:
    """`details` of LINE's error answer: which property of the request is wrong, and why."""

    def __init__(self) -> None:
        self.details: list[dict[str, str]] = []

    def add(self, path: str, message: str) -> None:
        self.details.append({"message": message, "property": path})

    def units(self, path: str, text: object, most: int, least: int = 0) -> None:
        """A length in UTF-16 code units. An absent field is the business of the type check."""
        if not isinstance(text, str):
            return
        if least and not text:
            self.add(path, "May not be empty")
        # A character is at most two units, so most texts need no counting.
        elif len(text) * 2 > most and units(text) > most:
            self.add(path, f"Length must be between 0 and {most}")

    def clusters(self, path: str, text: object, most: int) -> None:
        """A length in grapheme clusters; a text never has more of them than code points."""
        if isinstance(text, str) and len(text) > most and clusters(text) > most:
            self.add(path, f"must not be longer than {most} characters")

    def required(self, path: str, text: object) -> bool:
        if isinstance(text, str) and text:
            return True
        self.add(path, "May not be empty")
        return False

    def size(self, path: str, items: object, least: int, most: int) -> None:
        if isinstance(items, list) and not least <= len(items) <= most:
            self.add(path, f"Size must be between {least} and {most}")

    def objects(self, path: str, value: object) -> Iterator[tuple[str, dict[str, Any]]]:
        """The objects of an array with their paths. The SDK's models let an empty array pass for an object."""
        for at, item in enumerate(value if isinstance(value, list) else []):
            if isinstance(item, dict):
                yield f"{path}[{at}]", item
            else:
                self.add(f"{path}[{at}]", "must be an object")

    def web_address(self, path: str, address: object, most: int = 2000) -> None:
        """Images and icons: HTTPS only. This machine has no certificate: its own addresses are let pass."""
        if address is None:
            return
        if not isinstance(address, str) or not address.startswith(_SECURE):
            self.add(path, "invalid uri scheme")
        else:
            self.units(path, address, most)
