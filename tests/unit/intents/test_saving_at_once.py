"""Several people save in the same instant: real processes, on both databases."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import postgres_server, query_database

from .packs import write_pack

_SAVES = 5
_SAVER = """
import sys, django
django.setup()
from intents.models import Intent
from intents.publishing import save_edit
from intents.revisions import latest_revision

key = sys.argv[1]
sys.stdin.readline()  # the starting gun
for number in range({saves}):
    intent = Intent.objects.get(key=key)
    base = latest_revision(intent).number
    save_edit(intent, {{"answers": {{"ja": f"{{key}} {{number}}"}}}}, author=None, base_revision=base)
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/saving.sqlite3"
    else:
        with postgres_server() as server:
            yield server.database("saving")


def test_no_edit_is_lost_when_several_save_at_once(database_url: str, tmp_path: Path) -> None:
    """On SQLite the writers queue up, on PostgreSQL they collide at the number and start again."""
    environment = {**os.environ, "DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    for command in (["migrate", "-v0"], ["load_pack", str(write_pack(tmp_path / "pack"))]):
        subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)
    keys = ["garbage", "dog", "residence-certificate"]
    savers = [_saver(key, environment) for key in keys]
    for saver in savers:
        assert saver.stdin
        saver.stdin.write("go\n")
        saver.stdin.close()

    assert [saver.wait(60) for saver in savers] == [0, 0, 0]
    numbers = [row[0] for row in query_database(database_url, "SELECT number FROM intents_publication ORDER BY number")]
    assert numbers == list(range(1, 2 + len(keys) * _SAVES))
    assert _published(database_url) == {(key, 1 + _SAVES) for key in keys}


def _saver(key: str, environment: dict[str, str]) -> "subprocess.Popen[str]":
    code = _SAVER.format(saves=_SAVES)
    return subprocess.Popen([sys.executable, "-c", code, key], env=environment, stdin=subprocess.PIPE, text=True)


def _published(database_url: str) -> set[tuple[str, int]]:
    """Key and revision number of the last publication."""
    statement = """
        SELECT i.key, r.number FROM intents_publicationitem p
        JOIN intents_intentrevision r ON r.id = p.revision_id JOIN intents_intent i ON i.id = r.intent_id
        WHERE p.publication_id = (SELECT id FROM intents_publication ORDER BY number DESC LIMIT 1)
    """
    return {(key, number) for key, number in query_database(database_url, statement)}
