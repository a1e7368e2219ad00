"""What the person reads in the terminal, and a copy of it in DATA_DIR/logs/start.log."""

import contextlib
import os
import sys
import time
from pathlib import Path

LOG_NAME = "start.log"
LARGEST_LOG = 1_000_000


class Voice:
    def __init__(self, logs: Path) -> None:
        path = logs / LOG_NAME
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_suffix(".log.1"))
        self.log = path.open("a", buffering=1)
        # The terminal may know fewer characters than the texts have.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace", line_buffering=True)

    def say(self, *lines: str) -> None:
        if lines:
            self.show(*lines)
        for line in lines:
            with contextlib.suppress(OSError):  # a full disk must not stop the counter
                print(time.strftime("%Y-%m-%d %H:%M:%S"), line, file=self.log)

    def show(self, *lines: str) -> None:
        """For the terminal only: what must not be kept, like a password."""
        try:
            print(*lines, sep="\n")
        except OSError:
            # Nobody reads any more (a closed terminal or pipe): the counter goes on, the log is still written.
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
