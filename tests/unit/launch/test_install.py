"""The installation, with one small wheel in a folder instead of an index: pip's own settings say where it is."""

import base64
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.launch import install
from bot.launch.refusal import Refusal

BIN = Path(__file__).resolve().parents[3] / "bin"
Run = Callable[..., subprocess.CompletedProcess[str]]


def make_wheel(folder: Path) -> str:
    """A package called tiny; its line of a lock file."""
    info = "tiny-1.0.dist-info"
    files = {
        "tiny.py": "",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    digests = {name: hashlib.sha256(content.encode()).digest() for name, content in files.items()}
    lines = [
        f"{name},sha256={base64.urlsafe_b64encode(digest).decode().rstrip('=')}," for name, digest in digests.items()
    ]
    wheel = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr(f"{info}/RECORD", "\n".join([*lines, f"{info}/RECORD,,", ""]))
    return f"tiny==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "a project"
    shutil.copytree(
        Path(install.__file__).parent, root / "bot" / "launch", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(BIN, root / "bin")
    (root / "bot" / "__init__.py").touch()
    (root / "pyproject.toml").touch()
    (tmp_path / "wheels").mkdir()
    (root / "some.lock").write_text(make_wheel(tmp_path / "wheels"))
    return root


def environment(root: Path) -> dict[str, str]:
    pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(root.parent / "wheels"), "PIP_CONFIG_FILE": os.devnull}
    return {"PATH": os.environ["PATH"], "HOME": str(root.parent), "LANG": "en_US.UTF-8"} | pip


def command(*then: str) -> list[str]:
    return [sys.executable, "-m", "bot.launch.install", "some.lock", *then]


@pytest.fixture
def run(root: Path) -> Run:
    def run(*then: str, **pip: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*then), cwd=root, env=environment(root) | pip, capture_output=True, text=True, check=False
        )

    return run


def test_only_the_first_start_with_a_lock_file_installs(root: Path, run: Run) -> None:
    then = (".venv/bin/python", "-c", "import tiny, sys; print('here', *sys.argv[1:])", "--port", "8 000")
    first = run(*then)
    assert "Installing 1 packages" in first.stdout, first.stderr
    assert first.stdout.endswith("here --port 8 000\n")
    second = run(*then)
    assert (second.stdout, second.stderr, second.returncode) == ("here --port 8 000\n", "", 0)
    with (root / "some.lock").open("a") as lock:
        lock.write("# a newer one\n")
    assert "Installing" in run().stdout


@pytest.mark.long
def test_a_moved_folder_is_installed_anew(root: Path, run: Run) -> None:
    run()
    moved = root.parent / "elsewhere"
    root.rename(moved)
    again = subprocess.run(command(), cwd=moved, env=environment(root), capture_output=True, text=True, check=False)
    assert "Making" in again.stdout
    assert "#!" + str(root) not in (moved / ".venv" / "bin" / "pip").read_text()


def test_an_environment_that_belongs_to_another_project_is_left_alone(root: Path, run: Run) -> None:
    theirs = root.parent / "theirs"
    (theirs / "bin").mkdir(parents=True)
    (theirs / "pyvenv.cfg").touch()
    (root / ".venv").symlink_to(theirs)
    assert run().returncode == 0
    assert {path.name for path in theirs.iterdir()} == {"bin", "pyvenv.cfg"}
    assert not (root / ".venv").is_symlink()


@pytest.mark.long
def test_a_wrong_hash_is_refused_with_what_pip_said(root: Path, run: Run) -> None:
    (root / "some.lock").write_text("tiny==1.0 --hash=sha256:" + "0" * 64)
    failed = run("echo", "never")
    assert failed.returncode == 1
    assert "DO NOT MATCH THE HASHES" in failed.stderr
    assert "installation.log" in failed.stderr
    assert "never" not in failed.stdout


@pytest.mark.parametrize(
    "number",
    [pytest.param(number, marks=pytest.mark.long) for number in (signal.SIGTERM, signal.SIGKILL)],
    ids=lambda number: number.name,
)
def test_an_interrupted_installation_leaves_no_pip_and_is_done_again(root: Path, run: Run, number: int) -> None:
    with closing(socket.socket()) as silent:
        # An index that accepts and never answers: pip waits.
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/simple"
        waiting = environment(root) | {"PIP_NO_INDEX": "", "PIP_INDEX_URL": index, "PIP_FIND_LINKS": ""}
        process = subprocess.Popen(command(), cwd=root, env=waiting, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        silent.settimeout(30)
        connection, _ = silent.accept()
        process.send_signal(number)
        process.communicate(timeout=5)
        with closing(connection):
            connection.settimeout(5)
            while connection.recv(4096):
                pass  # pip's request, then the end of the connection: pip is gone
    assert process.returncode == (-9 if number == signal.SIGKILL else 130)
    assert "Making" in run().stdout
    assert run().stdout == ""


@pytest.mark.long
def test_two_first_starts_at_once_install_once(root: Path, run: Run) -> None:
    pipe = subprocess.PIPE
    both = [subprocess.Popen(command(), cwd=root, env=environment(root), stdout=pipe, text=True) for _ in range(2)]
    said = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("Installing" in each for each in said) == 1


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_missing_module_is_named_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == missing else object())
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    with pytest.raises(Refusal) as refused:
        install.require_venv()
    assert missing in refused.value.lines[0]
    assert refused.value.lines[1] == "  apt install python3-venv"


@pytest.fixture
def only(root: Path) -> Callable[[dict[str, str]], subprocess.CompletedProcess[str]]:
    """bin/start with nothing on PATH but the tools of sh and Pythons that say the given versions."""

    def start(versions: dict[str, str]) -> subprocess.CompletedProcess[str]:
        folder = root.parent / "path"
        folder.mkdir()
        (folder / "dirname").symlink_to("/usr/bin/dirname")
        for name, version in versions.items():
            (folder / name).write_text(
                f'#!/bin/sh\ncase "$*" in *version*) echo {version};; *) echo {name} "$@";; esac\n'
            )
            (folder / name).chmod(0o755)
        return subprocess.run(
            [root / "bin" / "start", "--port", "9"],
            env={"PATH": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )

    return start


def test_a_python_that_fits_is_found_behind_one_that_does_not(
    only: Callable[[dict[str, str]], subprocess.CompletedProcess[str]],
) -> None:
    found = only({"python3": "3.9.18", "python3.12": "3.12.1"})
    expected = "python3.12 -m bot.launch.install requirements.lock .venv/bin/python -m bot.launch --port 9\n"
    assert (found.stdout, found.stderr) == (expected, "")


@pytest.mark.parametrize(
    ("versions", "said"),
    [({}, "No python3 was found"), ({"python3": "3.14.0"}, "python3 is 3.14.0"), ({"python3": ""}, "")],
    ids=["none", "too new", "broken"],
)
def test_without_a_python_that_fits_the_others_are_named(
    only: Callable[[dict[str, str]], subprocess.CompletedProcess[str]], versions: dict[str, str], said: str
) -> None:
    refused = only(versions)
    assert refused.returncode == 1
    assert "Python 3.11, 3.12 or 3.13 is needed" in refused.stderr
    assert said in refused.stderr
