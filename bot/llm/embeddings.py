"""The embeddings endpoint of an OpenAI-compatible API, for `bot.domain.embeddings.Embedder`."""

import asyncio
import hashlib
import logging
import math
import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import openai
from pydantic import BaseModel, FiniteFloat, ValidationError

from bot.domain.embeddings import NoVectors
from bot.llm.breaker import Breaker

OPENAI = "https://api.openai.com/v1"
_PATIENCE = 60.0  # seconds for a batch, with its repetitions
_ATTEMPTS_MORE = 2  # with growing waits, as the package makes them; whoever wants the vectors comes again later
_LOGGED_AGAIN = 3600.0  # seconds
_LONGEST_TEXT = 2000  # characters: the beginning says what a text is about, and models refuse what is too long
_LONGEST_NAME = 40
_SHORTEST, _LONGEST = 1e-6, 1e6  # vectors; others cannot be brought to length 1

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class EmbeddingSettings:
    """`timeout` in seconds is for the one vector that a citizen waits for."""

    model: str
    api_key: str = field(repr=False)
    base_url: str = OPENAI
    timeout: float = 1.0


class _Item(BaseModel):
    index: int
    embedding: list[FiniteFloat]


class _Answer(BaseModel):
    data: list[_Item]


class OpenAIEmbedder:
    """Safe to share by threads. `mask` takes personal data out of every text that leaves."""

    def __init__(self, settings: EmbeddingSettings, mask: Callable[[str], str], breaker: Breaker | None = None) -> None:
        self.name = _name(settings)
        self._settings = settings
        self._host = settings.base_url.partition("://")[2].partition("/")[0].rpartition("@")[2]
        self._mask = mask
        self._breaker = breaker or Breaker()
        self._logged: dict[str, float] = {}
        self._missed = 0
        self._local = threading.local()

    def ask(self, utterance: str, size: int) -> Sequence[float]:
        if not self._breaker.admits():
            self._missed += 1
            raise NoVectors("left alone after failures")
        try:
            [vector] = self._request([utterance], self._settings.timeout)
            if len(vector) != size:
                raise NoVectors(f"{len(vector)} numbers instead of {size}")
        except Exception as problem:  # whatever it is, it must not cost a citizen the answer
            self._missed += 1
            if not _is_about_the_texts(problem):  # whoever can write must not switch it off for the others
                self._breaker.failed(_wished_pause(problem))
            raise self._told(problem) from problem
        if self._breaker.succeeded():
            self._log("again", "%s gives vectors again; %s questions were answered without", self._host, self._missed)
            self._missed = 0
        return vector

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A server that takes fewer texts at once is asked for half of them, and so on."""
        try:
            return self._halved(texts)
        except Exception as problem:
            raise self._told(problem) from problem

    def close(self) -> None:
        """This thread's connection."""
        runner, client = self._of_this_thread()
        runner.run(client.close())
        runner.close()
        del self._local.held

    def _halved(self, texts: Sequence[str]) -> list[list[float]]:
        try:
            return self._request(texts, _PATIENCE, _ATTEMPTS_MORE)
        except openai.APIStatusError as refused:
            if not _is_about_the_texts(refused) or len(texts) == 1:
                raise
        middle = len(texts) // 2
        return [*self._halved(texts[:middle]), *self._halved(texts[middle:])]

    def _request(self, texts: Sequence[str], seconds: float, attempts_more: int = 0) -> list[list[float]]:
        runner, client = self._of_this_thread()
        body = runner.run(self._body(client.with_options(max_retries=attempts_more), texts, seconds))
        return _vectors(body, len(texts))

    async def _body(self, client: openai.AsyncOpenAI, texts: Sequence[str], seconds: float) -> str:
        """Floats in JSON are asked for: not every server knows the package's own way to write them."""
        async with asyncio.timeout(seconds):
            answer = await client.embeddings.with_raw_response.create(
                model=self._settings.model,
                input=[self._mask(text)[:_LONGEST_TEXT] for text in texts],
                encoding_format="float",
                timeout=seconds,
            )
            return answer.text

    def _of_this_thread(self) -> tuple[asyncio.Runner, openai.AsyncOpenAI]:
        """A loop, because only there can a call be ended from outside: the limits of a plain client begin anew with
        every byte that a slow server sends. Made at the first call, and so after any fork.
        """
        if not hasattr(self._local, "held"):
            # A server of the city's own may need no key, but the package needs one that is not empty.
            client = openai.AsyncOpenAI(api_key=self._settings.api_key or "none", base_url=self._settings.base_url)
            self._local.held = asyncio.Runner(), client
        held: tuple[asyncio.Runner, openai.AsyncOpenAI] = self._local.held
        return held

    def _told(self, problem: Exception) -> NoVectors:
        """Log it, without the API's own words: they may repeat what a citizen wrote."""
        reason, advice = _explained(problem)
        self._log(reason, "%s: %s. %s Answers are found without", self._host, reason, advice)
        return NoVectors(reason)

    def _log(self, kind: str, message: str, *words: object) -> None:
        """Each kind once an hour: trouble may come a thousand times."""
        now = time.monotonic()
        if now - self._logged.get(kind, -_LOGGED_AGAIN) >= _LOGGED_AGAIN:
            self._logged[kind] = now
            logger.warning(f"EMBEDDING_MODEL %s at {message}", self._settings.model, *words)  # noqa: G004


def _name(settings: EmbeddingSettings) -> str:
    """Two servers may call different models the same."""
    readable = re.sub(r"[^A-Za-z0-9._-]", "_", settings.model)[:_LONGEST_NAME]
    whole = f"{settings.base_url.rstrip('/')} {settings.model}"
    return f"api-{readable}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def _vectors(body: str, count: int) -> list[list[float]]:
    """Raises NoVectors for anything but `count` vectors of one size, none of them without direction."""
    try:
        items = _Answer.model_validate_json(body).data
    except ValidationError as wrong:
        raise NoVectors("not an answer of an embeddings API") from wrong
    found = {item.index: item.embedding for item in items}
    if sorted(found) != list(range(count)):
        raise NoVectors(f"{len(items)} vectors for {count} texts")
    if len({len(vector) for vector in found.values()}) != 1:
        raise NoVectors("vectors of different sizes")
    if not all(_SHORTEST < math.hypot(*vector) < _LONGEST for vector in found.values()):
        raise NoVectors("vectors without a length")
    return [found[place] for place in range(count)]


def _explained(problem: Exception) -> tuple[str, str]:
    """The reason in a few words, and what an operator should look at."""
    match problem:
        case openai.APITimeoutError() | TimeoutError():
            return "timeout", "See EMBEDDING_SECONDS."
        case openai.APIConnectionError():
            return "no connection", "Check OPENAI_BASE_URL."
        case openai.APIStatusError(status_code=401 | 403 as status):
            return f"status {status}", "Check OPENAI_API_KEY."
        case openai.APIStatusError(status_code=400 | 404 as status):
            return f"status {status}", "Check EMBEDDING_MODEL and OPENAI_BASE_URL."
        case openai.APIStatusError(status_code=status):
            return f"status {status}", "The API is busy or out of order, or its quota is used up."
        case NoVectors(reason=reason):
            return reason, "Check EMBEDDING_MODEL and OPENAI_BASE_URL."
    return type(problem).__name__, "Check EMBEDDING_MODEL and OPENAI_BASE_URL."


def _is_about_the_texts(problem: Exception) -> bool:
    return isinstance(problem, openai.APIStatusError) and problem.status_code in (400, 413, 422)


def _wished_pause(problem: Exception) -> float | None:
    """Seconds in Retry-After, where a refusal has one; a date there is not looked at."""
    if not isinstance(problem, openai.APIStatusError):
        return None
    wished = problem.response.headers.get("retry-after", "")
    return float(wished) if re.fullmatch(r"\d+(\.\d+)?", wished) else None
