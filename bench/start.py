"""From `bin/start` on a prepared machine to the first answer, and the memory of every process. `python -m bench.start`

Memory is the proportional set size: pages that processes share are counted once, divided among them (Linux).
"""

import json
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections import Counter
from typing import Any

import psutil

from bench.counter import show
from tests.rig import ROOT, free_port, wait_until

NAMES = {
    "bot.launch": "launcher",
    "supervisor": "supervisor",
    "inbound@": "worker-inbound",
    "delivery@": "worker-delivery",
    "periodic@": "worker-periodic",
    "beat": "beat",
    "channels.simulator": "simulator",
    "valkey": "broker",
    "slack_socket": "slack-socket",
}


class Demo:
    def __init__(self, folder: str) -> None:
        self.port = free_port()
        command = ["bin/start", "--port", str(self.port), "--data-dir", folder]
        self.began = time.perf_counter()
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port + 2}{path}", data)
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.loads(answer.read() or b"null")

    def first_answer(self) -> float:
        """Seconds until a citizen, who asks as soon as anything listens, has the answer."""
        new = {"name": "最初", "language": "ja"}
        user = wait_until(lambda: self.ask("/control/line/citizens", new), 300)["user_id"]
        wait_until(lambda: self.ask("/control/line/say", {"user_id": user, "text": "住民票"})["status"] == 200, 120)
        wait_until(lambda: [e for e in self.ask("/control/ledger?platform=line") if e["endpoint"] == "reply"], 120)
        return time.perf_counter() - self.began

    def memory(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for process in psutil.Process(self.process.pid).children(recursive=True):
            found[self._name(process)] += process.memory_full_info().pss >> 20
        return dict(sorted(found.items()))

    def _name(self, process: psutil.Process) -> str:
        line = " ".join(process.cmdline())
        if "granian" in line:
            return "web" if f" {self.port} " in f"{line} " else "console"
        return next((name for mark, name in NAMES.items() if mark in line), "other")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = Demo(folder)
        prepared = first.first_answer()
        first.stop()
        second = Demo(folder)
        again = second.first_answer()
        time.sleep(3)
        memory = second.memory()
        second.stop()
    show(
        {
            "first_answer_s": {"new_data_folder": round(prepared, 1), "prepared": round(again, 1)},
            "memory_mib": memory,
            "memory_mib_total": sum(memory.values()),
        },
    )


if __name__ == "__main__":
    main()
