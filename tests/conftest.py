"""Settings for every test, before Django loads; and the options of the run."""

import os
import tempfile

import pytest
from cryptography.fernet import Fernet

_scratch = tempfile.mkdtemp(prefix="madoguchi-tests-")
os.environ.update(
    {
        "SECRET_KEY": "only for tests",
        "DATA_KEYS": Fernet.generate_key().decode(),
        "DATA_DIR": _scratch,
        "LINE_CHANNEL_SECRET": "test-line-secret",
        "LINE_CHANNEL_ACCESS_TOKEN": "test-line-token",
        "SLACK_BOT_TOKEN": "xoxb-test",
        "SLACK_SIGNING_SECRET": "test-slack-secret",
        "SLACK_DEFAULT_ROOM": "C0MADOGUCHI",
        "RETRY_SECONDS": "0.2,0.5,1,1,2",
        "SWEEP_SECONDS": "0.5",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    },
)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_scratch}/tests.sqlite3")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults", action="store_true", help="run the long table of faults too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--faults"):
        return
    skip = pytest.mark.skip(reason="long: run it with bin/test --faults")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(skip)
