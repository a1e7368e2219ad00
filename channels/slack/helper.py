"""What staff press to be helped by the model, and what they ask it: every method is a listener of the Bolt app.

A model needs seconds and Slack waits three: so the form says at once that it works, and the wish is stored for a
worker, which draws the form again (`helper_screen.py`).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.canned import matching
from bot.domain.help import Shortfall, Source, Wanted, Wish
from bot.languages.pages import with_pages
from channels.slack import forms, helper_forms
from channels.slack.canned_forms import options, with_canned
from channels.slack.forms import CaseView, View, Writing
from channels.slack.plain import to_plain
from channels.slack.screen import Body, Screen, draw

Seek = Callable[[Wish, Mapping[str, Any]], None]
ASK = "ask"


@dataclass(frozen=True)
class Helper:
    """`seek` stores a wish with the place where its result is to be shown, and returns when that is committed.
    `approved(case id, key)` is an approved answer, None where it was withdrawn."""

    seek: Seek
    approved: Callable[[str, str], Source | None]


class HelperCounter:
    """`look(body, case id)` gives the case, or the key of the text why this person may do nothing about it."""

    def __init__(
        self, helper: Helper, look: Callable[[Body, str], CaseView | str], client: WebClient, screen: Screen
    ) -> None:
        self._helper = helper
        self._look = look
        self._client = client
        self._screen = screen

    def want(self, ack: Ack, body: Body) -> None:
        """The form says that it works before the wish is stored: else a quick worker's result would be overwritten."""
        view, wanted = body["view"], Wanted(body["actions"][0]["action_id"].removeprefix(helper_forms.WANT))
        if case := self._case(body):
            place, writing, text = forms.place_of(view), {}, ""
            if view["callback_id"].startswith(forms.WRITE):
                typed, text = forms.writing_of(view), forms.written(view)
                writing = {"writing": asdict(typed)}
                self._draw(view, helper_forms.reply_form(case, place, self._language(body), typed, working=wanted))
            else:
                self._draw(view, helper_forms.working_form(wanted, place, self._language(body)))
            wish = Wish(wanted, body["user"]["id"], case.case_id, text)
            self._helper.seek(wish, {"view_id": view["id"], "callback_id": view["callback_id"], **writing})
        ack()

    def write_reply(self, ack: Ack, body: Body) -> None:
        if case := self._case(body):
            self._draw(body["view"], helper_forms.reply_form(case, forms.place_of(body["view"]), self._language(body)))
        ack()

    def offer_help(self, ack: Ack, body: Body) -> None:
        if case := self._case(body):
            self._draw(body["view"], helper_forms.menu_form(case, forms.place_of(body["view"]), self._language(body)))
        ack()

    def use_offer(self, ack: Ack, body: Body) -> None:
        """The text that was offered goes into the input; what stood there is offered in its place."""
        view = body["view"]
        if case := self._case(body):
            before, former = forms.writing_of(view), forms.written(view)
            offered = helper_forms.offered(former, "write.offer_former", "write.use_former", self._language(body))
            writing = replace(before.with_text(before.offer), below=tuple(offered) if former else (), offer=former)
            self._draw(view, helper_forms.reply_form(case, forms.place_of(view), self._language(body), writing))
        ack()

    def use_canned(self, ack: Ack, body: Body) -> None:
        """A canned text goes into the input, behind what stands there."""
        view, chosen = body["view"], body["actions"][0]["selected_option"]["value"]
        if case := self._case(body):
            text = next((text for key, _, text in case.canned if key == chosen), "")
            writing = with_canned(forms.writing_of(view), forms.written(view), text, self._language(body))
            self._draw(view, helper_forms.reply_form(case, forms.place_of(view), self._language(body), writing))
        ack()

    def suggest_canned(self, ack: Ack, body: Body) -> None:
        """What is typed in the search for a canned text, answered at once."""
        case = self._look(body, forms.place_of(body["view"]).case_id)
        offered = () if isinstance(case, str) else matching(body.get("value") or "", case.canned)
        ack(options=options(offered))

    def use_answer(self, ack: Ack, body: Body) -> None:
        """An approved answer goes into the input of a reply, word for word, with its page."""
        view = body["view"]
        if case := self._case(body):
            place = forms.place_of(view)
            key = json.loads(body["actions"][0]["value"])["answer"]
            if source := self._helper.approved(case.case_id, key):
                writing = Writing(text=with_pages(source.text, [source], case.language))
                self._draw(view, helper_forms.reply_form(case, place, self._language(body), writing))
            else:
                self._draw(view, helper_forms.trouble_form(Shortfall.NOT_FOUND, place, self._language(body)))
        ack()

    def ask(self, ack: Ack, body: Body, question: str) -> None:
        """`/madoguchi ask …`: the answer follows by the response_url, to this person only."""
        text = to_plain(question)
        if not text:
            ack(text=self._screen.text(body, "ask.empty"), response_type="ephemeral")
            return
        self._helper.seek(Wish(Wanted.KNOWLEDGE, body["user_id"], text=text), {"url": body["response_url"]})
        ack(text=self._screen.text(body, "working.knowledge"), response_type="ephemeral")

    def _language(self, body: Body) -> str:
        return self._screen.language(body)

    def _case(self, body: Body) -> CaseView | None:
        """None where the person was told why not."""
        place = forms.place_of(body["view"])
        case = self._look(body, place.case_id)
        if not isinstance(case, str):
            return case
        typed = forms.written(body["view"]) if body["view"]["callback_id"].startswith(forms.WRITE) else ""
        self._draw(
            body["view"], helper_forms.refusal(self._screen.text(body, case), place, typed, self._language(body))
        )
        return None

    def _draw(self, view: View, new: View) -> None:
        draw(self._client, view["id"], new)


def writing_of(kept: Mapping[str, Any]) -> Writing | None:
    """Of what was stored with a wish; None where it came from no reply form."""
    if "writing" not in kept:
        return None
    fields = kept["writing"]
    return Writing(**{**fields, "above": tuple(fields["above"]), "below": ()})
