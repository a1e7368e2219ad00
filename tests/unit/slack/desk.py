"""The app with scripted Slack before it and a store that a test can look into behind it."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_bolt import App

from bot.dialogue.recalling import recall
from bot.domain.conversation import Case, Reason
from bot.domain.help import Source, Wish
from bot.domain.history import History, Line
from bot.domain.messages import Choice
from bot.domain.proposals import Exchange
from bot.domain.staff import CaseLine, Home, Told
from bot.domain.words import Unwritten
from channels.slack.app import Answer, build_app, handle
from channels.slack.file_forms import Files
from channels.slack.forms import CaseView
from channels.slack.helper import Helper
from channels.slack.inside import Homes, Threads
from tests import city
from tests.unit.slack.behind import EMPTY_HOME, NO_FILES, NO_THREADS, inside
from tests.unit.slack.conftest import Scripted
from tests.unit.slack.payloads import CASE, PLACE, TANAKA, choose, press

OPEN = CaseView(CASE, True, "", "en", "Residents' Section", "How do I <b>move</b>? :x:")
KEPT = Case("k1", "ABC123", "v1", "c1", "citizens", "C0CITIZENS", Reason.ASKED, "ja", city.TUESDAY_NOON)

MINE = replace(OPEN, owner=TANAKA, masked=2)
WRITE, PREVIEW, REASON = f"reply_write:{PLACE}", f"reply_preview:{PLACE}", f"reveal_reason:{PLACE}"


def _look_up(word: str, rest: str, room: str, person: str) -> Told | None:
    if word == "off":
        return Told("away", (CaseLine("case <!here>", CASE, (Choice("Give back", "give_back", {"case": CASE}),)),))
    return Told(f"{room}: {rest} <!channel> <@{person}>") if word == "find" else None


@dataclass
class Desk:
    """The app with a store that can be looked into, and a case that a test can change."""

    slack: Scripted
    case: CaseView | None = OPEN
    originals: tuple[str, ...] | None = ("電話は090-1234-5678です", "")
    reasons: list[tuple[str, str, str]] = field(default_factory=list)
    stored: list[Mapping[str, Any]] = field(default_factory=list)
    lines: tuple[Line, ...] = ()
    earlier: tuple[Case, ...] = ()
    wishes: list[tuple[Wish, Mapping[str, Any]]] = field(default_factory=list)
    approved: Source | None = None
    broken: bool = False
    language: str = "en"
    home: Home = EMPTY_HOME
    at_home: list[tuple[str, bool | str]] = field(default_factory=list)
    said: Exchange | None = None
    files: Files = NO_FILES
    threads: Threads = NO_THREADS
    unwritten: tuple[Unwritten, ...] = ()  # found in every text
    app: App = field(init=False)

    def __post_init__(self) -> None:
        helper = Helper(lambda wish, place: self.wishes.append((wish, place)), lambda case_id, key: self.approved)
        view_case = lambda case_id, user: self.case  # noqa: E731
        asked = {"receive": self._receive, "view_case": view_case, "reveal": self._reveal, "recall": self._recall}
        homes = Homes(lambda person: self.home, self._attend, self._speak)
        more = {"look_up": _look_up, "helper": helper, "homes": homes, "files": self.files, "threads": self.threads}
        more["unwritten"] = lambda text: self.unwritten
        behind = inside("en", **asked, **more, exchange=lambda case_id: self.said)
        self.app = build_app(self.slack.settings, replace(behind, language_of=lambda person: self.language))

    def _receive(self, payload: Mapping[str, Any]) -> None:
        if self.broken:
            raise RuntimeError("the database is away")
        self.stored.append(payload)

    def _reveal(self, case_id: str, staff: str, reason: str) -> tuple[str, ...] | None:
        self.reasons.append((case_id, staff, reason))
        return self.originals

    def _attend(self, person: str, on: bool) -> None:
        self.at_home.append((person, on))

    def _speak(self, person: str, language: str) -> None:
        self.at_home.append((person, language))

    def _recall(self, case_id: str, page: int, language: str) -> History | None:
        return recall(KEPT, self.lines, self.earlier, page, city.tools(staff_language=language)) if self.lines else None

    def interact(self, payload: Mapping[str, Any]) -> Answer:
        return self.post("application/x-www-form-urlencoded", urlencode({"payload": json.dumps(payload)}))

    def post(self, content_type: str, body: str) -> Answer:
        return handle(self.app, {"Content-Type": content_type}, body.encode())

    def press(self, action: str, **changes: Any) -> Answer:
        return self.interact(press(action, response_url=f"{self.slack.url}/response", **changes))

    def choose(self, name: str) -> Answer:
        return self.interact(choose(name, response_url=f"{self.slack.url}/response"))

    def notice(self) -> str:
        """What the person who pressed was told, once it arrives: notices are sent behind the answer."""
        body = wait_for(lambda: self.slack.of("response"))[0]
        assert (body["response_type"], body["replace_original"]) == ("ephemeral", False)
        return str(body["text"])


def wait_for(find: Callable[[], list[Any]]) -> list[Any]:
    deadline = time.monotonic() + 5
    while not (found := find()):
        assert time.monotonic() < deadline, "nothing came"
        time.sleep(0.01)
    return found


@pytest.fixture
def desk(slack: Scripted) -> Desk:
    return Desk(slack)


def shown(view: Mapping[str, Any]) -> str:
    return json.dumps(view["blocks"], ensure_ascii=False)
