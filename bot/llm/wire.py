"""One attempt on the wire: a chat completion within a time that is kept whatever the server does."""

import asyncio
import threading
from dataclasses import dataclass
from typing import Any

import openai

from bot.domain.model import Trouble
from bot.llm.settings import ModelSettings
from bot.llm.troubles import Troubled, troubled


@dataclass(frozen=True)
class Completion:
    text: str
    tokens_in: int
    tokens_out: int


class Wire:
    """One a process. Each thread has a loop and a client of its own, made at its first call and so after any fork.

    A loop, because only there can a call be ended from outside: the timeouts of a plain client begin anew with every
    byte that a slow server sends.
    """

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._local = threading.local()

    def complete(self, request: dict[str, Any], seconds: float) -> Completion:
        """Raises Troubled, and nothing else."""
        try:
            runner, client = self._of_this_thread()
            answer = runner.run(_within(client, request, seconds))
        except Exception as problem:
            raise troubled(problem) from problem
        return _completion(answer)

    def close(self) -> None:
        """This thread's connections."""
        runner, client = self._of_this_thread()
        runner.run(client.close())
        runner.close()
        del self._local.held

    def _of_this_thread(self) -> tuple[asyncio.Runner, openai.AsyncOpenAI]:
        if not hasattr(self._local, "held"):
            client = openai.AsyncOpenAI(
                api_key=self._settings.api_key,
                base_url=self._settings.base_url,
                max_retries=0,  # its waits know nothing of our time
            )
            self._local.held = asyncio.Runner(), client
        held: tuple[asyncio.Runner, openai.AsyncOpenAI] = self._local.held
        return held


async def _within(client: openai.AsyncOpenAI, request: dict[str, Any], seconds: float) -> Any:
    async with asyncio.timeout(seconds):
        return await client.chat.completions.create(**request, timeout=seconds)


def _completion(answer: Any) -> Completion:
    """The SDK builds its objects from whatever a server sends: nothing about them is certain."""
    choices = getattr(answer, "choices", None)
    if not isinstance(choices, list):
        raise Troubled(Trouble.NOT_OPENAI, "the answer is no chat completion")
    usage = getattr(answer, "usage", None)
    tokens = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
    if not choices:
        raise Troubled(Trouble.EMPTY, "no choices", None, *tokens)
    message, reason = getattr(choices[0], "message", None), getattr(choices[0], "finish_reason", None)
    if reason == "content_filter" or getattr(message, "refusal", None):
        raise Troubled(Trouble.REFUSED, str(reason), None, *tokens)
    if reason == "length":
        raise Troubled(Trouble.MALFORMED, "longer than it may be", None, *tokens)
    text = getattr(message, "content", None)
    if not isinstance(text, str) or not text.strip():
        raise Troubled(Trouble.EMPTY, "no content", None, *tokens)
    return Completion(text, *tokens)


def _count(usage: Any, name: str) -> int:
    number = getattr(usage, name, 0)
    return number if isinstance(number, int) and number > 0 else 0
