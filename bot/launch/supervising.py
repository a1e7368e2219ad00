"""supervisord as a child of the launcher: start, listen, stop."""

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from bot.launch.child import dying_with_its_starter, environment_for_children
from bot.launch.configuration import LOGS, STOP_SECONDS
from bot.launch.refusal import Refusal
from bot.launch.texts import text

PROGRAM = Path(__file__).with_name("supervisord.py")
# Two groups stop one after the other.
STOP_PATIENCE = STOP_SECONDS + 4


class Supervisor:
    def __init__(self, configuration: Path, variables: Mapping[str, str]) -> None:
        """Must be called by the main thread: the death signal is tied to the thread that starts the child."""
        # -P: nothing of the data folder, where it runs, is for import.
        command = (sys.executable, "-P", str(PROGRAM), "-n", "-c", str(configuration))
        self.errors = configuration.parent / LOGS / "supervisord-errors.log"
        with self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                # SIGTERM, so that it stops everything in order when the launcher is killed.
                dying_with_its_starter("SIGTERM", configuration.parent, *command),
                env=environment_for_children(variables),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                # Not the same pipe: without a reader it would fail while it reports that failure, and die of it.
                stderr=errors,
                # Ctrl-C is for the launcher alone.
                start_new_session=True,
                text=True,
                errors="replace",
            )
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def next_line(self, patience: float) -> str | None:
        """Raises Refusal when supervisord has ended."""
        try:
            return self.lines.get(timeout=patience)
        except queue.Empty:
            if self.process.poll() is not None:
                how = text("supervisor_gone", how=ending(self.process.returncode))
                raise Refusal(how, *self.errors.read_text(errors="replace").splitlines()) from None
            return None

    def ask_to_stop(self) -> None:
        self.process.terminate()

    def kill(self) -> None:
        """At once: the kernel sends every process its SIGKILL when supervisord is gone."""
        self.process.kill()

    def wait_until_stopped(self) -> None:
        deadline = time.monotonic() + STOP_PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                self.kill()
            time.sleep(0.05)


def ending(code: int) -> str:
    return text("signal", number=-code) if code < 0 else text("exit_status", status=code)
