"""Rooms that take nothing: what is to be posted waits in order, the supervisors are told once, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bot import wiring
from bot.domain.delivery import Method, Parcel, Receipt, Sender
from bot.domain.errors import AmbiguousError, DeliveryError, PermanentError, RoomClosed
from bot.domain.messages import CaseCard
from bot.store import rooms
from bot.store.models import CaseRow, DeliveryRow, Destination
from tasks import delivery, periodic
from tests.unit.desk.conftest import Counter
from tests.unit.desk.pages import press

ROOM, SUPERVISORS, OTHER = "C0MADOGUCHI", "C0CHIEFS", "C0OTHER"


class Slack(Sender):
    """Rooms by id, with why they take nothing."""

    name = "slack"

    def __init__(self) -> None:
        self.refuses: dict[str, DeliveryError] = {}
        self.posted: list[tuple[str, str]] = []
        self.repeated: list[bool] = []

    def deliver(self, parcel: Parcel, now: datetime) -> Receipt:
        self.repeated.append(parcel.repeated)
        if problem := self.refuses.get(parcel.address):
            raise problem
        words = " ".join(each.summary if isinstance(each, CaseCard) else str(each) for each in parcel.messages)
        self.posted.append((parcel.address, words))
        return Receipt(Method.POST, (f"{len(self.posted)}.0",))

    def at(self, room: str) -> list[str]:
        return [words for place, words in self.posted if place == room]


@pytest.fixture
def slack(counter: Counter, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Slack:
    settings.SLACK_BOT_TOKEN, settings.SLACK_DEFAULT_ROOM = "xoxb-test", ROOM
    settings.SLACK_SUPERVISOR_ROOM = SUPERVISORS
    made = Slack()
    monkeypatch.setattr(wiring, "sender", lambda channel: made)
    monkeypatch.setattr(delivery, "ring_delivery", lambda destination, after=0.0: None)
    monkeypatch.setattr(periodic, "ring_delivery", lambda destination: None)
    return made


def send(later: timedelta = timedelta()) -> None:
    """Everything for Slack that is due, `later` than now."""
    DeliveryRow.objects.filter(state="pending").update(due_at=timezone.now())
    if later:
        Destination.objects.filter(closed_since__isnull=False).update(closed_since=timezone.now() - later)
    for _ in range(2):  # what the first round writes leaves in the second
        for destination in Destination.objects.filter(channel="slack").order_by("pk"):
            for _ in range(9):
                Destination.objects.update(next_send_at=None)
                delivery.drain(destination.pk)


CLOSED = RoomClosed("is_archived: the room is archived")


def test_what_a_closed_room_should_get_comes_when_it_opens_in_order_and_once(counter: Counter, slack: Slack) -> None:
    slack.refuses[ROOM] = CLOSED
    case = counter.case("職員と話したい")
    counter.say("まだですか", "U1")
    for _ in range(12):  # more than the ladder of attempts has steps
        send()
    assert slack.at(ROOM) == []
    [told] = slack.at(SUPERVISORS)
    assert "is_archived" in told
    assert f"<#{ROOM}>" in told
    assert rooms.closed() == {ROOM}
    assert set(DeliveryRow.objects.filter(destination__room=ROOM).values_list("state", flat=True)) == {"pending"}
    slack.refuses.clear()
    send()
    card, *notes = slack.at(ROOM)
    assert case.number in card
    assert "まだですか" in str(notes)
    assert rooms.closed() == set()
    assert len(slack.at(ROOM)) == len(set(slack.at(ROOM)))
    slack.refuses[ROOM] = CLOSED
    counter.say("もしもし", "U1")
    send()
    assert len(slack.at(SUPERVISORS)) == 2, "closed anew, told anew"


def test_what_may_have_been_posted_is_looked_up_when_the_room_is_back(counter: Counter, slack: Slack) -> None:
    slack.refuses[ROOM] = AmbiguousError("cut")
    counter.case()
    send()
    slack.refuses[ROOM] = CLOSED
    send()
    slack.refuses.clear()
    slack.repeated.clear()
    send()
    assert slack.repeated[0] is True


def test_the_patience_has_an_end_that_is_listed(counter: Counter, slack: Slack) -> None:
    slack.refuses[ROOM] = CLOSED
    counter.case()
    send()
    send(later=rooms.PATIENCE + timedelta(minutes=1))
    assert "dead" in DeliveryRow.objects.filter(destination__room=ROOM).values_list("state", flat=True)


def test_another_room_for_the_department_gets_the_cards_that_wait(
    counter: Counter, slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.refuses[ROOM] = CLOSED
    case = counter.case()
    send()
    periodic.look_after_cases()
    assert CaseRow.objects.get(pk=case.pk).room == ROOM, "it waits while there is no other"
    known = wiring.library().current()
    moved = {key: replace(each, room=OTHER) for key, each in known.departments.items()}
    monkeypatch.setattr(known, "departments", moved)
    periodic.look_after_cases()
    periodic.look_after_cases()
    send()
    row = CaseRow.objects.get(pk=case.pk)
    assert (row.room, row.state) == (OTHER, "waiting")
    card, why = slack.at(OTHER)
    assert case.number in card
    assert "移しました" in why
    slack.refuses.clear()
    send()
    assert not [words for words in slack.at(ROOM) if case.number in words], "not twice"


def test_a_card_that_failed_is_tried_again_with_what_belongs_below_it(counter: Counter, slack: Slack) -> None:
    slack.refuses[ROOM] = PermanentError("invalid_auth: SLACK_BOT_TOKEN is wrong")
    case = counter.case()
    counter.say("まだですか", "U1")
    send()
    assert set(DeliveryRow.objects.filter(case=case, speaker="desk").values_list("state", flat=True)) == {"dead"}
    slack.refuses.clear()
    assert rooms.try_cards_again() == set(), "not at once"
    for again in (True, False):
        _let_pass(rooms.CARD_AGAIN)
        slack.refuses = {ROOM: PermanentError("invalid_auth")} if again else {}
        periodic.look_after_cases()
        send()
    [told] = slack.at(SUPERVISORS)
    assert case.number in told
    assert case.number in slack.at(ROOM)[0]
    assert any("まだですか" in words for words in slack.at(ROOM)[1:])
    _let_pass(rooms.CARD_AGAIN)
    assert rooms.try_cards_again() == set()
    assert CaseRow.objects.get(pk=case.pk).thread


def test_the_console_names_rooms_that_take_nothing(
    counter: Counter, slack: Slack, sign_in: Callable[..., Client]
) -> None:
    slack.refuses[ROOM] = CLOSED
    case = counter.case()
    send()
    admin = Client()
    admin.force_login(User.objects.create_superuser("admin"))
    admin.cookies["django_language"] = "en"
    assert f"{ROOM}: deliveries wait" in admin.get(reverse("admin:index")).content.decode()
    assert "is_archived" in admin.get(reverse("admin:store_deliveryrow_changelist")).content.decode()
    press(sign_in("tanaka", "general"), case, "claim")
    assert CaseRow.objects.get(pk=case.pk).state == "claimed", "the web desk works meanwhile"


def _let_pass(time: timedelta) -> None:
    DeliveryRow.objects.filter(ended_at__isnull=False).update(ended_at=timezone.now() - time)
