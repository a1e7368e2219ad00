"""supervisord's log, told to the person in plain words.

The log is read because nothing else of supervisord tells the signal that ended a process; its events and its RPC
leave that out. Its wording is pinned with its version, and a test starts the real one.
"""

import re
import signal
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.launch.texts import text

SPAWNED = re.compile(r"INFO spawned: '(?P<name>.+)' with pid (?P<pid>\d+)")
EXITED = re.compile(r"(?:INFO|WARN) exited: (?P<name>\S+) \((?P<how>.+); (?:not )?expected\)")
RUNNING = re.compile(r"INFO success: (?P<name>\S+) entered RUNNING state")

ENDS_BEFORE_ALARM = 3
LOG_LINES = 15
LOG_BYTES = 20_000


@dataclass
class Life:
    """What is known of one process."""

    pid: int | None = None
    how_it_ended: str | None = None
    ends_in_a_row: int = 0
    reported: bool = False

    @property
    def failing(self) -> bool:
        return self.ends_in_a_row >= ENDS_BEFORE_ALARM


class Narrator:
    """Feed it the lines of the log; it returns what to say, mostly nothing."""

    def __init__(self, log_of: Callable[[str], Path]) -> None:
        self.log_of = log_of
        self.lives: dict[str, Life] = {}

    @property
    def failing(self) -> list[str]:
        return [name for name, life in self.lives.items() if life.failing]

    def hear(self, line: str) -> list[str]:
        for pattern, tell in ((SPAWNED, self.spawned), (EXITED, self.exited), (RUNNING, self.running)):
            if match := pattern.search(line):
                return tell(self.lives.setdefault(match["name"], Life()), **match.groupdict())
        return []

    def spawned(self, life: Life, name: str, pid: str) -> list[str]:
        ended, life.how_it_ended, life.pid = life.how_it_ended, None, int(pid)
        # Once it is known to fail, each new attempt is no news.
        if ended is None or life.failing:
            return []
        verb = "ended" if how_ended(ended)[0] == "exit_status" else "died"
        return [f"{text(verb, name=name, how=in_words(ended))}; {text('restarted', pid=pid)}"]

    def exited(self, life: Life, name: str, how: str) -> list[str]:
        life.how_it_ended = how
        life.ends_in_a_row += 1
        if not life.failing or life.reported:
            return []
        life.reported = True
        log = self.log_of(name)
        return [text("failing", name=name, how=in_words(how), log=log), *(f"    {line}" for line in last_lines(log))]

    def running(self, life: Life, name: str) -> list[str]:
        recovered = life.reported
        life.ends_in_a_row, life.reported = 0, False
        return [text("recovered", name=name)] if recovered else []


def how_ended(how: str) -> tuple[str, str]:
    """Key and value of a text, from `exit status 3` or `terminated by SIGKILL (core dumped)`."""
    kind, value = how.split()[:2], how.split()[2]
    if kind == ["exit", "status"]:
        return "exit_status", value
    # supervisord says SIGKILL where it knows the name, and "signal 40" where it does not.
    number = signal.Signals[value].value if value in signal.Signals.__members__ else how.split()[-1]
    return "signal", str(number)


def in_words(how: str) -> str:
    key, value = how_ended(how)
    return text(key, status=value, number=value)


def last_lines(log: Path) -> list[str]:
    if not log.exists():
        return []
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - LOG_BYTES))
        lines = file.read().decode(errors="replace").splitlines()
    return list(deque((line for line in lines if line.strip()), LOG_LINES))
