"""The library with an embedding API beside it: a real server, the real adapter, the real mask."""

import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bot.domain.answers import Match
from bot.llm.breaker import Breaker
from bot.llm.embeddings import EmbeddingSettings, OpenAIEmbedder
from bot.privacy.masking import mask_text as mask
from intents.encoders.use import UniversalSentenceEncoder
from intents.extending import NOT_YET
from intents.library import Library
from intents.loading import Loaded
from intents.models import Intent, Publication, Vector
from intents.publishing import publish, save_edit
from tests.embedding_api import KEY, MODEL, PAGE, WELL, EmbeddingServer, Mood, VectorsOf, serving, vectors_by

from .cheap import CheapEncoder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_of_nobodys")]

BATCH = 30
QUESTION = "住民票をとりたいのですが"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


SIZE = 64


@pytest.fixture(scope="module")
def vectors_of(use: UniversalSentenceEncoder) -> VectorsOf:
    """The beginning of real vectors: whole ones would mostly cost time here."""
    whole = vectors_by(use)
    return lambda texts: whole(texts)[:, :SIZE]


@pytest.fixture(autouse=True)
def several_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few texts in a request that there are several."""
    monkeypatch.setattr("intents.extensions.BATCH", BATCH)


@pytest.fixture
def server(vectors_of: VectorsOf) -> Iterator[EmbeddingServer]:
    with serving(vectors_of) as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


Make = Callable[..., Library]


@pytest.fixture
def make(server: EmbeddingServer, clock: Clock, tmp_path: Path) -> Iterator[Make]:
    """Libraries of one machine, each that of a process of its own, unless another folder is named."""
    made: list[OpenAIEmbedder] = []

    def make(folder: str = "index", timeout: float = 10) -> Library:
        settings = EmbeddingSettings(MODEL, KEY, server.url, timeout)
        made.append(OpenAIEmbedder(settings, mask, Breaker(clock)))
        return Library(tmp_path / folder, (CheapEncoder(),), made[-1], clock=clock)

    yield make
    for embedder in made:
        embedder.close()


@pytest.fixture
def plain(loaded: Loaded, tmp_path: Path) -> Library:
    """Without any API."""
    return Library(tmp_path / "plain", (CheapEncoder(),))


@pytest.fixture
def library(loaded: Loaded, make: Make, server: EmbeddingServer) -> Library:
    """With all vectors fetched, and the server's memory of that emptied."""
    library = make()
    assert library.fetch_vectors()
    server.requests.clear()
    return library


def asked(library: Library, question: str = QUESTION) -> Match:
    return library.current().match(question, "ja")


def parts(match: Match) -> set[str]:
    return set(match.candidates[0].parts)


def edit(**edits: object) -> None:
    intent = Intent.objects.get(key="garbage")
    save_edit(intent, edits, author=None, base_revision=intent.revisions.count())


def kept() -> int:
    return Vector.objects.filter(model__startswith="api-").count()


def test_the_api_has_a_part_in_the_answer_and_in_its_record(library: Library, server: EmbeddingServer) -> None:
    match = asked(library)

    assert {"api.plain", "api.headed"} < parts(match)
    assert (match.candidates[0].key, match.missing) == ("residence-certificate", "")
    assert server.texts == [QUESTION]
    matcher = library.current().matcher
    assert matcher is not None
    assert any("api " in line for line in matcher.explain(QUESTION, match.candidates[0].key))


def test_without_the_setting_nothing_is_missing(plain: Library) -> None:
    match = asked(plain)

    assert plain.fetch_vectors()
    assert match.missing == ""
    assert not any(part.startswith("api") for part in parts(match))


def change(**replaced: object) -> Callable[[dict], dict]:
    return lambda answer: {**answer, **replaced}


OUTAGES = {
    "down": (Mood(503), "status 503"),
    "slow": (Mood(wait=1), "timeout"),
    "a page": (Mood(body=PAGE), "not an answer of an embeddings API"),
    "NaN": (
        Mood(change=change(data=[{"index": 0, "embedding": [float("nan")] * 64}])),
        "not an answer of an embeddings API",
    ),
    "another size": (Mood(change=change(data=[{"index": 0, "embedding": [1.0, 2.0]}])), "2 numbers instead of 64"),
    "busy": (Mood(429, {"retry-after": "60"}), "status 429"),
}


@pytest.mark.parametrize(("mood", "reason"), OUTAGES.values(), ids=list(OUTAGES))
def test_an_outage_gives_the_very_answer_that_there_is_without_the_api(
    library: Library, plain: Library, make: Make, server: EmbeddingServer, mood: Mood, reason: str
) -> None:
    server.mood = mood
    started_later = make(timeout=0.2 if mood.wait else 10)
    questions = (QUESTION, "ごみの日いつ", "need my juminhyo", "お昼なに食べよう", "犬")
    found = [asked(started_later, question) for question in questions]
    expected = [asked(plain, question) for question in questions]

    assert [(match.certainty, match.candidates) for match in found] == [
        (match.certainty, match.candidates) for match in expected
    ]
    assert found[0].missing == reason
    assert all(match.missing for match in found)


def test_when_the_api_is_back_it_has_its_part_again(library: Library, server: EmbeddingServer, clock: Clock) -> None:
    server.mood = Mood(503)
    assert [asked(library).missing for _ in range(4)] == ["status 503"] * 3 + ["left alone after failures"]

    server.mood = WELL
    clock.now += 60
    assert "api.plain" in parts(asked(library))


def test_personal_data_does_not_reach_the_api(library: Library, server: EmbeddingServer) -> None:
    asked(library, "090-1234-5678 か taro@example.com に住民票を。番号は 1234 5678 9018 です")

    assert server.texts == ["[電話番号] か [メール] に住民票を。番号は [マイナンバー] です"]


def test_what_is_no_question_is_not_sent(library: Library, server: EmbeddingServer) -> None:
    asked(library, "😀")
    library.preload()

    assert server.texts == []


def test_until_all_vectors_are_there_the_record_says_that_they_are_not(
    loaded: Loaded, make: Make, server: EmbeddingServer
) -> None:
    library = make()
    assert asked(library).missing == NOT_YET
    assert server.texts == []

    library.fetch_vectors()
    assert asked(library).missing == ""


def test_an_outage_while_fetching_keeps_what_came_and_breaks_nothing(
    loaded: Loaded, plain: Library, make: Make, server: EmbeddingServer, clock: Clock
) -> None:
    library = make()
    server.moods = [WELL, Mood(401)]
    assert not library.fetch_vectors()
    assert kept() == BATCH
    assert asked(library).candidates == asked(plain).candidates

    server.requests.clear()
    assert not library.fetch_vectors(), "the API has its rest"
    assert server.texts == []

    clock.now += 60
    assert library.fetch_vectors()
    assert len(server.texts) == kept() - BATCH
    assert "api.plain" in parts(asked(library))


def test_after_an_edit_only_what_is_new_is_fetched(library: Library, server: EmbeddingServer) -> None:
    before = library.current().matcher
    edit(answers={"ja": "毎日出せます。"})
    assert asked(library).missing == NOT_YET

    server.requests.clear()
    assert library.fetch_vectors()
    assert server.texts == ["毎日出せます。"]
    after = library.current().matcher
    assert before is not None
    assert after is not None
    assert "api.plain" in parts(asked(library))
    assert before.extended is not None
    assert after.extended is not None
    assert before.extended.index is not None
    assert after.extended.index is not None
    assert before.extended.index.calibration == after.extended.index.calibration


def test_other_processes_and_machines_take_up_what_is_there(
    library: Library, make: Make, server: EmbeddingServer
) -> None:
    there = asked(library)
    server.requests.clear()
    neighbour, elsewhere = make(), make("another machine")
    assert asked(neighbour) == asked(elsewhere) == there
    assert server.texts == [QUESTION] * 2

    publish()
    assert asked(neighbour).missing == NOT_YET
    library.fetch_vectors()
    assert asked(neighbour).missing == asked(elsewhere).missing == ""


def test_a_publication_says_whose_vectors_it_has(loaded: Loaded, make: Make) -> None:
    library = make()
    library.current()
    assert Publication.objects.get().embedded_by == ""
    library.fetch_vectors()
    assert Publication.objects.get().embedded_by.startswith(f"api-{MODEL}-")


def test_with_nothing_to_fetch_one_query_is_asked(
    library: Library, server: EmbeddingServer, django_assert_num_queries: Callable[[int], object]
) -> None:
    library.current()

    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert library.fetch_vectors()
    assert server.texts == []


def test_a_model_that_became_another_is_fetched_anew(
    library: Library, server: EmbeddingServer, vectors_of: VectorsOf, clock: Clock
) -> None:
    server.vectors_of = lambda texts: vectors_of(texts)[:, :50]
    edit(answers={"ja": "毎日出せます。"})
    assert not library.fetch_vectors()
    assert asked(library).missing == NOT_YET

    clock.now += 60
    assert library.fetch_vectors()
    assert {len(vector.data) for vector in Vector.objects.filter(model__startswith="api-")} == {200}
    assert "api.plain" in parts(asked(library))


@pytest.mark.parametrize("broken", ["words.json", "learned.npy"])
def test_a_broken_folder_of_vectors_is_built_again(library: Library, make: Make, tmp_path: Path, broken: str) -> None:
    [folder] = (tmp_path / "index" / "1").glob("api-*")
    for path in folder.glob(f"*{broken}") if broken in {p.name for p in folder.iterdir()} else folder.glob("view*"):
        path.write_bytes(b"{")

    assert "api.plain" in parts(asked(make()))


def test_vectors_that_the_table_lost_leave_the_plain_answer(
    loaded: Loaded, library: Library, plain: Library, make: Make
) -> None:
    Vector.objects.filter(model__startswith="api-").delete()
    match = asked(make("another machine"))

    assert (match.missing, match.candidates) == (NOT_YET, asked(plain).candidates)


@pytest.fixture
def configured(server: EmbeddingServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "EMBEDDING_MODEL": MODEL,
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": server.url,
        "EMBEDDING_SECONDS": 10.0,
    }.items():
        monkeypatch.setattr(f"django.conf.settings.{name}", value)


def output_of(command: str, *arguments: object, **options: object) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("cheaply", "configured")
def test_the_commands_tell_about_the_api(loaded: Loaded, server: EmbeddingServer) -> None:
    assert "have all vectors" in output_of("fetch_vectors")
    told = output_of("ask", QUESTION)
    assert "api.plain" in told
    assert "api " in told

    server.mood = Mood(503)
    assert "without the embedding API: status 503" in output_of("ask", QUESTION)
    assert json.loads(output_of("ask", QUESTION, json=True))["missing"] == "status 503"


@pytest.mark.usefixtures("cheaply")
def test_fetching_without_the_setting_names_it(loaded: Loaded) -> None:
    with pytest.raises(CommandError, match="EMBEDDING_MODEL is not set"):
        output_of("fetch_vectors")


@pytest.mark.usefixtures("cheaply", "configured")
def test_fetching_that_fails_says_so(loaded: Loaded, server: EmbeddingServer) -> None:
    server.mood = Mood(401)

    with pytest.raises(CommandError, match="Not all vectors are there"):
        output_of("fetch_vectors")
