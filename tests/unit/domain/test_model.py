"""The switches, and what the tasks and troubles promise each other."""

from dataclasses import is_dataclass, replace

import pytest

from bot.domain import model_tasks
from bot.domain.model import CAREFUL, FOR_STAFF, OUTAGES, PERMANENT, UNASKED, Purpose, Rung, RungSwitch, Switches


@pytest.mark.parametrize(
    ("rung", "channel", "topics", "allowed"),
    [
        (Rung.COMPOSE, "line", (), True),
        (Rung.COMPOSE, "line", ("waste",), True),
        (Rung.COMPOSE, "line", ("tax",), False),
        (Rung.COMPOSE, "line", ("waste", "tax"), False),
        (Rung.COMPOSE, "slack", ("waste",), False),
        (Rung.CHOOSE, "line", ("waste",), False),
        (Rung.STAFF, "slack", (), False),
    ],
)
def test_a_rung_needs_its_switch_its_channel_and_all_its_topics(
    rung: Rung, channel: str, topics: tuple[str, ...], allowed: bool
) -> None:
    switch = RungSwitch(True, frozenset({"tax"}), frozenset({"slack"}))
    switches = Switches(True, {Rung.COMPOSE: switch, Rung.CHOOSE: replace(switch, on=False)})
    assert switches.allow(rung, channel, *topics) is allowed
    assert not replace(switches, on=False).allow(rung, channel, *topics)


def test_before_anybody_decides_amounts_and_dangers_stay_word_for_word() -> None:
    assert CAREFUL.allow(Rung.COMPOSE, "line", "waste")
    assert not any(CAREFUL.allow(Rung.COMPOSE, "line", topic) for topic in ("tax", "safety", "welfare", "insurance"))
    assert not CAREFUL.allow(Rung.CHOOSE, "line", "safety")
    assert set(CAREFUL.rungs) == set(Rung)


def test_every_purpose_is_one_task_with_a_frozen_reply() -> None:
    assert sorted(task.purpose for task in model_tasks.ALL) == sorted(Purpose)
    assert all(is_dataclass(task.reply) and task.reply.__dataclass_params__.frozen for task in model_tasks.ALL)
    assert len(FOR_STAFF) == 5


def test_what_a_person_must_put_right_is_an_outage_and_what_was_not_asked_is_none() -> None:
    assert PERMANENT < OUTAGES
    assert not OUTAGES & UNASKED
