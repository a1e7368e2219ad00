"""What stands on every page of the console while something of the counter is off."""

from collections.abc import Callable

from django.http import HttpRequest

from bot.store.counter import latest
from bot.web.console.counter_form import off_in_words


def switched_off(request: HttpRequest) -> dict[str, Callable[[], list[str]]]:
    """A context processor; nothing is read for a page that does not show it."""
    return {"switched_off": lambda: off_in_words(latest())}
