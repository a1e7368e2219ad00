"""One language model's server for all who ask it; each test finds it strict, sensible and without a past."""

from collections.abc import Iterator

import pytest

from tests.model_server import ModelServer, Mood, serving


@pytest.fixture(scope="session")
def the_server() -> Iterator[ModelServer]:
    with serving() as server:
        yield server


@pytest.fixture
def server(the_server: ModelServer) -> ModelServer:
    the_server.planned.clear()
    the_server.requests.clear()
    the_server.usual, the_server.strict_schema, the_server.context = Mood(), True, 20_000
    return the_server
