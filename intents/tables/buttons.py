"""The lines of buttons in a cell or a form's field, with what is wrong in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.domain.buttons import Button
from intents.sources.buttons import Flaw, WrongButton, button_in, buttons_in
from intents.tables.cells import check_variables

_WORDS: Mapping[Flaw, Any] = {
    Flaw.NO_LABEL: gettext_lazy(
        "A button is a label, a blank, and where it leads, like: Calendar https://www.city.example/calendar"
    ),
    Flaw.LONG_LABEL: gettext_lazy("The label of a button has at most 20 characters."),
    Flaw.TARGET: gettext_lazy(
        "A button leads to an address that starts with https://, or to a number like tel:0312345678."
    ),
    Flaw.LONG_TARGET: gettext_lazy("The address of a button is longer than 500 characters."),
    Flaw.TOO_MANY: gettext_lazy("An answer has at most three buttons in a language."),
}
_SHOWN = 60  # characters of a wrong line


def read_lines(text: str) -> tuple[Button, ...]:
    """Raises ValueError with the first thing that is wrong."""
    check_variables(text)
    try:
        return buttons_in(text)
    except WrongButton as wrong:
        raise ValueError(_told(wrong)) from wrong


def readable_lines(text: str) -> tuple[Button, ...]:
    """Those that can be read, of what somebody is still writing."""
    return tuple(button for line in text.splitlines() if (button := _read(line)))


def _told(wrong: WrongButton) -> str:
    told = str(_WORDS[wrong.flaw])
    return _("%(told)s Here: “%(line)s”") % {"told": told, "line": wrong.line[:_SHOWN]} if wrong.line else told


def _read(line: str) -> Button | None:
    try:
        return button_in(line)
    except ValueError:
        return None
