from pathlib import Path

import pytest

from bot.launch.saying import LOG_NAME, Voice


def test_a_full_disk_leaves_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / LOG_NAME).symlink_to("/dev/full")
    Voice(tmp_path).say("Ready")
    assert capsys.readouterr().out == "Ready\n"
