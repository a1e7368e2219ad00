import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

PASSWORD = "mountain-river-7-bridge"
Browser = Callable[..., Client]


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    """Codes that were used, and how often somebody tried, are kept in the process."""
    cache.clear()


@pytest.fixture
def chief(db: None) -> User:
    return User.objects.create_superuser("chief", "chief@city.example.jp", PASSWORD)


@pytest.fixture
def clerk(db: None) -> User:
    return User.objects.create_user("clerk", "clerk@city.example.jp", PASSWORD)


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "en"})


def enter(browser: Client, name: str, password: str = PASSWORD, page: str = "/admin/login/", **headers: str) -> str:
    """Where the sign-in leads, or its words where it leads nowhere."""
    answer = browser.post(page, {"username": name, "password": password}, **headers)  # type: ignore[arg-type]
    return answer["location"] if answer.status_code == 302 else answer.content.decode()


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
