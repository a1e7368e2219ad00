import subprocess
import sys
from pathlib import Path

import pytest

from bot.launch import preparing
from bot.launch.refusal import Refusal

DJANGO = """\
Traceback (most recent call last):
  File "manage.py", line 1, in <module>
KeyError: 'x'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "manage.py", line 2, in <module>
    settings.INSTALLED_APPS
django.core.exceptions.ImproperlyConfigured: The settings need attention:
- SECRET_KEY is not set
- OTHER: x
"""


@pytest.mark.parametrize(
    ("errors", "shown"),
    [
        pytest.param(
            DJANGO,
            ["The settings need attention:", "- SECRET_KEY is not set", "- OTHER: x"],
            id="settings",
        ),
        pytest.param("CommandError: no pack\n", ["CommandError: no pack"], id="no traceback"),
        pytest.param(
            "Traceback (most recent call last):\n  File\nsqlite3.OperationalError: disk full\n",
            ["OperationalError: disk full"],
            id="unexpected",
        ),
        pytest.param("", [], id="nothing said"),
        pytest.param(
            "Traceback (most recent call last):\n  File\n", ["Traceback (most recent call last):", "  File"], id="cut"
        ),
    ],
)
def test_errors_become_lines_for_the_person(errors: str, shown: list[str]) -> None:
    assert preparing.explanation(errors) == [f"  {line}" for line in shown]


def test_the_administrators_line_is_kept_out_of_the_progress() -> None:
    said: list[str] = []
    code = "print('migrated'); print(); print('administrator: admin / p'); print('indexed')"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert preparing.relay(process, said.append) == "admin / p"
    process.wait()
    assert said == ["migrated", "indexed"]


def test_a_place_that_cannot_hold_data_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(Refusal, match=str(file)):
        preparing.make_private(file / "data")
