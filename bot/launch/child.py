"""Runs a command in a folder, and lets it die with whoever started it.

    python -I -S child.py SIGNAL FOLDER GATE COMMAND…

GATE is a file: the command begins when it exists ("-": at once).

The wrapper asks the kernel for SIGNAL at its parent's death and then becomes the command (the wish survives exec, not
fork: Celery asks the same in its pool children, `bot/wsgi.py` in granian's worker).

Only Linux has this. Elsewhere an orderly stop works the same, but after a SIGKILL of the launcher supervisord and its
processes go on until the next start, which finds supervisord's pid file and stops it first (`leftover.py`).

Standard library only, and few modules: this runs before every process, without site-packages (-S) and without this
folder on the path (-I).
"""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

PR_SET_PDEATHSIG = 1
PARENT = "MADOGUCHI_PARENT_PID"
"""The pid that the starter expects to be the parent; each wrapped process sets it anew for its own children."""

NO_GATE = "-"


def dying_with_its_starter(death_signal: str, folder: Path, *command: str, gate: Path | None = None) -> list[str]:
    return [sys.executable, "-I", "-S", __file__, death_signal, str(folder), str(gate or NO_GATE), *command]


def environment_for_children(variables: Mapping[str, str]) -> dict[str, str]:
    return {**variables, PARENT: str(os.getpid())}


def wait_for(gate: str) -> None:
    while gate != NO_GATE and not os.path.exists(gate):
        time.sleep(0.02)


def ask_for_the_parents_death_signal(number: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)


def die_with_the_server() -> None:
    """For a worker of a web server that forks: one whose parent was killed would go on serving its port for ever."""
    ask_for_the_parents_death_signal(signal.SIGKILL)
    if os.environ.get(PARENT, str(os.getppid())) != str(os.getppid()):
        os._exit(1)


def main(name: str, folder: str, gate: str, command: list[str]) -> None:
    ask_for_the_parents_death_signal(signal.Signals[name])
    # The parent may have died before the wish was heard: then nobody would ever send the signal.
    if os.environ.get(PARENT, str(os.getppid())) != str(os.getppid()):
        raise SystemExit(1)
    os.environ[PARENT] = str(os.getpid())
    wait_for(gate)
    os.chdir(folder)
    os.execvp(command[0], command)  # noqa: S606 - the shell, where one is wanted, is part of the command


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
