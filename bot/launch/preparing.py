"""`manage.py prepare`: migrations, sample city, index and first administrator, in one process before all others."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bot.launch.child import dying_with_its_starter, environment_for_children
from bot.launch.configuration import LOGS
from bot.launch.environment import Place, Plan
from bot.launch.refusal import Refusal
from bot.launch.texts import text

ADMINISTRATOR = "administrator: "
LOG_NAME = "prepare.log"
MOST_LINES = 40
LAST_LINE_OF_TRACEBACK = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*): ?(?P<message>.*)")
# Errors whose name says nothing to the person; the message is a list made for them.
UNNAMED = ("ImproperlyConfigured", "SystemCheckError", "CommandError", "Refusal")


def prepare(plan: Plan, place: Place, progress: Callable[[str], None]) -> str | None:
    """The administrator's line, while the first password is valid. Raises Refusal with what the command found."""
    log = place.data_dir / LOGS / LOG_NAME
    log.parent.mkdir(exist_ok=True)
    administrator = None
    with log.open("w") as errors:
        command = dying_with_its_starter("SIGKILL", place.root, sys.executable, "manage.py", "prepare")
        process = subprocess.Popen(
            command,
            env=environment_for_children(plan.variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            # Kept apart: what is said on the other one is shown only if it fails.
            stderr=errors,
            start_new_session=True,
            text=True,
            errors="replace",
        )
        try:
            administrator = relay(process, progress)
        except BaseException:
            process.kill()
            raise
    if process.wait() != 0:
        raise Refusal(text("prepare_failed", log=log), *explanation(log.read_text(errors="replace")))
    return administrator


def relay(process: "subprocess.Popen[str]", progress: Callable[[str], None]) -> str | None:
    """The password goes nowhere but to the caller: no log, no file."""
    assert process.stdout is not None
    administrator = None
    for line in map(str.rstrip, process.stdout):
        if line.startswith(ADMINISTRATOR):
            administrator = line.removeprefix(ADMINISTRATOR)
        elif line:
            progress(line)
    return administrator


def explanation(errors: str) -> list[str]:
    """What the person can use: the message of the last exception, or all of it where there is no traceback."""
    lines = errors.rstrip().splitlines()
    if "Traceback (most recent call last):" in errors:
        starts = [place for place, line in enumerate(lines) if LAST_LINE_OF_TRACEBACK.match(line)]
        lines = lines[starts_of_message(lines, starts) :] if starts else lines
        lines[:1] = [without_class(lines[0])] if lines else []
    return [f"  {line}" for line in lines[-MOST_LINES:]]


def starts_of_message(lines: list[str], starts: list[int]) -> int:
    """A message of many lines may hold others that look like an exception's: the first after the last traceback."""
    last = max(place for place, line in enumerate(lines) if line.startswith("Traceback "))
    return next((place for place in starts if place > last), 0)


def without_class(line: str) -> str:
    match = LAST_LINE_OF_TRACEBACK.match(line)
    if match is None:
        return line
    name = match["kind"].rpartition(".")[2]
    return match["message"] if name in UNNAMED else f"{name}: {match['message']}"


def make_private(folder: Path) -> None:
    """Everything made from here on, by any process, is for its owner only: the database holds what citizens wrote."""
    os.umask(0o077)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Refusal(text("no_folder", folder=folder, reason=error.strerror)) from None
