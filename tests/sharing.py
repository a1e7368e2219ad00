"""How files share out among the processes of pytest: those that run the same counter stay together.

Starting a counter costs as much as a hundred small tests. They come first, so that small ones fill what they wait.
"""

from pathlib import PurePath
from typing import TYPE_CHECKING

from xdist.scheduler import LoadFileScheduling

if TYPE_CHECKING:
    import pytest
    from xdist.remote import Producer

_TOGETHER = {"tests/browser", "tests/faults", "tests/scenario"}


def runs_a_counter(nodeid: str) -> bool:
    return _folder(nodeid) in _TOGETHER


def _folder(nodeid: str) -> str:
    return PurePath(nodeid.split("::")[0]).parent.as_posix()


class ByCounter(LoadFileScheduling):
    """`--dist loadfile`, with the folders that share a counter as one file."""

    def __init__(self, config: "pytest.Config", log: "Producer | None" = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return _folder(nodeid) if runs_a_counter(nodeid) else super()._split_scope(nodeid)
