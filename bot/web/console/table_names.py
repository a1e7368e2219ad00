"""What departments and topics are called in a table: as the console calls them, in both of its languages."""

from django.utils import translation

from bot.languages import ENGLISH, JAPANESE
from bot.web.console.words import SENSITIVITIES, TOPICS, Words
from intents.tables.names import Names, names_now


def names_here() -> Names:
    return names_now(_named(TOPICS), _named(SENSITIVITIES))


def _named(words: Words) -> dict[str, dict[str, str]]:
    return {value: _in_both(word) for value, word in words.items()}


def _in_both(word: object) -> dict[str, str]:
    names = {}
    for language in (JAPANESE, ENGLISH):
        with translation.override(language):
            names[language] = str(word)
    return names
