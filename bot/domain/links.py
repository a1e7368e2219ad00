"""What can be touched in a text as people write it: in Japanese, words follow an address without a blank."""

import re
from typing import NamedTuple
from urllib.parse import quote

from bot.domain.telephones import telephones_in

_ADDRESS = re.compile(r"https?://\w[^\s<>\"'()\[\]\x7f-\U0010ffff]*", re.ASCII)


class Link(NamedTuple):
    start: int
    end: int
    uri: str


def encoded(url: str) -> str:
    """In the letters that an address may have where it is sent; what is encoded already stays."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~")


def addresses_in(text: str) -> list[str]:
    """In their order, those of the web alone, each without the stop behind it; other letters than ASCII end one."""
    return [link.uri for link in _addresses(text)]


def links_in(text: str) -> list[Link]:
    """Addresses of the web and telephone numbers (`tel:`) in their order; digits within an address are no number."""
    addresses = _addresses(text)
    numbers = (Link(*number) for number in telephones_in(text))
    apart = (each for each in numbers if all(each.end <= one.start or one.end <= each.start for one in addresses))
    return sorted((*addresses, *apart))


def _addresses(text: str) -> list[Link]:
    found = ((address.start(), address[0].rstrip(".,;:!?")) for address in _ADDRESS.finditer(text))
    return [Link(start, start + len(address), address) for start, address in found]
