"""gunicorn's settings under bin/start, beside those of the Procfile.

A gunicorn worker whose parent is gone stops by itself, but only after its requests are answered; the kernel's signal
does not wait. (Celery asks for that signal itself, in every pool child.)
"""

import os
import signal
from typing import Protocol

from bot.launch.child import ask_for_the_parents_death_signal

# It would stand in the home folder, the same one for web and console.
control_socket_disable = True


class Worker(Protocol):
    ppid: int


def post_fork(server: object, worker: Worker) -> None:
    ask_for_the_parents_death_signal(signal.SIGKILL)
    if os.getppid() != worker.ppid:
        os._exit(1)
