"""Words that the city does not write, in a pack that is to be loaded."""

from collections.abc import Iterator

from bot.domain.words import Unwritten
from intents.glossary import groups_of, latest_lexicon
from intents.lexicon import forbidding
from intents.sources import Pack

_READ = ("title", "question", "answers")  # by citizens; in an example the word is theirs


def unwritten_in(pack: Pack) -> Iterator[tuple[str, Unwritten]]:
    """Where it stands, as the problems of packs name it: by the words of the pack and those that the city has now."""
    unwritten = forbidding((*groups_of(latest_lexicon()), *pack.lexicon))
    for intent in pack.intents:
        texts = ((part, language, text) for part in _READ for language, text in getattr(intent.content, part).items())
        for part, language, text in texts:
            yield from ((f"{intent.key}.{part}.{language}", found) for found in unwritten(text))
