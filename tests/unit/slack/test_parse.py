from datetime import UTC, datetime

import pytest

from bot.domain.events import Action, EventKind
from channels.slack.parse import parse, read
from tests.unit.slack.payloads import CARD, CASE, PLACE, ROOM, TANAKA, press, submission

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("action", [Action.CLAIM, Action.GIVE_BACK])
def test_a_pressed_button_names_its_case_and_its_card(action: Action) -> None:
    event = parse(press(action), NOW)
    assert (event.channel, event.kind, event.address, event.action) == ("slack", EventKind.PRESS, TANAKA, action)
    assert event.arguments == {"case": CASE, "room": ROOM, "ts": CARD}
    assert event.event_id == f"button:1700000123.456789:{TANAKA}:{CARD}"
    assert event.occurred_at == datetime.fromtimestamp(1700000123.456789, UTC)


def test_the_same_press_by_another_person_is_another_event() -> None:
    assert parse(press("claim"), NOW).event_id != parse(press("claim", user="U0SUZUKI"), NOW).event_id


def test_a_confirmed_reply_carries_exactly_the_words_of_the_preview() -> None:
    event = parse(submission(f"reply_preview:{PLACE}", metadata="A & B <C>\n:smile:"), NOW)
    assert (event.action, event.text) == (Action.SEND_REPLY, "A & B <C>\n:smile:")
    assert event.arguments == {"case": CASE, "room": ROOM, "ts": CARD}
    assert (event.event_id, event.address, event.occurred_at) == ("view:V0ONE", TANAKA, NOW)


def test_confirming_twice_is_one_event_and_a_later_reply_another() -> None:
    first, again, later = (
        parse(submission(f"reply_preview:{PLACE}", metadata="…", view_id=view), NOW) for view in ("V1", "V1", "V2")
    )
    assert first.event_id == again.event_id != later.event_id


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({}, id="empty"),
        pytest.param({"type": "message_action"}, id="other type"),
        pytest.param({**press("claim"), "actions": []}, id="no action"),
        pytest.param(press("claim", value="{}"), id="no case"),
        pytest.param(press("claim", value="[1]"), id="value of another shape"),
        pytest.param(press("claim", value="case-1"), id="value is no JSON"),
        pytest.param(press("helpful"), id="a citizen's action"),
        pytest.param(press("reply"), id="a button that only opens a form"),
        pytest.param(submission("someone_elses_form"), id="a form that is not ours"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_problem(payload: dict[str, object]) -> None:
    received = read(payload, NOW)
    assert received.event is None
    assert received.problem
    assert received.raw == payload
