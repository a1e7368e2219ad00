"""The helper's forms in Slack: opened at once, drawn again by a worker, and nothing of it stored as a reply."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.domain.help import (
    Help,
    NoHelp,
    Shortfall,
    Source,
    Summary,
    Translation,
    Wanted,
    Wish,
    Worded,
    WordForWord,
    WordingReport,
)
from bot.domain.model_tasks import Finding
from channels.simulator.slack_limits import check_message_blocks, check_view
from channels.slack.helper_screen import HelperScreen
from tests.unit.slack.conftest import Scripted, error
from tests.unit.slack.desk import OPEN, Desk, shown
from tests.unit.slack.payloads import CASE, PLACE, TANAKA

HELPED = replace(OPEN, helper=True, language="ja")
MENU, WRITE = f"helper_shown:{PLACE}", f"reply_write:{PLACE}"
SOURCE = Source("residence", "住民票 <写し>", "手数料は300円です。", "https://city.example/a?b=1&c=2")


@pytest.fixture
def desk(slack: Scripted) -> Desk:
    return Desk(slack, case=HELPED)


def view_of(call: Mapping[str, Any]) -> dict[str, Any]:
    view: dict[str, Any] = call["view"] if isinstance(call["view"], dict) else json.loads(call["view"])
    assert check_view(view) == []
    return view


def drawn(desk: Desk) -> dict[str, Any]:
    """What the open form shows now."""
    call = desk.slack.of("views.update")[-1]
    assert call["view_id"] == "V0ONE"
    return view_of(call)


def press_in(view: Mapping[str, Any], action: str, typed: str | None = None) -> dict[str, Any]:
    """A press in an open form, as Slack sends it: plain text escaped, the inputs with what is typed in them."""
    value = next((_value(block, action) for block in view["blocks"] if _value(block, action) is not None), None)
    inputs = [block["block_id"] for block in view["blocks"] if str(block.get("block_id")).startswith("reply")]
    state = {name: {"text": {"type": "plain_text_input", "value": typed}} for name in inputs}
    return {
        "type": "block_actions",
        "user": {"id": TANAKA, "username": "tanaka", "name": "tanaka", "team_id": "T0CITY"},
        "team": {"id": "T0CITY", "domain": "minatogawa"},
        "container": {"type": "view", "view_id": "V0ONE"},
        "trigger_id": "1.2.abc",
        "view": {**_escaped(view), "id": "V0ONE", "hash": "1.a", "state": {"values": state}},
        "actions": [{"action_id": action, "block_id": "b", "type": "button", "action_ts": "1.2", "value": value}],
    }


def _value(block: Mapping[str, Any], action: str) -> str | None:
    buttons = [*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else [])]
    return next((str(each.get("value", "")) for each in buttons if each.get("action_id") == action), None)


def _escaped(part: Any) -> Any:
    if isinstance(part, dict) and part.get("type") == "plain_text":
        return {**part, "text": part["text"].replace("&", "&amp;").replace("<", "&lt;")}
    if isinstance(part, dict):
        return (
            {"private_metadata": "", **{k: _escaped(v) for k, v in part.items()}}
            if "blocks" in part
            else {name: _escaped(value) for name, value in part.items()}
        )
    return [_escaped(each) for each in part] if isinstance(part, list) else part


def menu(desk: Desk) -> dict[str, Any]:
    assert desk.press("helper").status == 200
    return view_of(desk.slack.of("views.open")[-1])


def answered(desk: Desk, result: Help) -> dict[str, Any]:
    """What a worker makes of the newest wish."""
    wish, place = desk.wishes[-1]
    kept = json.loads(json.dumps(place))  # as it comes back from the database
    HelperScreen(desk.slack.settings, "en").show(wish, desk.case, result, kept)
    return drawn(desk)


def wanted(desk: Desk, what: Wanted, result: Help) -> dict[str, Any]:
    desk.interact(press_in(menu(desk), f"want_{what}"))
    return answered(desk, result)


def input_of(view: Mapping[str, Any]) -> dict[str, Any]:
    [block] = [block for block in view["blocks"] if str(block.get("block_id")).startswith("reply")]
    return dict(block)


def test_the_card_opens_what_the_helper_offers(desk: Desk) -> None:
    view = menu(desk)
    assert view["callback_id"] == MENU
    for action in ("want_draft", "want_summary", "want_citizens_words", "help_write"):
        assert action in shown(view)
    assert "nothing is sent to the citizen" in shown(view)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (replace(HELPED, helper=False), "switched off"),
        (replace(HELPED, open=False), "already closed"),
        (replace(HELPED, owner="U0SUZUKI"), "<@U0SUZUKI>"),
        (None, "cannot be found"),
    ],
)
def test_who_cannot_be_helped_is_told_why(desk: Desk, case: Any, words: str) -> None:
    desk.case = case
    desk.press("helper")
    assert words in desk.notice()
    assert desk.slack.of("views.open") == []


def test_a_wish_is_stored_and_the_form_says_at_once_that_it_works(desk: Desk) -> None:
    answer = desk.interact(press_in(menu(desk), "want_summary"))
    assert answer.status == 200
    assert "Summarising" in shown(drawn(desk))
    [(wish, place)] = desk.wishes
    assert wish == Wish(Wanted.SUMMARY, TANAKA, CASE)
    assert place["view_id"] == "V0ONE"
    assert desk.stored == []


def test_a_draft_stands_in_the_reply_form_with_its_sources_and_waits_for_the_preview(desk: Desk) -> None:
    view = wanted(desk, Wanted.DRAFT, Worded("手数料は300円です。", (SOURCE,), complete=False))
    assert view["callback_id"] == WRITE
    assert input_of(view)["element"]["initial_value"] == f"手数料は300円です。\n\n市のページを見る\n{SOURCE.url}"
    assert "Drafted by AI" in shown(view)
    assert "leave something open" in shown(view)
    assert "<https://city.example/a?b=1&amp;c=2|住民票 &lt;写し&gt;>" in shown(view)
    assert view["submit"]["text"] == "Preview"
    assert desk.stored == []


def test_instead_of_a_doubtful_draft_the_approved_answers_are_one_press_away(desk: Desk) -> None:
    view = wanted(desk, Wanted.DRAFT, WordForWord((SOURCE,), Shortfall.DOUBTFUL))
    assert "not shown" in shown(view)
    assert SOURCE.text in shown(view)
    desk.approved = SOURCE
    desk.interact(press_in(view, "help_answer"))
    assert input_of(drawn(desk))["element"]["initial_value"].startswith(SOURCE.text)
    desk.approved = None
    desk.interact(press_in(view, "help_answer"))
    assert "No approved answer" in shown(drawn(desk))


def test_a_summary_leads_on_to_a_reply_and_back_to_the_other_help(desk: Desk) -> None:
    view = wanted(desk, Wanted.SUMMARY, Summary("<!channel> wants", ("one", "two"), (), left_out=1))
    assert "<!channel> wants" in shown(view)
    assert "• one\\n• two" in shown(view)
    assert "were not shown to it" in shown(view)
    desk.interact(press_in(view, "help_write"))
    assert drawn(desk)["callback_id"] == WRITE
    desk.interact(press_in(view, "help_menu"))
    assert drawn(desk)["callback_id"] == MENU


def test_the_citizens_words_stay_beside_the_reply_while_it_is_checked(desk: Desk) -> None:
    view = wanted(desk, Wanted.CITIZENS_WORDS, Translation("A & B <c>", "甲 & 乙 <丙>"))
    assert "甲 & 乙 <丙>" in shown(view)
    desk.interact(press_in(view, "want_wording", "ご持参願います & x"))
    working = drawn(desk)
    assert "you can go on writing" in shown(working)
    assert "want_wording" not in shown(working), "pressed once is enough"
    assert "甲 & 乙 <丙>" in shown(working)
    assert input_of(working)["block_id"] == input_of(view)["block_id"], "else Slack forgets what is typed"
    assert desk.wishes[-1][0].text == "ご持参願います & x"


def test_findings_name_their_rule_and_one_press_takes_the_revised_text_and_another_takes_it_back(desk: Desk) -> None:
    view = wanted(desk, Wanted.CITIZENS_WORDS, Translation("How?", "どうやって"))
    desk.interact(press_in(view, "want_wording", "ご持参願います。"))
    report = WordingReport((Finding("ご持参願います", "plain", "お持ちください"),), "お持ちください。")
    checked = answered(desk, report)
    assert "[everyday words] “ご持参願います” → “お持ちください”" in shown(checked)
    assert input_of(checked)["block_id"] == input_of(view)["block_id"], "nothing is changed by itself"

    desk.interact(press_in(checked, "help_use", "ご持参願います。"))
    revised = drawn(desk)
    assert input_of(revised)["block_id"] != input_of(view)["block_id"]
    assert input_of(revised)["element"]["initial_value"] == "お持ちください。"
    assert "どうやって" in shown(revised)

    desk.interact(press_in(revised, "help_use", "お持ちください。"))
    assert input_of(drawn(desk))["element"]["initial_value"] == "ご持参願います。"


def test_a_translated_reply_is_offered_below_the_words_and_never_with_other_values(desk: Desk) -> None:
    desk.case = replace(HELPED, language="en")
    desk.press("reply")
    assert "want_reply_translated" not in shown(view_of(desk.slack.of("views.open")[-1])), "the same language"
    desk.case = replace(HELPED, language="vi")
    desk.press("reply")
    view = view_of(desk.slack.of("views.open")[-1])
    desk.interact(press_in(view, "want_reply_translated", "The fee is 300 yen."))
    offered = answered(desk, Translation("The fee is 300 yen.", "Lệ phí là 300 yên."))
    assert "Lệ phí là 300 yên." in shown(offered)
    assert "help_use" in shown(offered)
    doubtful = answered(desk, Translation("The fee is 300 yen.", "Lệ phí là 900 yên.", ("900 yên",)))
    assert "900 yên" in shown(doubtful)
    assert "help_use" not in shown(doubtful)


@pytest.mark.parametrize("why", [why for why in Shortfall if why is not Shortfall.GONE])
def test_a_failure_keeps_what_was_typed_and_says_how_to_go_on(desk: Desk, why: Shortfall) -> None:
    assert "help_write" in shown(wanted(desk, Wanted.SUMMARY, NoHelp(why)))
    desk.press("reply")
    view = view_of(desk.slack.of("views.open")[-1])
    desk.interact(press_in(view, "want_wording", "書きかけ"))
    after = answered(desk, NoHelp(why))
    assert (after["callback_id"], input_of(after)["block_id"]) == (WRITE, input_of(view)["block_id"])
    assert "want_wording" in shown(after)


def test_a_case_that_was_closed_meanwhile_and_a_form_that_was_closed(desk: Desk) -> None:
    view = menu(desk)
    desk.interact(press_in(view, "want_draft"))
    desk.case = replace(HELPED, open=False)
    assert "closed" in shown(answered(desk, Worded("text", (SOURCE,), complete=True)))
    desk.interact(press_in(view, "want_draft"))
    assert len(desk.wishes) == 1
    desk.slack.answers = [error("not_found")]
    answered(desk, NoHelp(Shortfall.DOWN))


def test_what_was_typed_is_not_lost_when_the_case_is_closed_meanwhile(desk: Desk) -> None:
    desk.press("reply")
    view = view_of(desk.slack.of("views.open")[-1])
    desk.interact(press_in(view, "want_wording", "書きかけの返信"))
    desk.case = replace(HELPED, open=False)
    assert "書きかけの返信" in shown(answered(desk, NoHelp(Shortfall.GONE)))
    desk.interact(press_in(view, "want_wording", "書きかけの別の返信"))
    assert "書きかけの別の返信" in shown(drawn(desk))
    assert len(desk.wishes) == 1


@pytest.mark.parametrize(
    "result",
    [
        Summary("あ" * 4_000, ("い" * 2_000,) * 5, ("う" * 2_000,) * 3, 1),
        WordForWord((replace(SOURCE, title="題" * 200, text="あ" * 5_000),) * 3, Shortfall.DOWN),
        Worded("あ" * 1_500, (SOURCE,) * 4, complete=True),
        Translation("x", "あ" * 9_000, ("1",) * 50),
    ],
    ids=["summary", "answers", "draft", "translation"],
)
def test_the_longest_results_stay_within_slacks_limits(desk: Desk, result: Help) -> None:
    wanted(desk, Wanted.DRAFT, result)  # `drawn` judges it
    desk.press("reply")
    desk.interact(press_in(view_of(desk.slack.of("views.open")[-1]), "want_wording", "あ" * 3_000))
    answered(desk, result)
    answered(desk, WordingReport((Finding("あ" * 3_000, "plain", "い" * 3_000),) * 8, "い" * 3_000))


def command(desk: Desk, text: str) -> dict[str, Any]:
    form = {"command": "/madoguchi", "text": text, "user_id": TANAKA, "team_id": "T1", "channel_id": "C1"}
    url = f"{desk.slack.url}/response"
    body = urlencode({**form, "trigger_id": "1", "response_url": url})
    answer: dict[str, Any] = json.loads(desk.post("application/x-www-form-urlencoded", body).body)
    return answer


def told(desk: Desk, result: Help) -> tuple[str, str]:
    """The text and the blocks that only the one who asked sees."""
    wish, place = desk.wishes[-1]
    HelperScreen(desk.slack.settings, "en").show(wish, None, result, place)
    body = desk.slack.of("response")[-1]
    assert (body["response_type"], body["replace_original"]) == ("ephemeral", False)
    assert check_message_blocks(body["blocks"]) == []
    return body["text"], json.dumps(body["blocks"], ensure_ascii=False)


def test_the_citys_knowledge_answers_only_whoever_asked(desk: Desk) -> None:
    answer = command(desk, "ask 住民票の <手数料> は？")
    assert (answer["response_type"], "Looking through" in answer["text"]) == ("ephemeral", True)
    assert desk.wishes[-1][0] == Wish(Wanted.KNOWLEDGE, TANAKA, text="住民票の <手数料> は？")
    for text in told(desk, Worded("手数料は300円です。", (SOURCE,), complete=True)):
        assert "手数料は300円です。" in text
        assert "住民票" in text
        assert "https://city.example/a?b=1" in text
    for text in told(desk, WordForWord((SOURCE,), Shortfall.DOWN)):
        assert SOURCE.text in text
        assert "word for word" in text
    assert "other words" in told(desk, NoHelp(Shortfall.NOT_FOUND))[0]
    told(desk, WordForWord((replace(SOURCE, text="あ" * 5_000),) * 3, Shortfall.DOWN))


@pytest.mark.parametrize(("text", "words"), [("ask", "your question"), ("ask  ", "your question"), ("asking", "Reply")])
def test_a_command_without_a_question_is_told_how(desk: Desk, text: str, words: str) -> None:
    assert words in command(desk, text)["text"]
    assert desk.wishes == []
