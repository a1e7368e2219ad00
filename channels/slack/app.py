"""The Bolt app: what Slack sends us, over HTTP or a socket, and what it is answered at once.

`process_before_response` makes Bolt run the listener first, so nothing is acknowledged before it is stored, and a
listener that fails answers 500. Forms and notices change nothing and are answered here (ARCHITECTURE, "Delivery and
interaction rules"); whatever changes something is handed to `receive`.
"""

import logging
import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse

from channels.slack import desk_forms
from channels.slack.canned_forms import INSERT
from channels.slack.client import make_client, quiet_logger
from channels.slack.counter import Counter, helped_case
from channels.slack.desk import DeskCounter
from channels.slack.door import Door
from channels.slack.forms import ASK_REASON, PREVIEW, WRITE
from channels.slack.helper import HelperCounter
from channels.slack.helper_forms import OFFER_HELP, USE_ANSWER, USE_OFFER, WANT, WRITE_REPLY
from channels.slack.history_form import PAGE
from channels.slack.home import HomeCounter, HomeScreen
from channels.slack.inside import Inside
from channels.slack.parse import SEND, STAFF_BUTTONS, chosen_action
from channels.slack.proposal_form import PROPOSE
from channels.slack.render import MORE
from channels.slack.screen import Screen
from channels.slack.settings import SlackSettings
from channels.slack.thread_replies import ThreadReplies

FORM_TIMEOUT = 2  # seconds; a trigger_id lives 3 (docs.slack.dev/interactivity/handling-user-interaction)
_ANYTHING = re.compile("")
_MESSAGES = (None, "file_share", "thread_broadcast", "message_changed", "message_deleted")
Listener = Callable[[Ack, dict[str, Any]], None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str


def build_app(settings: SlackSettings, inside: Inside) -> App:
    client = make_client(settings, FORM_TIMEOUT)
    app = App(
        name="madoguchi",
        logger=quiet_logger("channels.slack.bolt"),
        client=client,
        authorize=_authorize_with(settings.bot_token),
        process_before_response=True,
        request_verification_enabled=False,  # see verify.py, which comes first
        raise_error_for_unhandled_request=True,  # else 404, which Slack counts as a failure and sends again
    )
    app.error(_answer_error)
    screen = Screen(client, inside.language_of)
    helping = HelperCounter(inside.helper, helped_case(inside.view_case), client, screen)
    home = HomeScreen(settings, FORM_TIMEOUT)
    app.use(Door(inside.admit, screen, home).stand)
    _listen_at_home(app, HomeCounter(inside.homes, home))
    replies = ThreadReplies(inside, client, screen)
    _listen(app, Counter(inside, helping, screen), DeskCounter(inside, screen), helping, replies)
    return app


def _listen_at_home(app: App, home: HomeCounter) -> None:
    app.event("app_home_opened")(home.opened)
    app.action(re.compile(r"^home\."))(home.press)


def _listen(app: App, counter: Counter, desk: DeskCounter, helping: HelperCounter, replies: ThreadReplies) -> None:
    """Who takes what. Bolt asks in this order: what is for anything stands last."""
    for action in STAFF_BUTTONS:
        app.action(str(action))(counter.take_press)
    app.action("reply")(counter.open_form)
    app.action("close")(desk.ask_outcome)
    app.action("propose_answer")(desk.ask_proposal)
    menu: dict[str, Listener] = {"reveal": counter.ask_reason, "transfer": desk.ask_department}
    menu |= {"conversation": desk.show_conversation, "snooze": desk.ask_time}
    menu |= dict.fromkeys(map(str, STAFF_BUTTONS), counter.take_press)
    app.action(MORE)(_by_choice(menu, counter.explain_old_button))
    app.action("helper")(counter.open_helper)
    app.action(re.compile(f"^{WANT}"))(helping.want)
    app.action(WRITE_REPLY)(helping.write_reply)
    app.action(OFFER_HELP)(helping.offer_help)
    app.action(USE_OFFER)(helping.use_offer)
    app.action(INSERT)(helping.use_canned)
    app.options(INSERT)(helping.suggest_canned)
    app.action(USE_ANSWER)(helping.use_answer)
    app.action(re.compile(f"^{PAGE}"))(desk.turn_page)
    app.action(SEND)(replies.take_send)
    app.action(_ANYTHING)(counter.explain_old_button)
    app.view(re.compile(f"^{WRITE}:"))(counter.preview)
    app.view(re.compile(f"^{PREVIEW}:"))(counter.take_reply)
    app.view(re.compile(f"^{ASK_REASON}:"))(counter.show_originals)
    app.view(re.compile(f"^({desk_forms.TRANSFER}|{desk_forms.CLOSE}):"))(desk.take_submission)
    app.view(re.compile(f"^{desk_forms.SNOOZE}:"))(desk.take_time)
    app.view(re.compile(f"^{PROPOSE}:"))(desk.take_proposal)
    app.command(_ANYTHING)(counter.take_command)
    app.event({"type": "message", "subtype": _MESSAGES})(replies.take_message)
    app.event(_ANYTHING)(_leave_unread)


def _by_choice(listeners: Mapping[str, Listener], otherwise: Listener) -> Listener:
    """A menu has one name for all that can be chosen in it."""

    def choose(ack: Ack, body: dict[str, Any]) -> None:
        listeners.get(chosen_action(body), otherwise)(ack, body)

    return choose


def handle(app: App, headers: Mapping[str, str], body: bytes) -> Answer:
    """Answer one request over HTTP whose signature was verified. 400 for a body that cannot be read."""
    try:
        request = BoltRequest(body=body.decode(), headers=dict(headers))
        if not request.body:
            raise ValueError("the body is empty")
    except (ValueError, TypeError, AttributeError, KeyError):  # not UTF-8, not JSON, or not the shape of Slack's
        return Answer(400, {"content-type": "text/plain"}, "")
    response = app.dispatch(request)
    return Answer(response.status, response.first_headers(), response.body)


def _authorize_with(token: str) -> Callable[..., AuthorizeResult]:
    """Bolt's own way asks Slack (auth.test) during the first event. There is one workspace and one token."""

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return authorize


def _answer_error(error: Exception) -> BoltResponse | None:
    """None leaves Bolt's 500. The message of the error is not logged: it may quote what somebody wrote."""
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"
    _log.error("a request from Slack failed: %s at %s", type(error).__name__, place)
    return None


def _leave_unread(ack: Ack) -> None:
    """What staff say among themselves stays among them: events are acknowledged, never stored."""
    ack()
