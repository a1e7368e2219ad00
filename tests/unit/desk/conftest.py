"""A counter in one process: what comes in is handled by the real worker's code; only the broker is missing."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from bot import wiring
from bot.store import inbox
from bot.store.models import CaseRow, StaffMember
from bot.web import ringing
from bot.web.console.roles import make_groups
from channels.line import parse as line_parse
from tasks import inbound
from tests import city
from tests.unit.console import sample

SignIn = Callable[..., Client]


@dataclass
class Knowledge(city.SmallKnowledge):
    lexicon: tuple[()] = ()
    departments: dict[str, Any] = field(default_factory=lambda: {"general": city.GENERAL, "citizens": city.CITIZENS})


@dataclass
class Library:
    knowledge: Knowledge
    matching: bool = False

    def current(self) -> Knowledge:
        return self.knowledge


class Counter:
    """Where citizens write."""

    said = 0

    def say(self, text: str, user: str = "U1", language: str = "") -> None:
        self.said += 1
        event = {
            "type": "message",
            "mode": "active",
            "timestamp": 1_790_000_000_000 + self.said,
            "source": {"type": "user", "userId": user},
            "webhookEventId": f"01DESK{self.said:020d}",
            "deliveryContext": {"isRedelivery": False},
            "replyToken": f"{self.said:032x}",
            "message": {"type": "text", "id": f"9{self.said:017d}", "quoteToken": "q", "text": text},
        }
        handle(inbox.store("line", line_parse.read(json.dumps({"destination": "U0", "events": [event]}))))

    def case(self, text: str = "職員と話したい", user: str = "U1") -> CaseRow:
        """A citizen who asked for a person."""
        self.say(text, user)
        return CaseRow.objects.get(contact__address__platform_id=user, state="waiting")


def handle(contacts: Iterable[UUID]) -> None:
    for contact in contacts:
        inbound.drain(str(contact))


@pytest.fixture
def counter(db: None, monkeypatch: pytest.MonkeyPatch) -> Counter:
    sample.make_city()
    sample.make_department("citizens", "市民課", "Citizens")
    library = Library(Knowledge({"住民票": city.UNSURE}))
    for place in (wiring, wiring.knowledge):
        monkeypatch.setattr(place, "library", lambda: library)
    monkeypatch.setattr(inbound, "ring_delivery", lambda destination, after=0.0: None)
    monkeypatch.setattr(ringing, "ring", handle)
    return Counter()


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A browser of a member of staff of some departments; `slack_id` where the same person is in Slack."""
    make_groups()

    def make(name: str, *departments: str, group: str = "Staff", slack_id: str = "", language: str = "en") -> Client:
        user = User.objects.create(username=name, last_name=name.title())
        user.groups.set(Group.objects.filter(name=group))
        StaffMember.objects.create(account=user, departments=list(departments), slack_id=slack_id)
        client = Client()
        client.force_login(user)
        client.cookies["django_language"] = language
        return client

    return make


@pytest.fixture
def tanaka(sign_in: SignIn) -> Client:
    return sign_in("tanaka", "general")


@pytest.fixture
def suzuki(sign_in: SignIn) -> Client:
    return sign_in("suzuki", "general", "citizens")
