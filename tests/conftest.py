"""The options of the run, and what all tests share."""

import fcntl
from typing import Any

import pytest

from tests.rig import Installation, install
from tests.sharing import ByCounter, runs_a_counter


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults", action="store_true", help="run the long table of faults too")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByCounter:
    return ByCounter(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not runs_a_counter(item.nodeid))
    if config.getoption("--faults"):
        return
    skip = pytest.mark.skip(reason="long: run it with bin/test --faults")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The small city, loaded once for all tests that run real processes, in whichever process of pytest they run."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if own.name.startswith("popen-") else own) / "installation"
    with folder.with_suffix(".lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        return Installation(folder) if folder.exists() else install(folder)
