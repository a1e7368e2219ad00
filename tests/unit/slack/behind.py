"""What stands behind the app where a test does not care."""

from dataclasses import replace
from typing import Any

from bot.domain.staff import Home
from channels.slack.file_forms import Files, Held
from channels.slack.helper import Helper
from channels.slack.inside import Homes, Inside, Threads

NO_FILES = Files(lambda *_: (), lambda *_: Held(()), lambda *_: ())
NO_THREADS = Threads(lambda *_: None, lambda *_: None)
NO_HELP = Helper(lambda wish, place: None, lambda case_id, key: None)
EMPTY_HOME = Home("ja", None, "みなと川市　窓口", "登録されていません。", (), "12:00現在。")


def inside(language: str = "ja", **changes: Any) -> Inside:
    homes = Homes(lambda person: EMPTY_HOME, lambda person, on: None, lambda person, language: None)
    nothing = lambda *_: None  # noqa: E731
    made = Inside(
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
        NO_HELP,
        homes,
        lambda person: language,
        lambda *_: True,
        NO_FILES,
        NO_THREADS,
    )
    return replace(made, **changes)
