"""pytest plugin of bin/test: what ran before and beside pytest, and the time of it all, inside pytest's own summary."""

import os
import time
from pathlib import Path
from typing import Protocol

MYPY = Path(".venv")


class Reporter(Protocol):
    def section(self, title: str) -> None: ...
    def line(self, message: str) -> None: ...


def pytest_terminal_summary(terminalreporter: Reporter) -> None:
    while not (MYPY / "mypy.ended").exists():
        time.sleep(0.2)
    seconds = time.time() - float(os.environ["BIN_TEST_BEGAN"])
    failed = os.environ.get("BIN_TEST_FAILED", "").strip()
    terminalreporter.section("bin/test")
    terminalreporter.line(f"before the tests: {'FAILED: ' + failed if failed else 'all passed'}")
    for line in (MYPY / "mypy.log").read_text().splitlines():
        terminalreporter.line(f"mypy: {line}")
    terminalreporter.line(f"total time: {int(seconds // 60)} min {int(seconds % 60)} s")
