"""Addresses in a text as people write them: in Japanese, words follow an address without a blank."""

import re
from urllib.parse import quote

_ADDRESS = re.compile(r"https?://\w[^\s<>\"'()\[\]\x7f-\U0010ffff]*", re.ASCII)


def encoded(url: str) -> str:
    """In the letters that an address may have where it is sent; what is encoded already stays."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~")


def addresses_in(text: str) -> list[str]:
    """In their order, those of the web alone, each without the stop behind it; other letters than ASCII end one."""
    return [found.rstrip(".,;:!?") for found in _ADDRESS.findall(text)]
