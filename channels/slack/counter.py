"""What happens when staff press, write and ask: every method is a listener of the Bolt app.

Bolt hands a listener what its parameters are named after: `ack`, `body`, `view`.
"""

from collections.abc import Callable

from slack_bolt import Ack

from bot.domain.attachments import Attachment
from bot.languages.forms import form_text
from bot.languages.unwritten import unwritten_in_words
from channels.slack import file_forms, forms, rights
from channels.slack.desk import case_of_card
from channels.slack.file_forms import Held
from channels.slack.forms import CaseView, Place, View
from channels.slack.helper import ASK, HelperCounter
from channels.slack.helper_forms import menu_form, reply_form
from channels.slack.inside import Inside, ViewCase
from channels.slack.parse import pressed_at
from channels.slack.plain import is_blank
from channels.slack.screen import Body, Screen
from channels.slack.telling import told_blocks, told_in_words


class Counter:
    def __init__(self, inside: Inside, helper: HelperCounter, screen: Screen) -> None:
        self._receive = inside.receive
        self._view_case = inside.view_case
        self._reveal = inside.reveal
        self._look_up = inside.look_up
        self._files = inside.files
        self._unwritten = inside.unwritten
        self._helper = helper
        self._screen = screen

    def take_press(self, ack: Ack, body: Body) -> None:
        """What a press changes by itself. Who may do so is decided where the case is: it may change until then."""
        case = self._case_of_card(body)
        if key := rights.over(case):
            self._screen.notify(body, key, case)
        else:
            self._receive(body)
            if body["container"].get("is_ephemeral"):  # nothing else would change before their eyes
                self._screen.notify(body, "notice.stored")
        ack()

    def open_form(self, ack: Ack, body: Body) -> None:
        """Before the answer, because the trigger lives 3 seconds and this request is the only one that has it."""
        case = self._case_of_card(body)
        obstacle = self._obstacle(case, body)
        if case is None or obstacle:
            self._screen.notify(body, obstacle, case)
        else:
            self._screen.open(body, reply_form(case, pressed_at(body), self._screen.language(body)))
        ack()

    def open_helper(self, ack: Ack, body: Body) -> None:
        """What the language model can do for whoever works on the case."""
        case = self._case_of_card(body)
        obstacle = self._obstacle(case, body) or ("" if case and case.helper else "notice.helper_off")
        if case is None or obstacle:
            self._screen.notify(body, obstacle, case)
        else:
            self._screen.open(body, menu_form(case, pressed_at(body), self._screen.language(body)))
        ack()

    def explain_old_button(self, ack: Ack, body: Body) -> None:
        self._screen.notify(body, "notice.old_button")
        ack()

    def preview(self, ack: Ack, body: Body, view: View) -> None:
        """Show the reply as the citizen will read it, or say at the input what is wrong. Nothing is stored."""
        place, text, files = forms.place_of(view), forms.written(view), file_forms.chosen_files(view)
        case, language = self._view_case(place.case_id, body["user"]["id"]), self._screen.language(body)
        complaint = self._refusal(case, body) or forms.complaint(text, language, attached=bool(files))
        if case is None or complaint:
            ack(response_action="errors", errors={forms.input_block(view): complaint})
        elif complaint := file_forms.files_complaint(files, language):
            ack(response_action="errors", errors={file_forms.FILES: complaint})
        else:
            held = self._files.hold(case.case_id, body["user"]["id"], files)
            shown = self._preview(case, place, text, held, [file.id for file in files], language)
            ack(response_action="push", view=shown)

    def take_reply(self, ack: Ack, body: Body, view: View) -> None:
        """The one submission that counts; "clear" closes both forms."""
        place, text, language = forms.place_of(view), view["private_metadata"], self._screen.language(body)
        case, (ours, theirs) = self._view_case(place.case_id, body["user"]["id"]), file_forms.shown_files(view)
        held = self._files.look(place.case_id, body["user"]["id"], ours)
        refusal = self._refusal(case, body) or self._refused_files(held, ours, language)
        if case is None or refusal:
            ack(response_action="update", view=forms.refused_form(refusal, place, text, language))
        elif held.waiting:
            again = self._preview(case, place, text, held.files, theirs, language)
            again["blocks"].insert(0, file_forms.still_fetching(language))
            ack(response_action="update", view=again)
        else:
            self._receive(body)
            ack(response_action="clear")

    def _preview(
        self, case: CaseView, place: Place, text: str, held: tuple[Attachment, ...], at_slack: list[str], language: str
    ) -> View:
        shown = self._files.show(case.case_id, text, held) if held else ()
        warning = unwritten_in_words(self._unwritten(text), language)
        drawn = file_forms.preview_blocks(shown, held, at_slack)
        return forms.preview_form(case, place, text, language, drawn, warning)

    def _refused_files(self, held: Held, wanted: list[str], language: str) -> str:
        if len(held.files) < len(wanted):
            return form_text("attach.lost", language)
        return "\n".join(file_forms.refusals(held.refused, language))

    def ask_reason(self, ack: Ack, body: Body) -> None:
        """For the owner of the case only; whether anything is masked is no secret, the words are."""
        case = self._case_of_card(body)
        obstacle = self._obstacle(case, body) or ("" if case and case.owner else "notice.not_owner")
        if case is None or obstacle or not case.masked:
            self._screen.notify(body, obstacle or "notice.nothing_masked", case)
        else:
            self._screen.open(body, forms.reason_form(case, pressed_at(body), self._screen.language(body)))
        ack()

    def show_originals(self, ack: Ack, body: Body, view: View) -> None:
        """`reveal` looks at the ownership once more and records the reason before it opens a text."""
        place, reason = forms.place_of(view), forms.written(view)
        if is_blank(reason):
            ack(response_action="errors", errors={forms.INPUT_BLOCK: self._screen.text(body, "reveal.empty")})
            return
        originals = self._reveal(place.case_id, body["user"]["id"], reason)
        if originals is None:
            ack(response_action="errors", errors={forms.INPUT_BLOCK: self._screen.text(body, "notice.not_owner")})
        else:
            ack(response_action="update", view=forms.revealed_form(originals, place, self._screen.language(body)))

    def take_command(self, ack: Ack, body: Body) -> None:
        word, _, rest = str(body.get("text") or "").strip().partition(" ")
        if word.lower() == ASK:
            self._helper.ask(ack, body, rest)
        elif (told := self._look_up(word.lower(), rest.strip(), *_who_asks(body))) is not None:
            ack(text=told_in_words(told), blocks=told_blocks(told), response_type="ephemeral")
        else:
            self._help(ack, body)

    def _help(self, ack: Ack, body: Body) -> None:
        ack(text=self._screen.text(body, "help"), response_type="ephemeral")

    def _case_of_card(self, body: Body) -> CaseView | None:
        return case_of_card(self._view_case, body)

    def _obstacle(self, case: CaseView | None, body: Body) -> str:
        return rights.obstacle(case, body["user"]["id"])

    def _refusal(self, case: CaseView | None, body: Body) -> str:
        """The same in the words of a form, which draws no mentions."""
        key = rights.in_a_form(self._obstacle(case, body))
        return self._screen.text(body, key) if key else ""


def _who_asks(body: Body) -> tuple[str, str]:
    """The room, and the person."""
    return str(body.get("channel_id") or ""), str(body.get("user_id") or "")


def helped_case(view_case: ViewCase) -> Callable[[Body, str], CaseView | str]:
    """The case that this person may be helped with, or the key of the text why not."""

    def look(body: Body, case_id: str) -> CaseView | str:
        case = view_case(case_id, body["user"]["id"])
        key = rights.obstacle(case, body["user"]["id"])
        return rights.in_a_form(key) if key or case is None else case

    return look
