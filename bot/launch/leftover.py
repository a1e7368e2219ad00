"""A supervisord that outlived its launcher: on Linux for the seconds of its orderly stop, elsewhere for good."""

import os
import signal
import subprocess
import time
from pathlib import Path

from bot.launch.configuration import CONFIGURATION, PID_FILE

PATIENCE = 15.0


def command_line(pid: int) -> str:
    listed = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self").exists():
        return listed.read_bytes().replace(b"\0", b" ").decode(errors="replace") if listed.exists() else ""
    # macOS has no /proc.
    return subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout


def leftover_pid(data_dir: Path) -> int | None:
    """Nothing when the pid now belongs to somebody else."""
    try:
        pid = int((data_dir / PID_FILE).read_text())
        return pid if str(data_dir / CONFIGURATION) in command_line(pid) else None
    except (OSError, ValueError):
        return None


def end_leftover(data_dir: Path) -> bool:
    """Only to be called by the owner of the folder's lock. True when there was one."""
    pid = leftover_pid(data_dir)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    while leftover_pid(data_dir) == pid and time.monotonic() < deadline:
        time.sleep(0.1)
    return True
