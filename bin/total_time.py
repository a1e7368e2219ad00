"""pytest plugin of bin/test: what came before pytest, and the time of it all, inside pytest's own summary."""

import os
import time
from typing import Protocol


class Reporter(Protocol):
    def section(self, title: str) -> None: ...
    def line(self, message: str) -> None: ...


def pytest_terminal_summary(terminalreporter: Reporter) -> None:
    seconds = time.time() - float(os.environ["BIN_TEST_BEGAN"])
    failed = os.environ.get("BIN_TEST_FAILED", "").strip()
    terminalreporter.section("bin/test")
    terminalreporter.line(f"before the tests: {'FAILED: ' + failed if failed else 'all passed'}")
    terminalreporter.line(f"total time: {int(seconds // 60)} min {int(seconds % 60)} s")
