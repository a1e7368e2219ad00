"""Where an utterance may fall into two questions. Whether it does, only what the halves mean can tell."""

import re
from collections.abc import Iterator

_MOST_PLACES = 4  # each costs two matches
_SHORTEST = 2  # letters
_SENTENCE = re.compile(
    r"(?<=[。？！?!\n])\s*(?:それと|それから|ついでに|あと(?![でかに])は?、?|また、)?"
    r"|(?<=[a-z][.?!])\s+(?:and |also,? )?",
    re.IGNORECASE,
)
# あと and また only where a part ends: 引っ越したあと and または join nothing
_BESIDES = (
    r"[、,\s]*(?:それと|それから|ついでに|(?<=[。、？！?!,\s])(?:あとは?|また(?!は)))[、,\s]*|(?<=について)と[、\s]*|(?<=のこと)と[、\s]*"
    r"|[,;\s]+and also[,\s]+|[,;.?!]\s*also[,\s]+"
)
# と between two nouns, not in もっと, こと, という, として, とき …
_AND = r"(?<=[一-龯々ァ-ヶー日方み])と[、\s]*(?=[一-龯ァ-ヶA-Za-zごお])(?!思|言|一緒|同|違)|[,;\s]+(?:and|plus)[,\s]+"
_BETWEEN_QUESTIONS = re.compile(_BESIDES, re.IGNORECASE)
_JOINT = re.compile(f"{_BESIDES}|{_AND}", re.IGNORECASE)
_ASKS = re.compile(
    r"[?？]\s*$|(?:か|かな|の|は|教えて|おしえて|知りたい|ください|(?:たい|ほしい)(?:です|(?:の|ん)です(?:が|けど)?)?)[。！\s]*$"
    r"|\b(?:how|what|when|where|which|who|can|could|do|does|is|are|need|want|tell|like|please)\b",
    re.IGNORECASE,
)


def halves(text: str) -> Iterator[tuple[str, str]]:
    """The ways to cut the text in two, the likeliest first: at the end of a sentence that asks, then at a joint."""
    yield from [*_ends(text), *_cuts(text, _JOINT)][:_MOST_PLACES]


def two_questions(text: str) -> tuple[str, str] | None:
    """The two questions that the text itself keeps apart; what "and" joins may be one."""
    return next(iter([*_ends(text), *_cuts(text, _BETWEEN_QUESTIONS)]), None)


def _ends(text: str) -> list[tuple[str, str]]:
    return [cut for cut in _cuts(text, _SENTENCE) if all(_ASKS.search(half) for half in cut)]


def _cuts(text: str, places: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for found in places.finditer(text):
        first, second = text[: found.start()].strip(), text[found.end() :].strip(" 、,")
        if min(len(first), len(second)) >= _SHORTEST:
            yield first, second
