"""A page that fails is told in both languages, without the database; platforms get what they always got."""

from collections.abc import Iterator
from typing import NoReturn

import pytest
from django.conf import LazySettings
from django.http import HttpRequest
from django.test import Client
from django.urls import path

from bot.urls import handler500, urlpatterns

PAGE = "text/html,application/xhtml+xml,*/*;q=0.8"


def _break(request: HttpRequest) -> NoReturn:
    raise RuntimeError("a view that fails")


urlpatterns = [*(path(f"{place}/broken", _break) for place in ("desk", "admin", "webhooks")), *urlpatterns]
__all__ = ["handler500"]


@pytest.fixture
def browser(settings: LazySettings) -> Iterator[Client]:
    """No test here may use the database: pytest-django fails what does."""
    settings.ROOT_URLCONF = __name__
    assert not settings.DEBUG
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("place", ["desk", "admin"])
@pytest.mark.parametrize("cookies", [{}, {"sessionid": "somebody-who-is-signed-in", "django_language": "en"}])
def test_a_page_that_fails_says_so_in_both_languages_without_a_database(
    browser: Client, place: str, cookies: dict[str, str]
) -> None:
    for name, value in cookies.items():
        browser.cookies[name] = value
    page = browser.get(f"/{place}/broken", headers={"accept": PAGE})
    text = page.content.decode()
    assert (page.status_code, page.headers["Content-Type"]) == (500, "text/html; charset=utf-8")
    assert "エラーが発生しました" in text
    assert "Nothing that was saved is lost." in text
    assert 'href="/desk/"' in text
    assert "<script" not in text
    assert "RuntimeError" not in text


@pytest.mark.parametrize("accept", ["*/*", "application/json", ""])
def test_platforms_and_scripts_get_a_few_words_as_before(browser: Client, accept: str) -> None:
    answer = browser.post("/webhooks/broken", b"{}", "application/json", headers={"accept": accept})
    assert answer.status_code == 500
    assert "<h1>Server Error (500)</h1><p></p>" in answer.content.decode()
    assert len(answer.content) < 200
