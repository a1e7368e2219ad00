"""What happens when staff press, write and ask: every method is a listener of the Bolt app.

Bolt hands a listener what its parameters are named after: `ack`, `body`, `view`.
"""

import logging
from collections.abc import Callable, Mapping
from threading import Thread
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.errors import DeliveryError
from bot.languages.forms import form_text
from channels.slack import forms
from channels.slack.client import call, tell_one
from channels.slack.forms import CaseView, View
from channels.slack.helper import ASK, HelperCounter
from channels.slack.helper_forms import menu_form, reply_form
from channels.slack.parse import pressed_at
from channels.slack.plain import is_blank

Body = dict[str, Any]
ViewCase = Callable[[str, str], CaseView | None]
Reveal = Callable[[str, str, str], tuple[str, ...] | None]

_log = logging.getLogger(__name__)


class Counter:
    def __init__(
        self,
        receive: Callable[[Mapping[str, Any]], None],
        view_case: ViewCase,
        reveal: Reveal,
        helper: HelperCounter,
        client: WebClient,
        language: str,
    ) -> None:
        self._receive = receive
        self._view_case = view_case
        self._reveal = reveal
        self._helper = helper
        self._client = client
        self._language = language

    def take_press(self, ack: Ack, body: Body) -> None:
        """Claim, give back, close. Who may do so is decided where the case is: it may change until then."""
        case = self._case_of_card(body)
        if case is None or not case.open:
            self._notify(body, "notice.missing" if case is None else "notice.closed")
        else:
            self._receive(body)
        ack()

    def open_form(self, ack: Ack, body: Body) -> None:
        """Before the answer, because the trigger lives 3 seconds and this request is the only one that has it."""
        case = self._case_of_card(body)
        obstacle = self._obstacle(case, body)
        if case is None or obstacle:
            self._notify(body, obstacle, owner=case.owner if case else "")
        else:
            self._open(body, reply_form(case, pressed_at(body), self._language))
        ack()

    def open_helper(self, ack: Ack, body: Body) -> None:
        """What the language model can do for whoever works on the case."""
        case = self._case_of_card(body)
        obstacle = self._obstacle(case, body) or ("" if case and case.helper else "notice.helper_off")
        if case is None or obstacle:
            self._notify(body, obstacle, owner=case.owner if case else "")
        else:
            self._open(body, menu_form(case, pressed_at(body), self._language))
        ack()

    def explain_old_button(self, ack: Ack, body: Body) -> None:
        self._notify(body, "notice.old_button")
        ack()

    def preview(self, ack: Ack, body: Body, view: View) -> None:
        """Show the reply as the citizen will read it, or say at the input what is wrong. Nothing is stored."""
        place, text = forms.place_of(view), forms.written(view)
        case = self._view_case(place.case_id, body["user"]["id"])
        complaint = self._refusal(case, body) or forms.complaint(text, self._language)
        if case is None or complaint:
            ack(response_action="errors", errors={forms.input_block(view): complaint})
        else:
            ack(response_action="push", view=forms.preview_form(case, place, text, self._language))

    def take_reply(self, ack: Ack, body: Body, view: View) -> None:
        """The one submission that counts; "clear" closes both forms."""
        place = forms.place_of(view)
        refusal = self._refusal(self._view_case(place.case_id, body["user"]["id"]), body)
        if refusal:
            refused = forms.refused_form(refusal, place, view["private_metadata"], self._language)
            ack(response_action="update", view=refused)
            return
        self._receive(body)
        ack(response_action="clear")

    def ask_reason(self, ack: Ack, body: Body) -> None:
        """For the owner of the case only; whether anything is masked is no secret, the words are."""
        case = self._case_of_card(body)
        obstacle = self._obstacle(case, body) or ("" if case and case.owner else "notice.not_owner")
        if case is None or obstacle or not case.masked:
            self._notify(body, obstacle or "notice.nothing_masked", owner=case.owner if case else "")
        else:
            self._open(body, forms.reason_form(case, pressed_at(body), self._language))
        ack()

    def show_originals(self, ack: Ack, body: Body, view: View) -> None:
        """`reveal` looks at the ownership once more and records the reason before it opens a text."""
        place, reason = forms.place_of(view), forms.written(view)
        if is_blank(reason):
            ack(response_action="errors", errors={forms.INPUT_BLOCK: form_text("reveal.empty", self._language)})
            return
        originals = self._reveal(place.case_id, body["user"]["id"], reason)
        if originals is None:
            ack(response_action="errors", errors={forms.INPUT_BLOCK: form_text("notice.not_owner", self._language)})
        else:
            ack(response_action="update", view=forms.revealed_form(originals, place, self._language))

    def take_command(self, ack: Ack, body: Body) -> None:
        word, _, rest = str(body.get("text") or "").strip().partition(" ")
        if word.lower() == ASK:
            self._helper.ask(ack, body, rest)
        else:
            self._help(ack)

    def _help(self, ack: Ack) -> None:
        ack(text=form_text("help", self._language), response_type="ephemeral")

    def _case_of_card(self, body: Body) -> CaseView | None:
        """None also for a card that is none of ours, or drawn by a version that named no case."""
        try:
            case_id = pressed_at(body).case_id
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        return self._view_case(case_id, body["user"]["id"])

    def _obstacle(self, case: CaseView | None, body: Body) -> str:
        return _obstacle(case, body["user"]["id"])

    def _refusal(self, case: CaseView | None, body: Body) -> str:
        """The same in the words of a form, which draws no mentions."""
        key = _in_a_form(self._obstacle(case, body))
        return form_text(key, self._language) if key else ""

    def _open(self, body: Body, view: View) -> None:
        try:
            call(self._client.views_open, trigger_id=body["trigger_id"], view=view)
        except DeliveryError as problem:
            _log.warning("a form could not be opened: %s", problem.detail)
            self._notify(body, "notice.not_opened")

    def _notify(self, body: Body, key: str, **values: object) -> None:
        """Tell only the person who pressed. In a thread of its own: Slack waits 3 seconds for our answer, no longer."""
        text = form_text(key, self._language, **values)
        if url := body.get("response_url"):
            Thread(target=tell_one, args=(url, text), daemon=True).start()


def helped_case(view_case: ViewCase) -> Callable[[Body, str], CaseView | str]:
    """The case that this person may be helped with, or the key of the text why not."""

    def look(body: Body, case_id: str) -> CaseView | str:
        case = view_case(case_id, body["user"]["id"])
        key = _obstacle(case, body["user"]["id"])
        return _in_a_form(key) if key or case is None else case

    return look


def _obstacle(case: CaseView | None, staff: str) -> str:
    """The key of the notice why this person cannot reply, or ""."""
    if case is None:
        return "notice.missing"
    if not case.open:
        return "notice.closed"
    return "notice.taken" if case.owner not in ("", staff) else ""


def _in_a_form(key: str) -> str:
    return "notice.taken_form" if key == "notice.taken" else key
