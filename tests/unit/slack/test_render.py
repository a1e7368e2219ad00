import json
from typing import Any

import pytest

from bot.domain.messages import (
    Amendment,
    AnswerCard,
    CaseCard,
    Choice,
    ChoiceList,
    Message,
    RoomNote,
    ThreadNote,
    TranscriptLine,
)
from channels.simulator.slack_limits import check_message_blocks
from channels.slack.plain import units
from channels.slack.render import Drawing, render

HOSTILE = "<!channel> <!here> @here <@U0TANAKA> <https://evil.example|市役所> `code` *bold* & ```\n> quote :x:"
BUTTONS = tuple(Choice(name, name, {"case": "c1"}) for name in ("claim", "reply", "close"))


def card(*lines: str, **changes: Any) -> CaseCard:
    transcript = tuple(TranscriptLine("市民", line) for line in lines)
    facts = (("担当課", "市民課"), ("担当者", "<@U0TANAKA>"))
    given = {"heading": "相談 A1：担当者待ち", "facts": facts, "buttons": BUTTONS, "summary": "相談 A1。", **changes}
    return CaseCard(case_id="c1", transcript=transcript, **given)


def texts(part: Any, kind: str) -> list[str]:
    if isinstance(part, dict):
        own = [part["text"]] if part.get("type") == kind else []
        return own + [text for value in part.values() for text in texts(value, kind)]
    return [text for value in part for text in texts(value, kind)] if isinstance(part, list | tuple) else []


def assert_within_limits(drawing: Drawing) -> None:
    every = texts(drawing.blocks, "plain_text") + texts(drawing.blocks, "mrkdwn")
    assert check_message_blocks(list(drawing.blocks)) == []
    assert 1 <= len(drawing.blocks) <= 50
    assert sum(map(units, every)) <= 12_000
    assert all(1 <= units(text) <= 3_000 for text in every)
    assert units(drawing.text) <= 4_000


def test_a_card_shows_heading_facts_transcript_and_buttons() -> None:
    drawing = render(card("住民票はどこ", "人と話したい"), "ja")
    assert [block["type"] for block in drawing.blocks] == [
        "header",
        "section",
        "context",
        "section",
        "section",
        "actions",
    ]
    assert texts(drawing.blocks, "plain_text")[2:4] == ["市民：住民票はどこ", "市民：人と話したい"]
    claim, reply, close = drawing.blocks[-1]["elements"]
    assert (claim["style"], close["style"], "style" in reply) == ("primary", "danger", False)
    assert json.loads(reply["value"]) == {"case": "c1"}


def test_the_text_of_a_card_says_it_all() -> None:
    text = render(card("住民票はどこ", "人と話したい"), "ja").text
    assert text == "相談 A1。\n担当課：市民課\n担当者：<@U0TANAKA>\n市民：住民票はどこ\n市民：人と話したい"


def test_a_proposed_answer_stands_above_its_button_and_in_the_text() -> None:
    drawing = render(card("粗大ごみは？", proposed="申し込みが必要です。 <!channel>"), "ja")
    *_, heading, answer, buttons = drawing.blocks
    assert (heading["elements"][0]["text"], buttons["type"]) == ("回答案（まだ市民に届いていません）", "actions")
    assert answer["text"] == {"type": "plain_text", "text": "申し込みが必要です。 <!channel>", "emoji": False}
    assert "申し込みが必要です。 &lt;!channel&gt;" in drawing.text
    assert [element["action_id"] for element in buttons["elements"] if element.get("style") == "primary"] == []


def test_more_facts_than_a_section_takes_stand_in_another() -> None:
    facts = tuple((f"事項{number}", "…") for number in range(11))
    shown = [block for block in render(card("…", facts=facts), "ja").blocks if "fields" in block]
    assert [len(block["fields"]) for block in shown] == [10, 1]


def test_a_closed_card_has_no_buttons() -> None:
    assert all(block["type"] != "actions" for block in render(card("…", buttons=()), "en").blocks)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((), id="nothing said"),
        pytest.param(("",), id="an empty line"),
        pytest.param(("あ" * 10_000,), id="one line of 10,000 characters"),
        pytest.param(("あ" * 2_000,) * 30, id="30 long lines"),
        pytest.param(("短い",) * 500, id="500 short lines"),
        pytest.param(("👨‍👩‍👧‍👦" * 1_000,) * 6, id="families"),
        pytest.param((HOSTILE * 100,) * 6, id="hostile"),
        pytest.param(("&" * 10_000,), id="escaping makes it longer"),
    ],
)
def test_every_card_fits_and_keeps_its_buttons(lines: tuple[str, ...]) -> None:
    drawing = render(card(*lines, summary="".join(lines)[-5_000:] or "相談"), "ja")
    assert_within_limits(drawing)
    assert len(drawing.blocks[-1]["elements"]) == 3


def test_the_oldest_lines_of_a_transcript_give_way_and_it_says_so() -> None:
    drawing = render(card(*(f"{number} " + "あ" * 2_000 for number in range(30))), "ja")
    shown = texts(drawing.blocks, "plain_text")
    assert any(text.startswith("市民：29 ") for text in shown)
    assert not any(text.startswith("市民：0 ") for text in shown)
    assert "（これより前は省略）" in shown


def test_facts_of_any_length_leave_room_for_the_transcript() -> None:
    drawing = render(card("最後の発言", facts=(("&" * 500, "<" * 5_000),) * 30), "ja")
    assert_within_limits(drawing)
    assert "市民：最後の発言" in texts(drawing.blocks, "plain_text")


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(
            card(HOSTILE, summary=HOSTILE, heading=HOSTILE, facts=(("name", HOSTILE.replace("<@U", "<@u")),)), id="card"
        ),
        pytest.param(ThreadNote("c1", f"市民：{HOSTILE}"), id="what a citizen wrote"),
        pytest.param(ThreadNote("c1", f"Citizen: {HOSTILE}"), id="what a citizen wrote, in English"),
        pytest.param(ThreadNote("c1", f"<@U0SUZUKI> の返信を市民に送ります：\n{HOSTILE}"), id="what staff wrote"),
        pytest.param(RoomNote(f"お知らせ\n{HOSTILE}"), id="room note"),
    ],
)
def test_hostile_words_mention_nobody_and_link_nowhere(message: Message) -> None:
    drawing = render(message, "ja")
    for text in [drawing.text, *texts(drawing.blocks, "mrkdwn")]:
        assert "<!" not in text
        assert "<http" not in text
        assert "<@U0TANAKA>" not in text
    assert '"emoji": true' not in json.dumps(drawing.blocks)


def test_citizens_words_stand_in_plain_text_only() -> None:
    drawing = render(ThreadNote("c1", "市民：*bold* `code`"), "ja")
    assert texts(drawing.blocks, "mrkdwn") == []
    assert texts(drawing.blocks, "plain_text") == ["市民：*bold* `code`"]


def test_our_own_notes_mention_staff() -> None:
    drawing = render(ThreadNote("c1", "<@U0TANAKA> の返信を市民に送ります：\n<@U0SUZUKI> です"), "ja")
    assert texts(drawing.blocks, "mrkdwn") == ["<@U0TANAKA> の返信を市民に送ります："]
    assert drawing.text == "<@U0TANAKA> の返信を市民に送ります：\n&lt;@U0SUZUKI&gt; です"


@pytest.mark.parametrize("text", ["あ" * 10_000, "市民：" + "🍎" * 10_000, "x\n" + "&" * 20_000, "", "\n\n"])
def test_every_note_fits(text: str) -> None:
    for message in (ThreadNote("c1", text), RoomNote(text), Amendment(text)):
        drawing = render(message, "ja")
        assert_within_limits(drawing)


@pytest.mark.parametrize("message", [AnswerCard("t", "b", "l", "u"), ChoiceList("t", ())], ids=["answer", "choices"])
def test_what_is_for_citizens_is_not_drawn(message: Message) -> None:
    with pytest.raises(TypeError):
        render(message, "ja")
