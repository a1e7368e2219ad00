"""One counter for all scenes, and one with a language model beside it for the files that need it."""

from collections.abc import Iterator

import pytest

from tests.model_server import KEY, MODEL, ModelServer, Mood, serving
from tests.rig import ALL, Installation, Rig, rig, whole_counter


@pytest.fixture(scope="package")
def counter(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """One running counter for the folder's tests: real processes, the simulator at the other end."""
    with whole_counter(installation, tmp_path_factory.mktemp("counter")) as running:
        yield running


@pytest.fixture(scope="package")
def server() -> Iterator[ModelServer]:
    with serving() as running:
        yield running


@pytest.fixture(scope="package")
def modelled(
    installation: Installation, server: ModelServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Rig]:
    settings = {
        "LLM_MODEL": MODEL,
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": server.url,
        "LLM_SECONDS": "8",
        "LLM_STAFF_SECONDS": "5",
        "LLM_PAUSE_SECONDS": "0.1",
    }
    with rig(installation, tmp_path_factory.mktemp("modelled"), ALL, **settings) as running:
        yield running


@pytest.fixture
def sensible(server: ModelServer) -> ModelServer:
    """The model as it usually is, with no request noted yet."""
    server.usual = Mood()
    server.planned.clear()
    server.requests.clear()
    return server
