"""A text of approved answers with the city's pages, as the citizen will read it."""

from collections.abc import Iterable

from bot.domain.help import Source
from bot.languages.fixed import say


def with_pages(text: str, sources: Iterable[Source], language: str) -> str:
    """With the pages to read on that do not stand in the text already."""
    urls = dict.fromkeys(source.url for source in sources if source.url and source.url not in text)
    return "\n".join([text, "", say("answer.source", language), *urls]) if urls else text
