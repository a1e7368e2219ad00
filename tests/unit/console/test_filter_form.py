"""The filters of conversations and cases are one form: changing one loses none of the others."""

import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intents.models import IntentRevision
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

CONVERSATIONS, CASES = "/admin/store/conversationrow/", "/admin/store/caserow/"


class Fields(HTMLParser):
    """What the form of the filters would send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.inside, self.chosen_of = False, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inside = self.inside or (tag == "form" and given.get("id") == "filter-form")
        if self.inside and tag in ("input", "select") and "name" in given:
            assert given["name"] not in self.values, given["name"]
            self.values[given["name"]] = given.get("value", "")
            self.chosen_of = given["name"]
        if self.inside and tag == "option" and "selected" in given:
            self.values[self.chosen_of] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"


@pytest.fixture
def rows(garbage: IntentRevision) -> None:
    conversation = sample.make_conversation()
    sample.make_turn(conversation, "ごみの日いつですか", "garbage")
    sample.make_case(conversation)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        (CONVERSATIONS, {"q": "ごみ", "outcome": "answered_match", "owner": "bot", "language": "ja", "hour": "9"}),
        (CONVERSATIONS, {"score": "1", "contact__channel": "line", "intent": "garbage", "since": "2026-01-01"}),
        (CASES, {"q": "G-", "state": "waiting", "reason": "asked", "helped": "False", "until": "2026-01-01"}),
    ],
)
def test_each_field_keeps_the_others(rows: None, sign_in: SignIn, path: str, asked: dict[str, str]) -> None:
    page = sign_in().get(path, {**asked, "p": "1"})
    sent = Fields(page.content.decode()).values
    assert {name: value for name, value in sent.items() if value} == asked


@pytest.mark.parametrize("path", [CONVERSATIONS, CASES])
def test_the_filters_are_one_form_with_a_name_for_each_field(rows: None, sign_in: SignIn, path: str) -> None:
    text = sign_in(language="ja").get(path).content.decode()
    forms = re.findall(r"<form[^>]*>", text)
    assert sum('method="get"' in form and "search" not in form for form in forms) == 1
    drawer = text[text.index('id="filter-form"') :]
    drawer = drawer[: drawer.index("</form>")]
    fields = re.findall(r'<(?:select|input)[^>]* id="([^"]+)"', drawer)
    assert len(fields) >= 10
    assert set(fields) <= set(re.findall(r'<label for="([^"]+)"', drawer))


def test_what_was_left_empty_leaves_the_address(rows: None, sign_in: SignIn) -> None:
    answer = sign_in().get(CONVERSATIONS, {"owner": "", "outcome": "answered_match", "q": "", "hour": "0"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{CONVERSATIONS}?outcome=answered_match&hour=0"


def test_two_fields_narrow_together(rows: None, sign_in: SignIn) -> None:
    browser = sign_in()

    def found(**asked: str) -> int:
        return len(browser.get(CONVERSATIONS, asked).context["cl"].result_list)

    assert found(outcome="answered_match", owner="queue") == 1
    assert found(outcome="answered_match", owner="bot") == 0
    assert found(outcome="greeted", owner="queue") == 0


def test_a_value_that_does_not_exist_finds_nothing_and_loses_nothing(rows: None, sign_in: SignIn) -> None:
    page = sign_in().get(CONVERSATIONS, {"hour": "25", "owner": "bot"})
    assert len(page.context["cl"].result_list) == 0
    assert [str(message) for message in page.context["messages"]] != []
    assert Fields(page.content.decode()).values["owner"] == "bot"


def test_a_list_behind_a_figure_is_counted_less_far_than_a_plain_one(rows: None, sign_in: SignIn) -> None:
    browser = sign_in()
    assert browser.get(CONVERSATIONS).context["cl"].paginator.MOST == 5_000
    assert browser.get(CONVERSATIONS, {"figure": "answered"}).context["cl"].paginator.MOST == 1_000


def test_more_cases_cost_no_more_queries(rows: None, sign_in: SignIn) -> None:
    browser = sign_in()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page = browser.get(CASES)
        assert "General Information" in page.content.decode()
        return len(captured)

    queries()
    few = queries()
    for _number in range(5):
        sample.make_case(sample.make_conversation())
    assert queries() == few
