"""What a citizen sent besides text: LINE keeps it for a short while only (Messaging API reference, "Get content").

With the standard library: the SDK reads a content whole, however large, and asks no other host than LINE's.
"""

from http import HTTPStatus
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from bot.domain.files import MOST_BYTES, FileGone, FileNotReady
from channels.line.settings import CONTENT_PLATFORM, LineSettings

_NO_LONGER = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.BAD_REQUEST}


def fetch(settings: LineSettings, message_id: str) -> bytes:
    """See `bot.domain.files.Fetch`. 202 means that a large video is not ready yet."""
    address = f"{settings.api_url or CONTENT_PLATFORM}/v2/bot/message/{quote(message_id, safe='')}/content"
    request = Request(address, headers={"Authorization": f"Bearer {settings.access_token}"})  # noqa: S310 - an http(s) address
    try:
        with urlopen(request, timeout=settings.timeout) as answer:  # noqa: S310
            if answer.status != HTTPStatus.OK:
                raise FileNotReady(f"LINE answered {answer.status}")
            content: bytes = answer.read(MOST_BYTES + 1)
            return content
    except HTTPError as refused:
        if refused.code in _NO_LONGER:
            raise FileGone(f"LINE answered {refused.code}") from refused
        raise FileNotReady(f"LINE answered {refused.code}") from refused
    except (OSError, ValueError) as problem:
        raise FileNotReady(f"LINE does not answer: {type(problem).__name__}") from problem
