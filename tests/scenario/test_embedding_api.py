"""An embedding API beside a running counter: its part in an answer, and an outage that no citizen notices."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from intents.encoders.use import UniversalSentenceEncoder
from tests.embedding_api import KEY, MODEL, EmbeddingServer, Mood, serving, vectors_by
from tests.rig import ALL, Installation, Rig, rig, wait_until

PHONE = "090-1234-5678"


@pytest.fixture(scope="module")
def server() -> Iterator[EmbeddingServer]:
    whole = vectors_by(UniversalSentenceEncoder())
    with serving(lambda texts: whole(texts)[:, :64]) as running:
        yield running


@pytest.fixture(scope="module")
def embedding(
    installation: Installation, server: EmbeddingServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Rig]:
    settings = {
        "EMBEDDING_MODEL": MODEL,
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": server.url,
        "EMBEDDING_SECONDS": "2",
    }
    with rig(installation, tmp_path_factory.mktemp("embedding"), ALL, **settings) as running:
        yield running


def record(counter: Rig) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Candidates and facts of the latest decision."""
    [row] = counter.rows("SELECT candidates, facts FROM store_decisionrow ORDER BY id DESC LIMIT 1")
    candidates, facts = (json.loads(value) if isinstance(value, str) else value for value in row)
    return candidates, facts


def answer_to(counter: Rig, text: str) -> str:
    user = counter.citizen()
    counter.say(user, text)
    words: list[str] = wait_until(lambda: counter.words_read_by(user), 180)
    return words[0]


def test_the_api_joins_in_by_itself_and_an_outage_changes_nothing_but_the_record(
    embedding: Rig, server: EmbeddingServer
) -> None:
    wait_until(
        lambda: embedding.rows("SELECT embedded_by FROM intents_publication")[0][0], 300, "all vectors are there"
    )
    server.requests.clear()
    assert "300円" in answer_to(embedding, f"住民票はどこで取れますか。電話は{PHONE}です")
    candidates, facts = record(embedding)
    assert "api.plain" in candidates[0]["parts"]
    assert "without_embedding_api" not in facts
    assert server.texts
    assert not any(PHONE in text for text in server.texts)

    server.mood = Mood(503)
    assert "300円" in answer_to(embedding, "住民票はどこで取れますか")
    candidates, facts = record(embedding)
    assert "api.plain" not in candidates[0]["parts"]
    assert facts["without_embedding_api"] == "status 503"
