"""Telling staff, before they send, that a reply holds words that the city does not write."""

from collections.abc import Iterable

from bot.domain.words import Unwritten
from bot.languages.forms import form_text


def unwritten_in_words(found: Iterable[Unwritten], language: str) -> str:
    """With the better words, as far as they are known; "" where nothing was found."""
    words = form_text("preview.unwritten_and", language).join(_named(each, language) for each in found)
    return form_text("preview.unwritten", language, words=words) if words else ""


def _named(word: Unwritten, language: str) -> str:
    key = "preview.unwritten_better" if word.better else "preview.unwritten_word"
    return form_text(key, language, form=word.form, better=word.better)
