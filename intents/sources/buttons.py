"""What an answer's own buttons may be: three at most in a language, with a short label, leading somewhere safe."""

import re
from enum import StrEnum
from functools import partial

from bot.domain.buttons import MOST, Button
from bot.domain.links import encoded
from bot.domain.variables import OF_THE_CITY, filled_in, without_variables
from intents.sources import rules
from intents.sources.fields import Fields
from intents.sources.nodes import Node

_LONGEST_ADDRESS = 500  # as it is sent, with its letters encoded: LINE takes 1,000, and a variable may be longer
_TELEPHONE = re.compile(r"tel:\+?[0-9][0-9()*-]+", re.ASCII)
_ANYWHERE = dict.fromkeys(OF_THE_CITY, "0") | {"city_site": "https://city.example", "department.phone": "00-0"}


class Flaw(StrEnum):
    """Why something is no button, in words for a pack's author."""

    NO_LABEL = "a button needs a label and where it leads, like: Calendar https://www.city.example/calendar"
    LONG_LABEL = "the label of a button has at most 20 characters"
    TARGET = "a button leads to an address that starts with https://, or to a number like tel:0312345678"
    LONG_TARGET = "the address of a button is longer than 500 characters"
    TOO_MANY = "an answer has at most three buttons in a language"


class WrongButton(ValueError):
    """`line` is what was written."""

    def __init__(self, flaw: Flaw, line: str = "") -> None:
        super().__init__(f'{flaw}, not "{line}"' if line else str(flaw))
        self.flaw, self.line = flaw, line


def buttons_in(text: str) -> tuple[Button, ...]:
    """One a line: the label, a blank, and where it leads. Raises WrongButton; ValueError for unknown variables."""
    buttons = tuple(button_in(line) for line in text.splitlines() if line.strip())
    if len(buttons) > MOST:
        raise WrongButton(Flaw.TOO_MANY)
    return buttons


def button_in(line: str) -> Button:
    """The target is what stands behind the last blank. Raises as `buttons_in`."""
    *label, target = line.strip().rsplit(maxsplit=1)
    if not label:
        raise WrongButton(Flaw.NO_LABEL, line.strip())
    return Button(read_label(label[0].strip()), read_target(target))


def read_label(text: str) -> str:
    rules.check_variables(text)
    try:
        rules.check_length(without_variables(text), rules.limit_of("buttons", ""))
    except ValueError as wrong:
        raise WrongButton(Flaw.LONG_LABEL, text) from wrong
    return " ".join(text.split())  # a line of its own, wherever it is written


def read_target(text: str) -> str:
    """Nothing but pages and telephones: a phone would run other schemes, or LINE would refuse them."""
    rules.check_variables(text)
    target = filled_in(text, _ANYWHERE)
    if not (_TELEPHONE.fullmatch(target) or _is_page(target)):
        raise WrongButton(Flaw.TARGET, text)
    if len(encoded(target)) > _LONGEST_ADDRESS:
        raise WrongButton(Flaw.LONG_TARGET, text)
    return text


def _is_page(text: str) -> bool:
    try:
        return rules.read_url(text).startswith("https://")
    except ValueError:
        return False


def read_buttons(fields: Fields) -> dict[str, tuple[Button, ...]]:
    """Language → buttons of the pack's list; what is wrong is noted at its line."""
    found = {}
    for language, nodes in fields.nodes("buttons").items():
        if len(nodes) > MOST:
            nodes[MOST].wrong(f"{fields.name}.buttons.{language}: {Flaw.TOO_MANY}")
        read = map(partial(_button, f"{fields.name}.buttons.{language}"), nodes)
        found[language] = tuple(button for button in read if button)
    return {language: buttons for language, buttons in found.items() if buttons}


def _button(name: str, node: Node) -> Button | None:
    fields = Fields.of(node, name, needed=("label", "to"))
    label, target = fields.read("label", read_label), fields.read("to", read_target)
    return Button(label, target) if label and target else None
