"""Texts that are longer than one message may be: cut at line ends or sentence ends, lengths in UTF-16 code units."""

LONGEST_MESSAGE = 5_000
"""Of LINE: Messaging API reference, "Text message"."""
MOST_PARTS = 5
"""LINE takes five messages a call."""
_MARK = "（{number}/{count}）\n"
_ROOM = LONGEST_MESSAGE - len(_MARK)
_ENDS = ("\n", "。", "！", "？", ". ", "! ", "? ")


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def numbered(text: str) -> list[str]:
    """The text as it is, or in as many numbered parts as it needs; nothing but line ends between them is lost."""
    if utf16_length(text) <= LONGEST_MESSAGE:
        return [text]
    parts = split(text, _ROOM)
    return [_MARK.format(number=number, count=len(parts)) + part for number, part in enumerate(parts, 1)]


def split(text: str, most: int = LONGEST_MESSAGE) -> list[str]:
    """In parts that fit one message each, cut at the last line end or sentence end of their second half, if any."""
    parts: list[str] = []
    while utf16_length(text) > most:
        head = _fitting(text, most)
        cut = max(head.rfind(end) for end in _ENDS)
        place = cut + 1 if cut > len(head) // 2 else len(head)
        parts.append(text[:place])
        text = text[place:].lstrip("\n")
    return [*parts, text] if text else parts


def _fitting(text: str, most: int) -> str:
    units = 0
    for place, letter in enumerate(text):
        units += 2 if ord(letter) > 0xFFFF else 1
        if units > most:
            return text[:place]
    return text
