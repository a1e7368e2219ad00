"""From a figure to the list of what it counts, for those who may see that list."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from bot.store.behind import FIGURES_OF_CASES
from bot.store.models import CaseRow, ConversationRow
from bot.web.console.navigation import list_address, may_see
from bot.web.console.statistics_asked import NONE, Asked

Link = Callable[..., str]
"""The address of the list behind a figure (its name first), narrowed to a part of a split; empty: there is none."""


def links_for(request: HttpRequest, asked: Asked) -> Link:
    lists = {model: list_address(model) for model in (ConversationRow, CaseRow) if may_see(request, model)}

    def link(figure: str, **part: Any) -> str:
        of_cases = figure in FIGURES_OF_CASES
        address = lists.get(CaseRow if of_cases else ConversationRow)
        named = {**asked.filters, **{name: NONE if value == "" else value for name, value in part.items()}}
        if address is None or (of_cases and named.pop("topic", NONE) != NONE):
            return ""
        return f"{address}?{urlencode({'figure': figure, **asked.dates, **named})}"

    return link
