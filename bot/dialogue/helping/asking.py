"""The model as the helper for staff uses it: switched on or off, one question, its call kept for the record."""

from dataclasses import dataclass, field
from typing import TypeVar

from bot.dialogue.guards.incoming.screening import screened
from bot.dialogue.turn import Tools
from bot.domain.messages import TranscriptLine
from bot.domain.model import NOTHING_LIMITED, Allowed, Call, Failure, Rung, Task, Values

T = TypeVar("T")


@dataclass
class Asking:
    """`channel` is the citizen's, empty where it is about no case."""

    tools: Tools
    seconds: float
    channel: str = ""
    calls: list[Call] = field(default_factory=list)

    def may(self, *topics: str) -> bool:
        """Both channels count: where staff read the model's words, and where the citizen writes."""
        channels = filter(None, (self.tools.desk_channel, self.channel))
        allowed = (self.tools.switches.allow(Rung.STAFF, channel, *topics) for channel in channels)
        return self.tools.model is not None and all(allowed)

    def ask(self, task: Task[T], values: Values, allowed: Allowed = NOTHING_LIMITED) -> T | None:
        """None for every failure; operators learn of it from the record."""
        if self.tools.model is None:
            return None
        outcome = self.tools.model.ask(task, values, allowed, seconds=self.seconds)
        self.calls.append(outcome.call)
        return None if isinstance(outcome, Failure) else outcome.value


def innocent(lines: tuple[TranscriptLine, ...]) -> tuple[TranscriptLine, ...]:
    """Without those that try to steer a model, whoever said them."""
    return tuple(line for line in lines if screened(line.text).clean)


def as_values(lines: tuple[TranscriptLine, ...]) -> list[dict[str, str]]:
    return [{"speaker": line.speaker, "text": line.text} for line in lines]


def by_citizen(lines: tuple[TranscriptLine, ...]) -> tuple[TranscriptLine, ...]:
    """Only their messages have an id of the platform."""
    return tuple(line for line in lines if line.message_id)
