from pathlib import Path

import pytest

from bot.launch.narration import Narrator, in_words

AT = "2026-11-24 14:38:32,903 "


@pytest.fixture
def narrator(tmp_path: Path) -> Narrator:
    return Narrator(lambda name: tmp_path / f"{name}.log")


def told(narrator: Narrator, *lines: str) -> list[str]:
    return [said for line in lines for said in narrator.hear(AT + line)]


def test_a_first_start_is_no_news(narrator: Narrator) -> None:
    assert told(narrator, "INFO spawned: 'web' with pid 1", "INFO success: web entered RUNNING state, process …") == []


def test_an_orderly_stop_is_no_news(narrator: Narrator) -> None:
    assert told(narrator, "WARN stopped: web (terminated by SIGTERM)") == []


def test_a_restart_is_told_with_signal_and_pid(narrator: Narrator) -> None:
    said = told(
        narrator,
        "INFO spawned: 'worker-inbound' with pid 1",
        "WARN exited: worker-inbound (terminated by SIGKILL; not expected)",
        "INFO spawned: 'worker-inbound' with pid 2",
    )
    assert said == ["worker-inbound died (signal 9); restarted, pid 2"]


def test_an_end_by_itself_is_no_death(narrator: Narrator) -> None:
    said = told(narrator, "INFO exited: beat (exit status 0; expected)", "INFO spawned: 'beat' with pid 2")
    assert said == ["beat ended by itself (exit status 0); restarted, pid 2"]


def test_the_third_end_in_a_row_shows_the_log_once(narrator: Narrator, tmp_path: Path) -> None:
    (tmp_path / "web.log").write_text("".join(f"line {number}\n\n" for number in range(40)))
    again = ("WARN exited: web (exit status 1; not expected)", "INFO spawned: 'web' with pid 2")
    assert len(told(narrator, *again, *again)) == 2
    assert narrator.failing == []
    said = told(narrator, *again)
    assert said[0].startswith("web cannot start (exit status 1)")
    assert (said[1], said[-1], len(said)) == ("    line 25", "    line 39", 16)
    assert narrator.failing == ["web"]
    assert told(narrator, *again, *again) == []
    assert told(narrator, "INFO success: web entered RUNNING state, …") == ["web runs again"]
    assert narrator.failing == []


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("exit status 3", "exit status 3"),
        ("terminated by SIGSEGV (core dumped)", "signal 11"),
        ("terminated by signal 40", "signal 40"),
        ("unknown termination cause 0x1234", "signal 0x1234"),
    ],
)
def test_every_ending_of_supervisord_has_words(how: str, words: str) -> None:
    assert in_words(how) == words
