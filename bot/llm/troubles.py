"""What goes wrong on the wire, in our words. Servers' own sentences are not kept: some repeat the request in them."""

import email.utils
import json
import re
import time
from dataclasses import dataclass

import openai

from bot.domain.model import Trouble

_SCHEMA = re.compile(r"response_format|json_schema|schema|structured output|grammar", re.IGNORECASE)
_TOO_LONG = re.compile(r"context.{0,20}(length|size|window)|maximum context|too (long|large)|too many tokens", re.I)
_FILTER = re.compile(r"content.?(filter|policy|management)|responsible ?ai", re.IGNORECASE)
_BROKEN_OFF = frozenset({"ReadError", "RemoteProtocolError"})
_NO_HTTP = frozenset({"InvalidURL", "UnsupportedProtocol", "DecodingError", "LocalProtocolError"})
_OF_THE_MODEL = re.compile(r"\bmodel\b|deployment", re.IGNORECASE)


@dataclass
class Troubled(Exception):
    """One attempt that came to nothing."""

    trouble: Trouble
    detail: str = ""
    retry_after: float | None = None
    tokens_in: int = 0
    tokens_out: int = 0


def troubled(problem: Exception) -> Troubled:
    """What a failed call means."""
    if isinstance(problem, (TimeoutError, openai.APITimeoutError)):
        return Troubled(Trouble.TIMEOUT)
    if isinstance(problem, openai.APIStatusError):
        return _by_status(problem)
    if isinstance(problem, openai.APIConnectionError):
        return _by_connection(problem.__cause__ or problem)
    if isinstance(problem, (json.JSONDecodeError, openai.APIResponseValidationError)):
        return Troubled(Trouble.NOT_OPENAI, "the answer is no JSON")
    return Troubled(Trouble.UNEXPECTED, type(problem).__name__)


def _by_connection(cause: BaseException) -> Troubled:
    """By the names of the transport's errors: which library it is, is the SDK's own affair and has changed before."""
    name = type(cause).__name__
    if name in _BROKEN_OFF and "without sending a response" not in str(cause):
        return Troubled(Trouble.CUT, name)
    if name in _NO_HTTP:
        return Troubled(Trouble.NOT_OPENAI, name)
    return Troubled(Trouble.CONNECTION, f"{name} {cause}".strip()[:200])


def _by_status(problem: openai.APIStatusError) -> Troubled:
    status, detail = problem.status_code, _codes(problem)
    if status == 429:
        return Troubled(Trouble.RATE_LIMITED, detail, _retry_after(problem))
    if status in (401, 403):
        return Troubled(Trouble.WRONG_KEY, detail)
    if status == 413:
        return Troubled(Trouble.TOO_LONG, detail)
    if status >= 500:
        return _by_server_error(problem, detail)
    if not isinstance(problem.body, dict) or status == 405:
        return Troubled(Trouble.NOT_OPENAI, detail)
    if status == 404:
        known = _OF_THE_MODEL.search(f"{problem.code} {problem.message}")
        return Troubled(Trouble.UNKNOWN_MODEL if known else Trouble.NOT_OPENAI, detail)
    return Troubled(_of_bad_request(problem), detail)


def _by_server_error(problem: openai.APIStatusError, detail: str) -> Troubled:
    """Some servers have no word for a form of answer that they do not know but 500."""
    if problem.status_code in (500, 501) and re.search(r"response_format|json_schema", _said(problem)):
        return Troubled(Trouble.SCHEMA_REFUSED, detail)
    return Troubled(Trouble.SERVER_ERROR, detail, _retry_after(problem))


def _of_bad_request(problem: openai.APIStatusError) -> Trouble:
    said = _said(problem)
    if _TOO_LONG.search(said) or "context_length" in said or "context_size" in said:
        return Trouble.TOO_LONG
    if _FILTER.search(said):
        return Trouble.REFUSED
    if _SCHEMA.search(f"{problem.param} {said}"):
        return Trouble.SCHEMA_REFUSED
    return Trouble.BAD_REQUEST


def _said(problem: openai.APIStatusError) -> str:
    return f"{problem.code} {problem.param} {problem.type} {problem.message}"


def _codes(problem: openai.APIStatusError) -> str:
    parts = (f"HTTP {problem.status_code}", problem.code, problem.param)
    return " ".join(str(part)[:60] for part in parts if part)


def _retry_after(problem: openai.APIStatusError) -> float | None:
    """Seconds or an HTTP date (RFC 9110, 10.2.3); `retry-after-ms` is OpenAI's and Azure's own."""
    headers = problem.response.headers
    milliseconds, wish = headers.get("retry-after-ms", ""), headers.get("retry-after", "")
    if re.fullmatch(r"\d+(\.\d+)?", milliseconds):
        return float(milliseconds) / 1000
    if re.fullmatch(r"\d+(\.\d+)?", wish):
        return float(wish)
    moment = email.utils.parsedate_tz(wish)
    return max(0.0, email.utils.mktime_tz(moment) - time.time()) if moment else None
