"""What each setting of how boldly the bot answers does with the city's questions, in numbers out of a hundred."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bot.web.console.words import MATCHING, word
from intents.consequences import consequences
from intents.sureness import Consequences


@dataclass(frozen=True)
class Setting:
    """One column of the page's table; every cell is out of 100 questions."""

    name: str
    chosen: bool
    answered: str
    wrong: str
    asked_back: str
    not_found: str
    nobodys: str


def settings_measured(chosen: str) -> list[Setting]:
    """From careful to eager; none where nothing was measured."""
    found = consequences()
    return [_setting(point, point == chosen, found[point]) for point in _in_order(found)]


def _in_order(points: Iterable[str]) -> list[str]:
    order = list(MATCHING)
    return sorted(points, key=order.index)


def _setting(point: str, chosen: bool, found: Consequences) -> Setting:
    not_found = 1 - found.answered - found.asked_back
    return Setting(
        name=word(MATCHING, point),
        chosen=chosen,
        answered=_of_hundred(found.answered),
        wrong=_of_hundred(found.wrong),
        asked_back=str(100 - round(100 * found.answered) - round(100 * not_found)),  # so that the three make 100
        not_found=_of_hundred(not_found),
        nobodys=_of_hundred(found.nobodys),
    )


def _of_hundred(share: float) -> str:
    """Never 0 for what happens, however seldom."""
    return str(round(100 * share)) if round(100 * share) or share < 1e-9 else _("under 1")
