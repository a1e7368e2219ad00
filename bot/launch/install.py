"""Makes .venv and installs a lock file into it, then becomes the command: `install.py LOCK [COMMAND…]`.

Run by the system's Python with nothing installed, so standard library only. pip does the work, not something quicker,
because people have taught their pip where packages come from (index, certificate, proxy, local folders).
"""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from types import FrameType

from bot.launch.child import dying_with_its_starter, environment_for_children
from bot.launch.refusal import Refusal
from bot.launch.texts import text

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Any file that is always here serves; .venv itself may be made anew.
GUARD = ROOT / "pyproject.toml"
UNFINISHED = VENV / "installation-unfinished"
LOG = VENV / "installation.log"
LOG_LINES = 30


def stamp_of(requirements: Path) -> Path:
    return VENV / f"installed-{requirements.name}"


def stamp(requirements: Path) -> str:
    """The folder belongs to it: the scripts of a virtual environment name its place, so a moved one is broken."""
    return f"{hashlib.sha256(requirements.read_bytes()).hexdigest()} {ROOT}\n"


def installed(requirements: Path) -> bool:
    kept = stamp_of(requirements)
    return os.access(PYTHON, os.X_OK) and kept.exists() and kept.read_text() == stamp(requirements)


def moved() -> bool:
    return any(kept.read_text().split(" ", 1)[-1] != f"{ROOT}\n" for kept in VENV.glob("installed-*"))


def require_venv() -> None:
    missing = next((name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None), None)
    if missing is None:
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    hint = text("no_venv_elsewhere")
    if shutil.which("apt"):
        # Debian's package has the plain name only for its default version.
        default = Path(sys.executable).resolve() == Path("/usr/bin/python3").resolve()
        hint = f"apt install python3{'' if default else version[1:]}-venv"
    raise Refusal(text("no_venv", version=version, module=missing), f"  {hint}")


def has_pip() -> bool:
    return PYTHON.exists() and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0


def make_venv() -> None:
    require_venv()
    # What an interrupted installation left cannot be told from what it finished.
    fresh = UNFINISHED.exists() or moved()
    if not fresh and has_pip():
        return
    print(text("make_venv", folder=VENV), flush=True)
    made_by_others = PYTHON.exists() and not fresh
    if made_by_others and subprocess.run([PYTHON, "-m", "ensurepip"], capture_output=True).returncode == 0:
        return
    if VENV.is_symlink():
        VENV.unlink()  # what it leads to is another project's, and would be emptied
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


class Progress:
    """pip's output in few words: rewritten on a terminal, now and then elsewhere."""

    def __init__(self, total: int) -> None:
        self.total, self.collected = total, 0
        self.terminal = sys.stdout.isatty()

    def hear(self, line: str) -> None:
        if match := re.match(r"Collecting ([^\s=<>;\[]+)", line):
            self.collected += 1
            self.count(match[1])
        elif line.startswith("Ignoring "):
            # For another platform or Python.
            self.total -= 1
        elif line.startswith("Building wheels"):
            self.tell(text("build", names=line.partition(": ")[2]))
        elif line.startswith("Installing collected packages"):
            self.tell(text("unpack"))

    def count(self, name: str) -> None:
        counted = f"  [{self.collected}/{self.total}] {name}"
        if self.terminal:
            print(f"\r{counted:<60}", end="", flush=True)
        elif self.collected % 10 == 0:
            print(counted, flush=True)

    def tell(self, line: str) -> None:
        print(f"\r  {line:<60}" if self.terminal else f"  {line}", flush=True)


def pip_install(requirements: Path) -> None:
    """Raises Refusal with the end of what pip said."""
    total = len(re.findall(r"^[\w.-]+(?:\[.+\])?==", requirements.read_text(), re.MULTILINE))
    print(text("install", count=total), flush=True)
    progress, last = Progress(total), deque[str](maxlen=LOG_LINES)
    # A lock file names everything: working out what its packages need took a quarter of the time.
    pip = (str(PYTHON), "-m", "pip", "install", "--no-input", "--progress-bar", "off", "--require-hashes", "--no-deps")
    # A child that dies with us: an abandoned pip would go on writing beside the next start's.
    process = subprocess.Popen(
        dying_with_its_starter("SIGKILL", ROOT, *pip, "-r", str(requirements)),
        env=environment_for_children(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    assert process.stdout is not None
    with LOG.open("w") as log:
        for line in process.stdout:
            log.write(line)
            last.append(line.rstrip())
            progress.hear(line)
    if process.wait() != 0:
        raise Refusal(text("install_failed", log=LOG), *(f"  {line}" for line in last))


def install(requirements: Path) -> None:
    """One at a time in this folder; the kernel gives the lock back when an installation is killed."""
    with GUARD.open("r+") as guard:
        try:
            fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(text("other_install"), flush=True)
            fcntl.flock(guard, fcntl.LOCK_EX)
        if installed(requirements):
            return
        began = time.monotonic()
        make_venv()
        UNFINISHED.touch()
        pip_install(requirements)
        stamp_of(requirements).write_text(stamp(requirements))
        UNFINISHED.unlink()
        print(text("installed", seconds=time.monotonic() - began), flush=True)


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(lock: str, command: list[str]) -> int:
    requirements = ROOT / lock
    try:
        if not installed(requirements):
            # A request to stop ends like Ctrl-C; afterwards the command has the system's default again.
            signal.signal(signal.SIGTERM, interrupt)
            install(requirements)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
    except Refusal as refusal:
        print(*refusal.lines, sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\n{text('interrupted')}", file=sys.stderr)
        return 130
    if command:
        os.chdir(ROOT)
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
