"""A translation that a turn had no time for: wanted once, made with patience, said to whoever asks next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from bot import wiring
from bot.domain.answers import Knowledge
from bot.domain.model import Rung
from bot.domain.translations import Translation
from bot.store import translations
from bot.store.models import ModelCallRow, TranslationRow
from tasks.translating import make_translation
from tests import city
from tests.model_server import ModelServer, Mood, serving
from tests.unit.dialogue.talking import Talk
from tests.unit.dialogue.test_translating import said
from tests.unit.dialogue.worded import JAPANESE_ONLY, ONLY, card, purposes, talk

pytestmark = pytest.mark.django_db

Asking = Callable[..., Talk]


@dataclass
class Shelf:
    knowledge: Knowledge

    def current(self) -> Knowledge:
        return self.knowledge


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving() as running:
        yield running


@pytest.fixture
def asking(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Asking:
    """A citizen who writes English, and a worker with the same knowledge."""

    def ask(*rungs: Rung, seconds: float = 30.0) -> Talk:
        citizen = talk(server, *rungs, model_seconds=seconds, find_translation=translations.find)
        monkeypatch.setattr(wiring, "library", lambda: Shelf(citizen.knowledge))
        monkeypatch.setattr(wiring, "tools", lambda: city.tools(citizen.knowledge, **citizen.tools))
        return citizen

    return ask


def wanted(revision: int = JAPANESE_ONLY.revision) -> int:
    translations.keep([Translation("japanese-only", revision, "en", pending=True)])
    [number] = translations.waiting()
    return number


def test_the_original_goes_out_and_the_next_reads_the_translation(server: ModelServer, asking: Asking) -> None:
    citizen = asking(Rung.TRANSLATE, seconds=1.0)
    server.plan(Mood(name="slow", seconds=2.0, purpose="translate"))
    first = citizen.say(ONLY)
    assert card(first).body == JAPANESE_ONLY.wordings["ja"].answer
    assert "Japanese only" in card(first).notice
    translations.keep(first.translations)
    server.plan(said())
    make_translation(translations.waiting()[0])
    assert translations.waiting() == []
    assert card(asking(Rung.TRANSLATE).say(ONLY)).body.startswith("Bulky waste needs a reservation.")
    assert ModelCallRow.objects.filter(purpose="translate", outcome="answered").exists()


def test_nobody_waits_for_one_that_is_being_made(server: ModelServer, asking: Asking) -> None:
    wanted()
    found = asking(Rung.TRANSLATE).say(ONLY)
    assert card(found).body == JAPANESE_ONLY.wordings["ja"].answer
    assert purposes(server) == []


def test_what_the_guard_stops_is_not_made_again(server: ModelServer, asking: Asking) -> None:
    number, citizen = wanted(), asking(Rung.TRANSLATE)
    server.plan(Mood("lying", purpose="translate"))
    make_translation(number)
    assert TranslationRow.objects.get().state == "unmade"
    asked = len(server.requests)
    assert card(citizen.say(ONLY)).body == JAPANESE_ONLY.wordings["ja"].answer
    assert len(server.requests) == asked


def test_while_the_model_is_down_it_is_tried_three_times_and_then_wanted_anew(
    server: ModelServer, asking: Asking
) -> None:
    number = wanted()
    asking(Rung.TRANSLATE)
    server.usual = Mood("server_error")
    for _ in range(3):
        make_translation(number)
        assert translations.waiting() == [number]
    make_translation(number)
    assert not TranslationRow.objects.exists()


@pytest.mark.parametrize(
    ("rungs", "revision"),
    [((), JAPANESE_ONLY.revision), ((Rung.TRANSLATE,), JAPANESE_ONLY.revision + 1)],
    ids=["switched off", "another revision"],
)
def test_what_is_not_wanted_any_more_is_forgotten(
    server: ModelServer, asking: Asking, rungs: tuple[Rung, ...], revision: int
) -> None:
    number = wanted(revision)
    asking(*rungs)
    make_translation(number)
    assert not TranslationRow.objects.exists()
    assert server.requests == []
