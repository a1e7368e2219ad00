"""Who may come in at all: everything that somebody presses, submits, asks or opens passes here first."""

from collections.abc import Callable

from slack_bolt import Ack
from slack_bolt.response import BoltResponse

from channels.slack.forms import told_form
from channels.slack.home import HomeScreen
from channels.slack.inside import Admit
from channels.slack.screen import Body, Screen, person_of

STRANGER = "notice.stranger"
_HOME = "app_home_opened"


class Door:
    def __init__(self, admit: Admit, screen: Screen, home: HomeScreen) -> None:
        self._admit = admit
        self._screen = screen
        self._home = home

    def stand(self, ack: Ack, body: Body, next: Callable[[], BoltResponse]) -> BoltResponse:  # Bolt's name
        """A middleware of Bolt. Events of Slack's own, which nobody pressed, pass."""
        if "event" in body and body["event"].get("type") != _HOME:
            return next()
        if self._admit(person_of(body), _name(body), _what(body)):
            return next()
        return self._refuse(ack, body)

    def _refuse(self, ack: Ack, body: Body) -> BoltResponse:
        """Politely, and to nobody else."""
        told = self._screen.text(body, STRANGER)
        if "event" in body:
            self._home.refuse(person_of(body), told)
            return ack()
        if body.get("type") == "view_submission":
            return ack(response_action="update", view=told_form(told, self._screen.language(body)))
        if "command" in body:
            return ack(text=told, response_type="ephemeral")
        self._screen.notify(body, STRANGER)
        return ack()


def _name(body: Body) -> str:
    user = body.get("user")
    named = user if isinstance(user, dict) else {"name": body.get("user_name")}
    return str(named.get("name") or named.get("username") or "")


def _what(body: Body) -> str:
    """In a word, for the audit log: never what was typed."""
    if "event" in body:
        return "home"
    return "command" if "command" in body else str(body.get("type") or "")
