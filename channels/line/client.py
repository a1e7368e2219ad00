"""The SDK's client, and how every end of a call is sorted: accepted, surely not, or perhaps."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from linebot.v3.messaging import ApiClient, ApiException, Configuration, MessagingApi
from pydantic.v1 import ValidationError
from urllib3.exceptions import HTTPError, NewConnectionError

from bot.domain.errors import AmbiguousError, PermanentError, RetryableError
from channels.line.settings import LineSettings

_ACCEPTED_BEFORE = 409
_TOO_MANY = 429
_SERVER_TROUBLE = 500


class OddAnswer(Exception):
    """200 with a body that is not as documented: the message was sent, its id is unknown."""


class AcceptedBefore(Exception):
    """409: an earlier attempt under the same retry key was accepted."""

    def __init__(self, request_id: str) -> None:
        super().__init__(request_id)
        self.request_id = request_id


class Refused(PermanentError):
    """400: the request itself. For a reply that may mean its token."""


def messaging_api(settings: LineSettings) -> MessagingApi:
    """One per process: the SDK's pool keeps its connections. Safe to use from several threads."""
    options = {"host": settings.api_url} if settings.api_url else {}
    configuration = Configuration(access_token=settings.access_token, **options)
    configuration.proxy = _proxy_to(configuration.host)
    configuration.retries = False  # urllib3 would resend by itself; our own ladder knows what was accepted
    return MessagingApi(ApiClient(configuration))


def _proxy_to(host: str) -> str | None:
    """HTTPS_PROXY and NO_PROXY as every other program heeds them: many city networks let nothing else out."""
    scheme, name = urlsplit(host).scheme, urlsplit(host).hostname or ""
    return None if proxy_bypass(name) else getproxies().get(scheme)


def call(request: Callable[[], Any]) -> Any:
    """Make one request. Raises a DeliveryError, OddAnswer or AcceptedBefore.

    The SDK's transport errors are urllib3's, not its own ApiException.
    """
    try:
        return request()
    except ApiException as problem:
        raise _sorted(problem) from problem
    except ValidationError as problem:
        raise OddAnswer from problem
    except NewConnectionError as problem:
        raise RetryableError(f"no connection to LINE: {type(problem).__name__}") from problem
    except (HTTPError, OSError) as problem:
        if isinstance(getattr(problem, "reason", None), NewConnectionError):
            raise RetryableError("no connection to LINE") from problem
        raise AmbiguousError(f"the connection to LINE ended: {type(problem).__name__}") from problem


def _sorted(problem: ApiException) -> Exception:
    """By status alone: the wording of LINE's messages is not guaranteed (development guidelines)."""
    detail = f"{problem.status} {str(problem.body)[:300]}"
    if problem.status == _ACCEPTED_BEFORE:
        return AcceptedBefore((problem.headers or {}).get("x-line-accepted-request-id", ""))
    if problem.status == _TOO_MANY:
        return RetryableError(detail)
    if problem.status >= _SERVER_TROUBLE:
        return AmbiguousError(detail)
    return Refused(detail) if problem.status == 400 else PermanentError(detail)
