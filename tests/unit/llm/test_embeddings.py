"""The embeddings adapter against a real server that gives the bundled encoder's vectors, or something else."""

import logging
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from bot.domain.embeddings import NoVectors
from bot.llm.breaker import FAILURES, PAUSE, Breaker
from bot.llm.embeddings import EmbeddingSettings, OpenAIEmbedder
from bot.privacy.masking import mask_text as mask
from intents.encoders.use import UniversalSentenceEncoder
from tests.embedding_api import KEY, MODEL, PAGE, WELL, EmbeddingServer, Mood, serving, vectors_by

SIZE = UniversalSentenceEncoder.size
TEXTS = ["住民票の写しはどこで取れますか。", "Where do I register my dog?", "ごみの日いつ"]
PHONE = "090-1234-5678"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def server() -> Iterator[EmbeddingServer]:
    with serving(vectors_by(UniversalSentenceEncoder())) as running:
        yield running


@pytest.fixture(autouse=True)
def well(server: EmbeddingServer) -> None:
    server.mood = WELL
    server.most = 2048
    server.requests.clear()


@pytest.fixture
def clock() -> Clock:
    return Clock()


Make = Callable[..., OpenAIEmbedder]


@pytest.fixture
def make(server: EmbeddingServer, clock: Clock) -> Iterator[Make]:
    made: list[OpenAIEmbedder] = []

    def make(model: str = MODEL, api_key: str = KEY, base_url: str = server.url, timeout: float = 10) -> OpenAIEmbedder:
        made.append(OpenAIEmbedder(EmbeddingSettings(model, api_key, base_url, timeout), mask, Breaker(clock)))
        return made[-1]

    yield make
    for embedder in made:
        embedder.close()


def test_vectors_come_in_the_order_of_their_texts(make: Make, server: EmbeddingServer) -> None:
    server.mood = Mood(change=lambda answer: {**answer, "data": answer["data"][::-1]})
    found = np.array(make().embed(TEXTS))

    assert np.allclose(found, server.vectors_of(TEXTS), atol=1e-6)
    assert np.allclose(make().ask(TEXTS[1], SIZE), found[1], atol=1e-6)


def test_personal_data_does_not_leave(make: Make, server: EmbeddingServer) -> None:
    make().ask(f"{PHONE} に電話してください", SIZE)
    make().embed([f"連絡先 {PHONE}", "taro@example.com"])

    assert server.texts == ["[電話番号] に電話してください", "連絡先 [電話番号]", "[メール]"]


def changed(**parts: object) -> Callable[[dict], dict]:
    return lambda answer: {**answer, **parts}


def with_vector(vector: list[float]) -> Callable[[dict], dict]:
    return changed(data=[{"object": "embedding", "index": 0, "embedding": vector}])


WRONG = {
    "401": (Mood(401), "status 401"),
    "404": (Mood(404), "status 404"),
    "429": (Mood(429), "status 429"),
    "500": (Mood(500), "status 500"),
    "an HTML page": (Mood(headers={"content-type": "text/html"}, body=PAGE), "not an answer of an embeddings API"),
    "no JSON": (Mood(body=b'{"data": ['), "not an answer of an embeddings API"),
    "nothing": (Mood(body=b""), "not an answer of an embeddings API"),
    "an error with 200": (Mood(body=b'{"error": {"message": "busy"}}'), "not an answer of an embeddings API"),
    "no vectors": (Mood(change=changed(data=[])), "0 vectors for 1 texts"),
    "another text's vector": (Mood(change=changed(data=[{"index": 1, "embedding": [1.0]}])), "1 vectors for 1 texts"),
    "another size": (Mood(change=with_vector([0.1] * 7)), f"7 numbers instead of {SIZE}"),
    "an empty vector": (Mood(change=with_vector([])), "vectors without a length"),
    "zeros": (Mood(change=with_vector([0.0] * SIZE)), "vectors without a length"),
    "endless numbers": (Mood(change=with_vector([1e300] * SIZE)), "vectors without a length"),
    "NaN": (Mood(change=with_vector([float("nan")] * SIZE)), "not an answer of an embeddings API"),
    "base64": (Mood(change=changed(data=[{"index": 0, "embedding": "AAAA"}])), "not an answer of an embeddings API"),
}


@pytest.mark.parametrize(("mood", "reason"), WRONG.values(), ids=list(WRONG))
def test_whatever_comes_that_is_no_vector_is_told_in_a_word(
    make: Make, server: EmbeddingServer, mood: Mood, reason: str
) -> None:
    server.mood = mood

    with pytest.raises(NoVectors) as raised:
        make().ask("ごみの日いつ", SIZE)
    assert raised.value.reason == reason
    assert len(server.requests) == 1


def test_a_wrong_key_and_an_unknown_model_are_told(make: Make) -> None:
    for embedder, reason in ((make(api_key="sk-other"), "status 401"), (make(model="other"), "status 404")):
        with pytest.raises(NoVectors, match=reason):
            embedder.ask("ごみ", SIZE)


def test_nobody_there_is_told(make: Make) -> None:
    with serving(lambda texts: np.zeros((1, 1), dtype=np.float32)) as gone:
        url = gone.url
    with pytest.raises(NoVectors, match="no connection"):
        make(base_url=url).ask("ごみ", SIZE)


def test_a_key_that_cannot_be_sent_costs_no_answer(make: Make) -> None:
    with pytest.raises(NoVectors):
        make(api_key="sk-ｋｅｙ").ask("ごみ", SIZE)


@pytest.mark.parametrize("mood", [Mood(wait=3), Mood(drip=0.05)], ids=["silent", "a byte now and then"])
def test_a_citizen_does_not_wait_longer_than_the_setting_says(make: Make, server: EmbeddingServer, mood: Mood) -> None:
    server.mood = mood

    answered = server.answered

    with pytest.raises(NoVectors, match="timeout"):
        make(timeout=0.2).ask("ごみ", SIZE)
    assert server.answered == answered


def failing(embedder: OpenAIEmbedder) -> str:
    with pytest.raises(NoVectors) as raised:
        embedder.ask("ごみ", SIZE)
    return raised.value.reason


def test_what_fails_is_left_alone_for_a_while_and_then_asked_once(
    make: Make, server: EmbeddingServer, clock: Clock
) -> None:
    server.mood = Mood(503)
    embedder = make()
    reasons = [failing(embedder) for _ in range(FAILURES + 2)]
    assert reasons == ["status 503"] * FAILURES + ["left alone after failures"] * 2
    assert len(server.requests) == FAILURES

    clock.now += PAUSE
    assert [failing(embedder) for _ in range(2)] == ["status 503", "left alone after failures"]

    clock.now += PAUSE
    server.mood = WELL
    assert len(embedder.ask("ごみ", SIZE)) == len(embedder.ask("犬", SIZE)) == SIZE


def test_a_single_failure_costs_only_itself(make: Make, server: EmbeddingServer) -> None:
    embedder = make()
    for _ in range(FAILURES):
        server.mood = Mood(503)
        failing(embedder)
        server.mood = WELL
        embedder.ask("ごみ", SIZE)


def test_texts_that_are_refused_leave_the_api_in_use_for_others(make: Make, server: EmbeddingServer) -> None:
    embedder = make()
    server.mood = Mood(400)
    assert {failing(embedder) for _ in range(FAILURES + 1)} == {"status 400"}

    server.mood = WELL
    assert len(embedder.ask("ごみ", SIZE)) == SIZE


def test_who_says_when_to_come_again_is_left_alone_until_then(
    make: Make, server: EmbeddingServer, clock: Clock
) -> None:
    server.mood = Mood(429, {"retry-after": "90"})
    embedder = make()
    failing(embedder)
    server.mood = WELL
    clock.now += 89
    assert failing(embedder) == "left alone after failures"

    clock.now += 1
    assert len(embedder.ask("ごみ", SIZE)) == SIZE


def test_trouble_is_logged_once_by_the_setting_and_without_what_was_written(
    make: Make, server: EmbeddingServer, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    said = "ひみつの相談"
    server.mood = Mood(401, echo=True)
    embedder = make()
    with caplog.at_level(logging.DEBUG, logger="bot"):
        for _ in range(20):
            clock.now += PAUSE
            with pytest.raises(NoVectors):
                embedder.ask(said, SIZE)

    [line] = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert line.startswith(f"EMBEDDING_MODEL {MODEL} at 127.0.0.1:")
    assert "status 401. Check OPENAI_API_KEY." in line
    assert said not in caplog.text


def test_a_server_that_takes_few_texts_gets_few(make: Make, server: EmbeddingServer) -> None:
    server.most = 2

    assert np.allclose(make().embed(TEXTS * 3), server.vectors_of(TEXTS * 3), atol=1e-6)


def test_many_texts_are_asked_for_again_when_the_server_is_busy(make: Make, server: EmbeddingServer) -> None:
    server.moods = [Mood(503, {"retry-after-ms": "5"}), Mood(429, {"retry-after-ms": "5"})]

    assert len(make().embed(TEXTS)) == 3
    assert len(server.requests) == 3


def test_many_texts_are_given_up_after_a_few_attempts(make: Make, server: EmbeddingServer) -> None:
    server.mood = Mood(503, {"retry-after-ms": "5"})

    with pytest.raises(NoVectors, match="status 503"):
        make().embed(TEXTS)
    assert len(server.requests) == 3


def test_the_same_name_at_another_address_is_another_model(make: Make) -> None:
    names = {make().name, make(base_url="https://other.example/v1").name, make(model="a/b c").name}

    assert len(names) == 3
    assert all(name.startswith("api-") and "/" not in name and len(name) <= 60 for name in names)
    assert make().name == make(api_key="sk-new", timeout=3).name
