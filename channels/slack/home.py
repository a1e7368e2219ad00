"""The Home of a member of staff: drawn when it is opened, and after their own presses.

docs.slack.dev/surfaces/app-home
"""

import logging
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.errors import DeliveryError
from bot.domain.messages import Choice
from bot.domain.staff import Home, Section
from bot.languages.fixed import tell_staff
from channels.slack.client import call, make_client
from channels.slack.forms import View
from channels.slack.inside import Homes
from channels.slack.render import Block, button, context, plain
from channels.slack.screen import Body, person_of
from channels.slack.settings import SlackSettings
from channels.slack.telling import case_blocks, words

ON, AWAY, LANGUAGE, AGAIN = "home.on", "home.away", "home.language", "home.again"
MOST_BLOCKS = 100  # docs.slack.dev/reference/views
_HEADER = 150
_log = logging.getLogger(__name__)


class HomeScreen:
    """Safe to use from several threads."""

    def __init__(self, settings: SlackSettings, timeout: int) -> None:
        self._client: WebClient = make_client(settings, timeout)

    def show(self, person: str, home: Home) -> None:
        """Never raises for what Slack answers: whoever looks opens it again."""
        self._publish(person, home_view(home))

    def refuse(self, person: str, told: str) -> None:
        """In place of what a Home held before, too."""
        self._publish(person, {"type": "home", "blocks": [words(told)]})

    def _publish(self, person: str, view: View) -> None:
        try:
            call(self._client.views_publish, user_id=person, view=view)
        except DeliveryError as problem:
            _log.warning("a Home could not be drawn: %s", problem.detail)


class HomeCounter:
    def __init__(self, homes: Homes, screen: HomeScreen) -> None:
        self._homes = homes
        self._screen = screen

    def opened(self, ack: Ack, body: Body) -> None:
        """The tab of messages says nothing to us."""
        if body["event"].get("tab") == "home":
            self._draw(person_of(body))
        ack()

    def press(self, ack: Ack, body: Body) -> None:
        person, pressed = person_of(body), body["actions"][0]
        if pressed["action_id"] in (ON, AWAY):
            self._homes.attend(person, pressed["action_id"] == ON)
        elif pressed["action_id"] == LANGUAGE:
            self._homes.speak(person, "en" if pressed.get("value") == "en" else "ja")
        self._draw(person)
        ack()

    def _draw(self, person: str) -> None:
        self._screen.show(person, self._homes.see(person))


def home_view(home: Home) -> View:
    """Within Slack's limit of blocks, the last sections give way, and that is told."""
    top: list[Block] = [_head(home.title), words(home.duty), {"type": "actions", "elements": _buttons(home)}]
    rest = [block for section in home.sections for block in _section(section)]
    told = tell_staff("home.cut", home.language)
    room = MOST_BLOCKS - len(top) - 2
    end = [context(told)] if len(rest) > room else []
    return {"type": "home", "blocks": [*top, *rest[:room], *end, context(home.as_of)]}


def _head(text: str) -> Block:
    return {"type": "header", "text": plain(text, _HEADER)}


def _buttons(home: Home) -> list[Block]:
    """Only what would change something."""
    named = {ON: home.on is not True, AWAY: home.on is not False}
    made = [_press(action, home.language) for action, offered in named.items() if offered]
    other = "ja" if home.language == "en" else "en"
    language = button(Choice(tell_staff("home.other_language", home.language), LANGUAGE))
    desk = {**_press("home.desk", home.language), "url": home.desk_url}
    return [*made, {**language, "value": other}, _press(AGAIN, home.language), *([desk] if home.desk_url else [])]


def _press(action: str, language: str) -> dict[str, Any]:
    return button(Choice(tell_staff(action, language), action))


def _section(section: Section) -> list[Block]:
    said = [words(section.text)] if section.text else []
    return [{"type": "divider"}, _head(section.title), *said, *case_blocks(section.lines)]
