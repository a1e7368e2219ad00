"""One start for each data folder: a locked file says who runs here, and where."""

import fcntl
import json
import os
from pathlib import Path
from typing import IO

from bot.launch.refusal import Refusal
from bot.launch.texts import text

FILE_NAME = "running.json"


class Instance:
    """Holds the folder until the process ends, however it ends: the kernel gives the lock back."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    @classmethod
    def claim(cls, data_dir: Path) -> "Instance":
        """Raises Refusal, with the addresses of the one that runs."""
        file = os.fdopen(os.open(data_dir / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600), "r+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(*who_runs(file.read(), data_dir)) from None
        instance = cls(file)
        instance.publish({})
        return instance

    def publish(self, addresses: dict[str, str]) -> None:
        # Written in place: a renamed file would leave the lock on the old one.
        self.file.seek(0)
        self.file.truncate()
        json.dump({"pid": os.getpid(), "addresses": addresses}, self.file)
        self.file.flush()


def who_runs(content: str, data_dir: Path) -> list[str]:
    try:
        running = json.loads(content)
    except ValueError:
        running = {"pid": "?", "addresses": {}}
    first = text("already_running", pid=running["pid"], folder=str(data_dir))
    addresses = [f"  {name:<14} {address}" for name, address in running["addresses"].items()]
    return [first, *addresses, text("already_running_hint")]
