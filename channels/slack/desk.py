"""What staff do rarely, from the menu of a card: each opens a form, and only its submission is stored."""

import json
import time
from collections.abc import Callable

from slack_bolt import Ack

from bot.domain.history import History
from channels.slack import desk_forms, forms, proposal_form, rights
from channels.slack.forms import CaseView, Place, View
from channels.slack.history_form import history_form
from channels.slack.inside import Inside, ViewCase
from channels.slack.parse import pressed_at
from channels.slack.screen import Body, Screen

Form = Callable[[CaseView, Place, str], View]


class DeskCounter:
    def __init__(self, inside: Inside, screen: Screen) -> None:
        self._receive = inside.receive
        self._view_case = inside.view_case
        self._recall = inside.recall
        self._exchange = inside.exchange
        self._screen = screen

    def ask_department(self, ack: Ack, body: Body) -> None:
        self._open(body, desk_forms.transfer_form, lacking="" if self._others(body) else "notice.no_other_department")
        ack()

    def ask_outcome(self, ack: Ack, body: Body) -> None:
        self._open(body, desk_forms.close_form)
        ack()

    def ask_time(self, ack: Ack, body: Body) -> None:
        self._open(body, desk_forms.snooze_form)
        ack()

    def take_time(self, ack: Ack, body: Body, view: View) -> None:
        if desk_forms.past(view, time.time()):
            ack(response_action="errors", errors={desk_forms.MOMENT: self._screen.text(body, "snooze.past")})
        else:
            self.take_submission(ack, body, view)

    def ask_proposal(self, ack: Ack, body: Body) -> None:
        """Of a case that is over too, by anybody who may work on it."""
        case = case_of_card(self._view_case, body)
        exchange = self._exchange(case.case_id) if case else None
        key = rights.proposing(case, exchange)
        if exchange is None or key:
            self._screen.notify(body, key, case)
        else:
            self._screen.open(
                body, proposal_form.proposal_form(exchange, pressed_at(body), self._screen.language(body))
            )
        ack()

    def take_proposal(self, ack: Ack, body: Body, view: View) -> None:
        place, language = forms.place_of(view), self._screen.language(body)
        case, exchange = self._view_case(place.case_id, body["user"]["id"]), self._exchange(place.case_id)
        if key := rights.proposing(case, exchange):
            words = "\n".join(proposal_form.written(view).values())
            ack(response_action="update", view=desk_forms.refused(self._screen.text(body, key), place, words, language))
        elif errors := proposal_form.complaints(view, language):
            ack(response_action="errors", errors=errors)
        else:
            self._receive(body)
            ack()

    def show_conversation(self, ack: Ack, body: Body) -> None:
        """To anybody who sees the card: nothing in it is less masked than there."""
        case = case_of_card(self._view_case, body)
        history = None if rights.over(case) else self._history(case, 0, body)
        if history is None:
            self._screen.notify(body, rights.over(case) or "notice.missing", case)
        else:
            self._screen.open(body, history_form(history, pressed_at(body), self._screen.language(body)))
        ack()

    def turn_page(self, ack: Ack, body: Body) -> None:
        place, page = forms.place_of(body["view"]), json.loads(body["actions"][0]["value"])["page"]
        case = self._view_case(place.case_id, body["user"]["id"])
        history = None if rights.over(case) else self._history(case, int(page), body)
        if history is None:
            key = rights.in_a_form(rights.over(case) or "notice.missing")
            told = desk_forms.refused(self._screen.text(body, key), place, "", self._screen.language(body))
            self._screen.draw(body["view"]["id"], told)
        else:
            self._screen.draw(body["view"]["id"], history_form(history, place, self._screen.language(body)))
        ack()

    def _history(self, case: CaseView | None, page: int, body: Body) -> History | None:
        """Not of an ended case: its card shows no words any more either."""
        return self._recall(case.case_id, page, self._screen.language(body)) if case and case.open else None

    def take_submission(self, ack: Ack, body: Body, view: View) -> None:
        """Whatever was filled in: stored, or told why not, with what was written."""
        place = forms.place_of(view)
        case = self._view_case(place.case_id, body["user"]["id"])
        if key := rights.obstacle(case, body["user"]["id"]):
            reason = self._screen.text(body, rights.in_a_form(key))
            written = desk_forms.written_note(view)
            ack(response_action="update", view=desk_forms.refused(reason, place, written, self._screen.language(body)))
            return
        self._receive(body)
        ack()

    def _others(self, body: Body) -> bool:
        case = case_of_card(self._view_case, body)
        return bool(case and case.other_departments)

    def _open(self, body: Body, form: Form, lacking: str = "") -> None:
        case = case_of_card(self._view_case, body)
        key = rights.obstacle(case, body["user"]["id"]) or lacking
        if case is None or key:
            self._screen.notify(body, key, case)
        else:
            self._screen.open(body, form(case, pressed_at(body), self._screen.language(body)))


def case_of_card(view_case: ViewCase, body: Body) -> CaseView | None:
    """None also for a card that is none of ours, or drawn by a version that named no case."""
    try:
        case_id = pressed_at(body).case_id
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return view_case(case_id, body["user"]["id"])
