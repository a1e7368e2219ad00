"""The model's help at the desk: asked with one press, shown to whoever asked; a text goes out only as a reply does."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from bot import wiring
from bot.store.models import CaseRow, HelpShownRow
from bot.web import helping as web
from tasks import helping as tasks
from tests.model_server import KEY, MODEL, ModelServer, Mood, serving
from tests.unit.desk.conftest import Counter, SignIn
from tests.unit.desk.pages import hidden, page, waiting_for


class AtOnce:
    """In place of a thread of the web process, which would not see the test's transaction."""

    def __init__(self, target: Callable[..., None], args: tuple[Any, ...], daemon: bool) -> None:
        self.start = lambda: target(*args)


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with serving() as running:
        yield running


@pytest.fixture
def modelled(server: ModelServer, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """The worker's code runs at once; only the broker is missing."""
    server.usual = Mood()
    settings.LLM_MODEL, settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = MODEL, KEY, server.url
    settings.LLM_STAFF_SECONDS = 5
    wiring.llm.model.cache_clear()

    def work(help_id: UUID, needs_matcher: bool) -> None:
        tasks.help_staff(str(help_id))

    monkeypatch.setattr(web, "_ring", work)
    monkeypatch.setattr(web, "Thread", AtOnce)
    yield server
    wiring.llm.model.cache_clear()


def ask(browser: Client, case: CaseRow, wanted: str) -> str:
    address = reverse("desk:help", args=[case.pk])
    return unescape(browser.post(address, {"wanted": wanted}, follow=True).content.decode())


def test_without_a_model_nothing_of_it_shows(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    assert "AI helper" not in page(tanaka, "case", case.pk)
    assert "Check wording" not in page(tanaka, "reply", case.pk)
    assert tanaka.get(reverse("desk:help", args=[case.pk])).status_code == 404


def test_a_summary_is_for_whoever_asked_alone(
    counter: Counter, tanaka: Client, sign_in: SignIn, modelled: ModelServer
) -> None:
    case = counter.case()
    assert "AI helper" in page(tanaka, "case", case.pk)
    before = waiting_for("line")
    assert "<h2>Wants</h2>" in ask(tanaka, case, "summary")
    shown = HelpShownRow.objects.get()
    other = sign_in("sato", "general").get(reverse("desk:helped", args=[case.pk, shown.pk]), {"wanted": "summary"})
    assert "<h2>Wants</h2>" not in other.content.decode()
    assert waiting_for("line") == before


def test_a_reply_is_checked_and_its_better_wording_goes_back_into_the_form(
    counter: Counter, tanaka: Client, modelled: ModelServer
) -> None:
    case, text = counter.case(), "証明書をご持参願います。"
    address = reverse("desk:reply", args=[case.pk])
    form = hidden(page(tanaka, "reply", case.pk))
    result = unescape(tanaka.post(address, {**form, "help": "wording", "text": text}, follow=True).content.decode())
    offered = re.findall(r'<blockquote class="words" dir="auto">([^<]+)</blockquote>', result)
    assert offered
    assert "お持ちください" in offered[0]
    assert text in result, "what was typed can be taken up again"
    back = unescape(tanaka.post(address, {"step": "edit", "text": offered[0]}).content.decode())
    assert offered[0] in back
    assert waiting_for("line", "staff") == []


def test_a_model_that_is_down_is_told_and_what_was_typed_stays(
    counter: Counter, tanaka: Client, modelled: ModelServer
) -> None:
    modelled.usual = Mood("server_error")
    case = counter.case()
    form = hidden(page(tanaka, "reply", case.pk))
    sent = {**form, "help": "wording", "text": "私の文です。"}
    result = tanaka.post(reverse("desk:reply", args=[case.pk]), sent, follow=True).content.decode()
    assert "私の文です。" in result
    assert "<blockquote" not in result
