"""One running counter for all scenes: real processes, the simulator at the other end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rig import Installation, Rig, rig


@pytest.fixture(scope="package")
def counter(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    folder: Path = tmp_path_factory.mktemp("scenes")
    with rig(installation, folder, CLAIM_MINUTES="0.05") as running:
        yield running
