import os
from pathlib import Path

import pytest

from bot.launch import instance
from bot.launch.instance import Instance
from bot.launch.leftover import end_leftover
from bot.launch.refusal import Refusal


def test_a_folder_belongs_to_one_start_at_a_time(tmp_path: Path) -> None:
    first = Instance.claim(tmp_path)
    first.publish({"console": "http://127.0.0.1:8001/admin/"})
    with pytest.raises(Refusal) as refused:
        Instance.claim(tmp_path)
    assert "http://127.0.0.1:8001/admin/" in str(refused.value)
    first.file.close()
    Instance.claim(tmp_path)


def test_a_start_that_has_not_said_yet_where_it_runs_is_respected_too(tmp_path: Path) -> None:
    first = Instance.claim(tmp_path)
    first.file.truncate(0)
    with pytest.raises(Refusal):
        Instance.claim(tmp_path)


def test_a_longer_note_of_an_earlier_start_leaves_no_rest(tmp_path: Path) -> None:
    (tmp_path / instance.FILE_NAME).write_text('{"pid": 1, "addresses": {"web": "http://127.0.0.1:8000/"}}' * 5)
    running = Instance.claim(tmp_path)
    assert (tmp_path / instance.FILE_NAME).read_text() == f'{{"pid": {os.getpid()}, "addresses": {{}}}}'
    running.file.close()


@pytest.mark.parametrize("content", ["", "rubbish", "999999999", "1"], ids=["empty", "rubbish", "gone", "not ours"])
def test_a_pid_file_that_names_nobody_of_ours_harms_nobody(tmp_path: Path, content: str) -> None:
    (tmp_path / "supervisord.pid").write_text(content)
    assert end_leftover(tmp_path) is False
