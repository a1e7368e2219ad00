"""The options of the run, and what all tests share."""

import pytest
from tests.rig import Installation, install


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults", action="store_true", help="run the long table of faults too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--faults"):
        return
    skip = pytest.mark.skip(reason="long: run it with bin/test --faults")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The small city, loaded once for all tests that run real processes."""
    return install(tmp_path_factory.mktemp("installation"))
