"""One counter a module, made whole again before each test: starting five processes costs ten seconds."""

from collections.abc import Callable, Iterator
from pathlib import Path

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


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of this test run's own. One counter at a time uses it, so a test may restart it."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def on_postgres(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The same city in PostgreSQL; each counter gets a copy of the prepared database."""
    prepared = install(tmp_path_factory.mktemp("on-postgres"), postgres.database("prepared"))
    copies: Callable[[], str] = lambda: postgres.copy_of("prepared")  # noqa: E731
    return Installation(prepared.folder, copies)


@pytest.fixture(scope="module")
def running(
    database: Installation,
    settings: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Rig]:
    folder: Path = tmp_path_factory.mktemp("counter")
    with run_rig(database, folder, **settings) as counter:
        yield counter


@pytest.fixture
def rig(running: Rig) -> Rig:
    running.fresh()
    return running
