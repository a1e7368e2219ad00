"""What all unit tests share. One language model's server for all who ask it; each test finds it strict, sensible and
without a past.
"""

from collections.abc import Iterator
from functools import partial

import pytest

from intents.index.elsewhere import SENTENCES
from intents.understanding import understand
from tests.model_server import ModelServer, Mood, serving
from tests.unit.intents.cheap import CheapEncoder


@pytest.fixture(autouse=True)
def cheap_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and tasks that need what is published, but not how well it is found: real encoders cost ten seconds."""
    monkeypatch.setattr("intents.library.bundled_encoders", lambda: (CheapEncoder(),))
    monkeypatch.setattr("intents.library.understand", partial(understand, nobodys=SENTENCES[::12]))


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
