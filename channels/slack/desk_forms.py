"""The forms of what staff do rarely."""

from collections.abc import Iterable
from typing import Any

from bot.domain.conversation import Outcome
from bot.languages.forms import form_text
from channels.slack.forms import CaseView, Place, View, frame, refused_form
from channels.slack.plain import to_plain
from channels.slack.render import Block, context, plain, section

TRANSFER, CLOSE, SNOOZE = "transfer_form", "close_form", "snooze_form"
DEPARTMENT, NOTE, OUTCOME, UNTIL, MOMENT = "department", "note", "outcome", "until", "moment"
CHOSEN = "chosen"
LONGEST_NOTE = 1_000
LONGEST_SNOOZE = 90 * 86_400  # seconds
_OPTION, _OPTIONS = 75, 100


def transfer_form(case: CaseView, place: Place, language: str) -> View:
    options = [option(key, name) for key, name in case.other_departments]
    choice = {
        "type": "static_select",
        "action_id": CHOSEN,
        "placeholder": plain(form_text("transfer.choose", language), 150),
        **in_groups(options),
    }
    note = {
        "type": "plain_text_input",
        "action_id": CHOSEN,
        "multiline": True,
        "max_length": LONGEST_NOTE,
        "placeholder": plain(form_text("transfer.placeholder", language), 150),
    }
    return {
        **frame(TRANSFER, "transfer.title", "transfer.cancel", place, language),
        "submit": plain(form_text("transfer.submit", language), 24),
        "blocks": [
            context(form_text("transfer.facts", language)),
            _input(DEPARTMENT, "transfer.department", choice, language),
            {**_input(NOTE, "transfer.note", note, language, "transfer.hint"), "optional": True},
        ],
    }


def close_form(case: CaseView, place: Place, language: str) -> View:
    """Nothing is chosen beforehand, so that what reports count was said by a person."""
    options = [option(outcome, form_text(f"close.{outcome}", language)) for outcome in Outcome]
    choice = {"type": "radio_buttons", "action_id": CHOSEN, "options": options}
    return {
        **frame(CLOSE, "close.title", "close.cancel", place, language),
        "submit": plain(form_text("close.submit", language), 24),
        "blocks": [
            context(form_text("close.facts", language)),
            _input(OUTCOME, "close.outcome", choice, language, "close.hint"),
        ],
    }


def snooze_form(case: CaseView, place: Place, language: str) -> View:
    options = [option("hour", form_text("snooze.hour", language))]
    if case.opens_next:
        options.append(option("opening", form_text("snooze.opening", language, when=case.opens_next)))
    options.append(option("at", form_text("snooze.at", language)))
    choice = {"type": "radio_buttons", "action_id": CHOSEN, "options": options, "initial_option": options[0]}
    moment = {"type": "datetimepicker", "action_id": CHOSEN}
    return {
        **frame(SNOOZE, "snooze.title", "snooze.cancel", place, language),
        "submit": plain(form_text("snooze.submit", language), 24),
        "blocks": [
            context(form_text("snooze.facts", language)),
            _input(UNTIL, "snooze.until", choice, language),
            {**_input(MOMENT, "snooze.moment", moment, language), "optional": True},
        ],
    }


def snoozed_until(view: View) -> str:
    """As `Action.SNOOZE` says it. Raises KeyError or TypeError where nothing was chosen."""
    until = chosen(view, UNTIL)
    return str(int(view["state"]["values"][MOMENT][CHOSEN]["selected_date_time"])) if until == "at" else until


def past(view: View, now: float) -> bool:
    """Whether a moment was asked for that is none, or past, or too far away."""
    if chosen(view, UNTIL) != "at":
        return False
    moment = view["state"]["values"][MOMENT][CHOSEN].get("selected_date_time") or 0
    return not now < moment < now + LONGEST_SNOOZE


def chosen(view: View, block: str) -> str:
    """The value of a choice in a submitted form. Raises KeyError or TypeError where none was made."""
    return str(view["state"]["values"][block][CHOSEN]["selected_option"]["value"])


def written_note(view: View) -> str:
    typed = view["state"]["values"].get(NOTE, {}).get(CHOSEN, {})
    return to_plain(typed.get("value") or "")


def refused(reason: str, place: Place, written: str, language: str) -> View:
    """In place of what was asked for: the reason, and the words, so that they can be copied."""
    if written:
        return refused_form(reason, place, written, language)
    return {**refused_form(reason, place, "", language), "blocks": [section(reason)]}


def _input(block: str, label: str, element: dict[str, Any], language: str, hint: str = "") -> Block:
    made = {
        "type": "input",
        "block_id": block,
        "label": plain(form_text(label, language), 2_000),
        "element": element,
    }
    return {**made, "hint": plain(form_text(hint, language), 2_000)} if hint else made


def option(value: str, label: str) -> Block:
    return {"text": plain(label, _OPTION), "value": value}


def in_groups(options: list[Block]) -> dict[str, Any]:
    """A select takes 100 options, or 100 groups of 100."""
    if len(options) <= _OPTIONS:
        return {"options": options}
    return {"option_groups": list(_groups(options))}


def _groups(options: list[Block]) -> Iterable[Block]:
    for start in range(0, len(options), _OPTIONS):
        some = options[start : start + _OPTIONS]
        yield {"label": plain(f"{start + 1}–{start + len(some)}", _OPTION), "options": some}
