"""Every fault gets a counter of its own: what is killed in one test must not help or hurt the next."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.rig import ALL, Installation, Rig, rig

Start = Callable[..., Rig]


@pytest.fixture
def start(database: Installation, tmp_path: Path) -> Iterator[Start]:
    """Start a counter: `start()`, `start(("web",))`, `start(SWEEP_SECONDS="2")`."""
    with ExitStack() as stack:

        def start_one(names: tuple[str, ...] = ALL, **settings: str) -> Rig:
            return stack.enter_context(rig(database, tmp_path / "counter", names, **settings))

        yield start_one


@pytest.fixture
def database(installation: Installation) -> Installation:
    """SQLite; a module that runs on PostgreSQL too overrides this fixture."""
    return installation
