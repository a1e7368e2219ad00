"""A file that staff chose in a form, as Slack hands it out: with the bot's token, from Slack's own host alone."""

from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from bot.domain.attachments import MOST_BYTES
from bot.domain.files import FileGone, FileNotReady
from channels.slack.settings import SlackSettings

_HOST = "files.slack.com"
_PAGE = "text/html"
_NO_LONGER = {HTTPStatus.FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would take the token along, and leads to Slack's page for signing in."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_OPENER = build_opener(_NoRedirect)


def fetch(settings: SlackSettings, url: str) -> bytes:
    """See `bot.domain.files.Fetch`. Without the scope files:read Slack answers 200 with its page for signing in."""
    if not is_slacks(settings, url):
        raise FileGone("the address is not Slack's")
    request = Request(url, headers={"Authorization": f"Bearer {settings.bot_token}"})  # noqa: S310 - looked at above
    try:
        with _OPENER.open(request, timeout=settings.timeout) as answer:
            if answer.headers.get_content_type() == _PAGE:
                raise FileGone("Slack asks to sign in: does the app have the scope files:read?")
            content: bytes = answer.read(MOST_BYTES + 1)
            return content
    except HTTPError as refused:
        if refused.code in _NO_LONGER:
            raise FileGone(f"Slack answered {refused.code}") from refused
        raise FileNotReady(f"Slack answered {refused.code}") from refused
    except (OSError, ValueError) as problem:
        raise FileNotReady(f"Slack does not answer: {type(problem).__name__}") from problem


def is_slacks(settings: SlackSettings, url: str) -> bool:
    """Nothing goes anywhere else, the token least of all; a stand-in that is set in Slack's place counts as Slack."""
    asked, stand_in = urlsplit(url), urlsplit(settings.api_url)
    return (asked.scheme, asked.netloc) in (("https", _HOST), (stand_in.scheme, stand_in.netloc))
