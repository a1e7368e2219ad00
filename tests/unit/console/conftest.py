from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from bot.web.console.roles import make_groups
from intents.models import IntentRevision
from tests.unit.console import sample

SignIn = Callable[..., Client]


@pytest.fixture
def city(db: None) -> None:
    sample.make_city()


@pytest.fixture
def garbage(city: None) -> IntentRevision:
    return sample.make_intent("garbage", "ごみの出し方", "朝8時30分までに出してください。", ("ごみの日いつ",))


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A browser of somebody in one of the groups; of an administrator without one."""
    make_groups()

    def make(group: str = "", language: str = "en") -> Client:
        user = User.objects.create(username=group or "root", is_staff=True, is_superuser=not group)
        if group:
            user.groups.set([Group.objects.get(name=group)])
        client = Client()
        client.force_login(user)
        client.cookies["django_language"] = language
        return client

    return make
