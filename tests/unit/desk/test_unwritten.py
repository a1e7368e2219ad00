"""Words that the city does not write, in a reply at the web desk: named before it is sent, and never in the way."""

from typing import Any

from django.test import Client

from bot.wiring import knowledge
from intents.lexicon import FORBIDDEN, Group, forbidding
from tests.unit.desk.conftest import Counter
from tests.unit.desk.pages import press, preview, send, waiting_for

GROUPS = [Group(("ごみ出し", "ゴミ捨て"), (), "term"), Group(("ゴミ捨て",), (), FORBIDDEN)]


def test_the_word_and_a_better_one_are_named_and_the_reply_can_be_sent(
    counter: Counter, tanaka: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(knowledge.library().current(), "unwritten", forbidding(GROUPS))
    case = counter.case()
    press(tanaka, case, "claim")
    shown = preview(tanaka, case, "ゴミ捨ては朝にお願いします。")
    assert "“ゴミ捨て” (instead: ごみ出し)" in shown
    assert send(tanaka, case, shown, "ゴミ捨ては朝にお願いします。").status_code == 302
    assert len(waiting_for("line", "staff")) == 1


def test_other_replies_have_no_warning(counter: Counter, tanaka: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(knowledge.library().current(), "unwritten", forbidding(GROUPS))
    assert "does not write" not in preview(tanaka, counter.case(), "ごみ出しは朝にお願いします。")
