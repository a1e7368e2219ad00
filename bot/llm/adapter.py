"""The port's adapter: a task becomes a request or two, and whatever comes back becomes a reply or a failure."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.domain.model import ANSWERED, NOTHING_LIMITED, Allowed, Call, Failure, Reply, Task, Trouble, Values, Watch
from bot.llm.canaries import canary, holds_canary
from bot.llm.prompts import Prompt, prompt_for
from bot.llm.schema import Malformed, read, strict_schema
from bot.llm.settings import ModelSettings
from bot.llm.troubles import Troubled
from bot.llm.wire import Completion, Wire

T = TypeVar("T")

MOST_ATTEMPTS = 2
LEAST_SECONDS = 0.5  # hardly a model answers in less: such a call would only tell that time was short
_AGAIN_AFTER = {
    Trouble.CONNECTION: 0.2,
    Trouble.CUT: 0.0,
    Trouble.SERVER_ERROR: 0.3,
    Trouble.RATE_LIMITED: 0.5,
    Trouble.EMPTY: 0.0,
    Trouble.MALFORMED: 0.0,
}
"""What may work a moment later, and how many seconds that is."""


@dataclass
class _Spent:
    """What a task has cost so far, over all its attempts."""

    began: float
    deadline: float
    attempts: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def add(self, tokens_in: int, tokens_out: int) -> None:
        self.tokens_in += tokens_in
        self.tokens_out += tokens_out


class OpenAIModel:
    """Implements `bot.domain.model.Model`. One a process, for all its threads.

    `mask` goes over every citizen's words once more, so that no caller can forget it. A server that refuses strict
    schemas is asked for plain JSON from then on, until the process ends.
    """

    def __init__(self, settings: ModelSettings, watch: Watch, mask: Callable[[str], str]) -> None:
        self._settings = settings
        self._watch = watch
        self._mask = mask
        self._wire = Wire(settings)
        self._plain_json = False

    def ask(
        self, task: Task[T], values: Values, allowed: Allowed = NOTHING_LIMITED, *, seconds: float
    ) -> Reply[T] | Failure:
        """Raises ValueError for values that the prompt does not know, and nothing else."""
        prompt = prompt_for(task.purpose)
        prompt.check(values)
        spent = _Spent(time.monotonic(), time.monotonic() + seconds)
        if seconds < LEAST_SECONDS:
            return self._failure(prompt, spent, Troubled(Trouble.TIMEOUT, "no time was left"))
        if not self._watch.admits():
            return self._failure(prompt, spent, Troubled(Trouble.PAUSED))
        try:
            value = self._until_it_works(prompt, task, self._masked(prompt, values), allowed, spent)
        except Troubled as trouble:
            failure = self._failure(prompt, spent, trouble)
            self._watch.failed(failure)
            return failure
        self._watch.succeeded()
        return Reply(value, self._call(prompt, spent, ANSWERED))

    def close(self) -> None:
        """This thread's connections."""
        self._wire.close()

    def _until_it_works(self, prompt: Prompt, task: Task[T], values: Values, allowed: Allowed, spent: _Spent) -> T:
        plain = self._plain_json
        while True:
            request = self._request(prompt, values, strict_schema(task.reply, allowed), plain)
            try:
                return self._attempt(request, task, allowed, spent)
            except Troubled as trouble:
                spent.add(trouble.tokens_in, trouble.tokens_out)
                if trouble.trouble is Trouble.SCHEMA_REFUSED:
                    self._plain_json = not plain  # where both are refused, the next task begins anew
                    if not plain:
                        plain = True
                        continue
                wait = _wait(trouble, spent)
                if wait is None:
                    raise
                time.sleep(wait)

    def _attempt(self, request: dict[str, Any], task: Task[T], allowed: Allowed, spent: _Spent) -> T:
        """Raises Troubled."""
        spent.attempts += 1
        completion: Completion = self._wire.complete(request, max(0.01, spent.deadline - time.monotonic()))
        spent.add(completion.tokens_in, completion.tokens_out)
        if holds_canary(completion.text, self._settings.canary_seed):
            raise Troubled(Trouble.LEAKED)
        try:
            return read(completion.text, task.reply, allowed)
        except Malformed as problem:
            raise Troubled(Trouble.MALFORMED, str(problem)[:200]) from None

    def _request(self, prompt: Prompt, values: Values, schema: dict[str, Any], plain: bool) -> dict[str, Any]:
        system = prompt.system(canary(self._settings.canary_seed, prompt.purpose))
        form: dict[str, Any] = {"type": "json_object"}
        if plain:
            titled = {"title": prompt.purpose, **schema}
            system += f"The form, as a JSON schema: {json.dumps(titled, ensure_ascii=False)}\n"
        else:
            form = {"type": "json_schema", "json_schema": {"name": prompt.purpose, "strict": True, "schema": schema}}
        request: dict[str, Any] = {
            "model": self._settings.model,
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": json.dumps(values, ensure_ascii=False)},
            ],
            "response_format": form,
            "max_completion_tokens": prompt.tokens,
        }
        if self._settings.temperature is not None:
            request["temperature"] = self._settings.temperature
        return request

    def _masked(self, prompt: Prompt, values: Values) -> Values:
        return {
            name: _each_text(value, self._mask) if name in prompt.citizen else value for name, value in values.items()
        }

    def _failure(self, prompt: Prompt, spent: _Spent, trouble: Troubled) -> Failure:
        call = self._call(prompt, spent, trouble.trouble)
        return Failure(trouble.trouble, call, trouble.detail, trouble.retry_after)

    def _call(self, prompt: Prompt, spent: _Spent, outcome: str) -> Call:
        return Call(
            purpose=prompt.purpose,
            outcome=outcome,
            prompt=prompt.version,
            model=self._settings.model,
            tokens_in=spent.tokens_in,
            tokens_out=spent.tokens_out,
            cost=self._settings.cost(spent.tokens_in, spent.tokens_out),
            milliseconds=round((time.monotonic() - spent.began) * 1000, 1),
            attempts=spent.attempts,
        )


def _wait(trouble: Troubled, spent: _Spent) -> float | None:
    """Seconds until the next attempt; None where there is none, or no time for it."""
    wait = _AGAIN_AFTER.get(trouble.trouble)
    if wait is None or spent.attempts >= MOST_ATTEMPTS:
        return None
    wait = max(wait, trouble.retry_after or 0.0)
    return wait if time.monotonic() + wait + LEAST_SECONDS <= spent.deadline else None


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _each_text(inner, change) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_each_text(inner, change) for inner in value]
    return value
