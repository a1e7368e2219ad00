"""bin/start on real processes: what is killed comes back or is gone, and nothing is left behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import psutil
import pytest

from tests.unit.launch import product

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]  # the product builds an index for most of them
PROJECT = Path(__file__).resolve().parents[2]
# The person's shell, without what a developer may have set for LINE, Slack or the database.
ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {"LANG": "en_US.UTF-8"}

WITH_GRANIAN = (
    "python stand_in.py web ${WEB_HOST:-0.0.0.0} ${PORT:-8000}",
    "granian --interface wsgi slow:application --blocking-threads 2 --port $PORT",
)
SLOW = """\
import time

from bot.launch.child import die_with_the_server

die_with_the_server()

def application(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        print("slow request", flush=True)
        time.sleep(60)
    start_response("200 OK", [])
    return []
"""


def eventually(holds: Callable[[], object], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def four_free_ports() -> int:
    """Below those that Linux gives to whoever asks for any: the tests beside this one do."""
    for first in range(20000 + os.getpid() % 600 * 20, 32700, 10):
        with suppress(OSError):
            for port in range(first, first + 4):
                with closing(socket.socket()) as probe:
                    probe.bind(("127.0.0.1", port))
            return first
    raise AssertionError("no free ports")


class Start:
    """One `bin/start`, without its installation: the test's own Python has everything."""

    def __init__(self, root: Path, data_dir: Path, port: int, **environment: str) -> None:
        self.data_dir, self.port = data_dir, port
        self.output = data_dir.parent / f"{data_dir.name}-{port}-{time.monotonic_ns()}.txt"
        options = ["--port", str(port), "--data-dir", str(data_dir)]
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot.launch", *options],
                cwd=root,
                env=ENVIRONMENT | environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.output.read_text()

    def until(self, words: str, seconds: float = 300) -> "Start":  # the product builds an index, others may work too
        eventually(lambda: re.search(words, self.said) or self.process.poll() is not None, seconds)
        assert re.search(words, self.said), self.said
        return self

    def ended(self, seconds: float = 30) -> int:
        return self.process.wait(seconds)

    def processes(self) -> list[psutil.Process]:
        return [process for process in psutil.process_iter() if belongs(process, self.data_dir)]

    def supervisord(self) -> psutil.Process:
        return psutil.Process(int((self.data_dir / "supervisord.pid").read_text()))

    def pid_of(self, name: str) -> int:
        spawned = re.findall(rf"spawned: '{name}' with pid (\d+)", self.log("supervisord"))
        return int(spawned[-1])

    def has_another(self, name: str, pid: int) -> bool:
        return self.pid_of(name) != pid

    def log(self, name: str) -> str:
        return (self.data_dir / "logs" / f"{name}.log").read_text()

    def nothing_is_left(self, seconds: float = 15) -> bool:
        return eventually(lambda: not self.processes(), seconds)


def belongs(process: psutil.Process, data_dir: Path) -> bool:
    with suppress(psutil.Error):
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        named = any(str(data_dir) in argument for argument in process.cmdline())
        return named or process.environ().get("DATA_DIR") == str(data_dir)
    return False


Starter = Callable[..., Start]


@pytest.fixture(params=["stand-in", pytest.param("product", marks=pytest.mark.long)])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return PROJECT if request.param == "product" else stand_in(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return stand_in(tmp_path)


def stand_in(tmp_path: Path) -> Path:
    # A space, as in "My Documents".
    folder = tmp_path / "the product"
    product.build(folder)
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Starter]:
    starts: list[Start] = []

    def begin(root: Path, name: str = "100% of ;#data", port: int | None = None, **environment: str) -> Start:
        starts.append(Start(root, tmp_path / name, port or four_free_ports(), **environment))
        return starts[-1]

    yield begin
    for each in starts:
        for process in each.processes():
            with suppress(psutil.Error):
                process.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the parent's death signal")
@pytest.mark.parametrize("victim", ["launcher", "supervisord"])
def test_a_killed_start_leaves_no_process_behind(root: Path, start: Starter, victim: str) -> None:
    running = start(root).until("Ready")
    assert len(running.processes()) > 6
    killed = running.process.pid if victim == "launcher" else running.supervisord().pid
    os.kill(killed, signal.SIGKILL)
    assert running.nothing_is_left(), running.processes()
    assert running.ended() == (-signal.SIGKILL if victim == "launcher" else 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the parent's death signal")
@pytest.mark.parametrize("victim", ["launcher", "supervisord", "web"])
def test_a_request_in_progress_keeps_no_killed_web_process(small: Path, start: Starter, victim: str) -> None:
    (small / "slow.py").write_text(SLOW)
    (small / "Procfile").write_text(product.PROCFILE.replace(*WITH_GRANIAN, 1))
    running = start(small).until("Ready")
    before = running.processes()
    with closing(socket.create_connection(("127.0.0.1", running.port))) as citizen:
        citizen.sendall(b"GET /slow HTTP/1.0\r\n\r\n")
        assert eventually(lambda: "slow request" in running.log("web"), 5)
        if victim == "web":
            serving = [process for process in before if "granian" in " ".join(process.cmdline())]
            os.kill(running.pid_of("web"), signal.SIGKILL)
            assert len(serving) == 2
            assert not psutil.wait_procs(serving, 5)[1]
        else:
            os.kill(running.process.pid if victim == "launcher" else running.supervisord().pid, signal.SIGKILL)
            assert running.nothing_is_left(), running.processes()


def test_a_killed_process_is_restarted_and_reported(root: Path, start: Starter) -> None:
    running = start(root).until("Ready")
    for name in ("worker-inbound", "broker", "web"):
        before = running.pid_of(name)
        os.kill(before, signal.SIGKILL)
        running.until(rf"{name} died \(signal 9\); restarted, pid \d+", 30)
        assert eventually(partial(running.has_another, name, before), 5)
        assert running.process.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_stops_everything_in_order(root: Path, start: Starter, number: signal.Signals) -> None:
    running = start(root).until("Ready")
    # The whole foreground group, as a terminal does it.
    os.killpg(running.process.pid, number)
    assert running.ended(13) == 0
    assert "Stopped (" in running.said
    assert running.nothing_is_left(1), running.processes()
    assert "supervisord.pid" not in os.listdir(running.data_dir)


def test_a_signal_during_the_preparation_stops_it(small: Path, start: Starter) -> None:
    (small / "manage.py").write_text("import time\nprint('long', flush=True)\ntime.sleep(60)\n")
    running = start(small).until("long")
    running.process.terminate()
    assert running.ended() == 0
    assert running.nothing_is_left(), running.processes()


def test_a_second_signal_stops_at_once(small: Path, start: Starter) -> None:
    stubborn = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    (small / "stand_in.py").write_text(stubborn + product.STAND_IN)
    running = start(small).until("Ready")
    running.process.terminate()
    running.until("once more stops at once")
    running.process.terminate()
    assert running.ended(8) == 0  # long before it would have been killed
    assert running.nothing_is_left(), running.processes()


@pytest.mark.long
def test_a_process_that_ignores_sigterm_is_killed_within_ten_seconds(small: Path, start: Starter) -> None:
    stubborn = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    (small / "stand_in.py").write_text(stubborn + product.STAND_IN)
    running = start(small).until("Ready")
    running.process.terminate()
    assert running.ended(11) == 0
    assert running.nothing_is_left(1), running.processes()


@pytest.mark.long
def test_the_next_start_waits_for_what_a_killed_one_left(small: Path, start: Starter) -> None:
    stubborn = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    (small / "stand_in.py").write_text(stubborn + product.STAND_IN)
    running = start(small).until("Ready")
    running.process.kill()
    running.ended()
    start(small, port=running.port).until("previous start").until("Ready")


def test_a_disk_without_room_for_the_logs_ends_nothing(small: Path, start: Starter) -> None:
    running = start(small).until("Ready")
    running.supervisord().rlimit(psutil.RLIMIT_FSIZE, (0, psutil.RLIM_INFINITY))
    os.kill(running.pid_of("beat"), signal.SIGKILL)
    running.until("beat died .* restarted")
    assert running.process.poll() is None


def test_a_second_start_is_refused_with_the_addresses_of_the_first(root: Path, start: Starter) -> None:
    running = start(root).until("Ready")
    second = start(root)
    assert second.ended() == 1
    assert f"(process {running.process.pid})" in second.said
    assert f"http://127.0.0.1:{running.port + 1}/admin/" in second.said
    assert running.process.poll() is None
    start(root, name="another").until("Ready")


def test_a_busy_port_is_named_before_anything_starts(small: Path, start: Starter) -> None:
    port = four_free_ports()
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", port + 1))
        taken.listen()
        refused = start(small, port=port)
        assert refused.ended() == 1
    assert f'Port {port + 1} is taken, and the process "console" needs it' in refused.said
    assert re.search(r"bin/start --port \d+", refused.said)
    assert "migrated" not in refused.said


def test_a_process_that_cannot_start_is_reported_with_the_end_of_its_log(small: Path, start: Starter) -> None:
    (small / "Procfile").write_text(product.PROCFILE.replace("web: ", "web: sleep 7; : ", 1))
    (small / "broken").touch()
    refused = start(small)
    assert refused.ended() == 1
    assert "beat cannot start (exit status 1)" in refused.said
    assert "    beat: this file breaks me" in refused.said
    assert refused.nothing_is_left(1), refused.processes()


@pytest.mark.long
def test_a_process_that_cannot_start_any_more_is_tried_until_it_can(small: Path, start: Starter) -> None:
    running = start(small).until("Ready")
    (small / "broken").touch()
    os.kill(running.pid_of("beat"), signal.SIGKILL)
    running.until(r"beat cannot start \(exit status 1\)")
    assert running.process.poll() is None
    (small / "broken").unlink()
    running.until("beat runs again")


def test_wrong_settings_are_a_list_without_a_traceback(root: Path, start: Starter) -> None:
    refused = start(root, TIME_ZONE="wrong")
    assert refused.ended() == 1
    assert "TIME_ZONE" in refused.said
    assert "Traceback" not in refused.said
    assert "  File " not in refused.said


def test_the_first_password_is_shown_and_kept_nowhere(small: Path, start: Starter) -> None:
    running = start(small).until("Ctrl-C stops")
    assert "admin / first-password" in running.said
    kept = [path for path in running.data_dir.rglob("*") if path.is_file() and b"first-password" in path.read_bytes()]
    assert kept == []
    assert (running.data_dir / "demo.env").stat().st_mode & 0o777 == 0o600
