"""One counter for all files with the same settings, made whole before each test: starting one costs ten seconds."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.databases import PostgresServer, postgres_server
from tests.rig import Installation, Rig, install
from tests.rig import rig as run_rig


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    """A module overrides this for settings of its own."""
    return {}


@pytest.fixture(scope="module", params=["sqlite"])
def database(request: pytest.FixtureRequest) -> Installation:
    """SQLite; a module of kills and restarts says `indirect` for PostgreSQL too."""
    found: Installation = request.getfixturevalue({"sqlite": "installation", "postgres": "on_postgres"}[request.param])
    return found


@pytest.fixture(scope="package")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of this test run's own. One counter at a time uses it, so a test may restart it."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="package")
def on_postgres(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The same city in PostgreSQL; each counter gets a copy of the prepared database."""
    prepared = install(tmp_path_factory.mktemp("on-postgres"), postgres.database("prepared"))
    copies: Callable[[], str] = lambda: postgres.copy_of("prepared")  # noqa: E731
    return Installation(prepared.folder, copies)


@dataclass
class Counters:
    """Starts a counter when another one is asked for than the one that runs, which then ends."""

    folders: pytest.TempPathFactory
    ending: contextlib.ExitStack
    running: tuple[Installation, dict[str, str], Rig] | None = None

    def get(self, database: Installation, settings: dict[str, str]) -> Rig:
        if self.running is None or self.running[:2] != (database, settings):
            self.ending.close()
            counter = self.ending.enter_context(run_rig(database, self.folders.mktemp("counter"), **settings))
            self.running = database, settings, counter
        return self.running[2]


@pytest.fixture(scope="package")
def counters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counters]:
    with contextlib.ExitStack() as ending:
        yield Counters(tmp_path_factory, ending)


@pytest.fixture
def rig(counters: Counters, database: Installation, settings: dict[str, str]) -> Rig:
    counter = counters.get(database, settings)
    counter.fresh()
    return counter
