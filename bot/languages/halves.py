"""Where an utterance may fall into two questions. Whether it does, only what the halves mean can tell."""

import re
from collections.abc import Iterator

_MOST_PLACES = 4  # each costs two matches
_SHORTEST = 2  # letters
_SENTENCE = re.compile(r"(?<=[。？！?!\n])\s*|(?<=[a-z][.])\s+")
_JOINT = re.compile(
    # あと and また only where a part ends: 引っ越したあと and または join nothing
    r"[、,\s]*(?:それと|それから|ついでに|(?<=[。、？！?!,\s])(?:あとは?|また(?!は)))[、,\s]*|(?<=について)と[、\s]*|(?<=のこと)と[、\s]*"
    # と between two nouns, not in もっと, こと, という, として, とき …
    r"|(?<=[一-龯々ァ-ヶー日方み])と[、\s]*(?=[一-龯ァ-ヶA-Za-zごお])(?!思|言|一緒|同|違)"
    r"|[,;\s]+(?:and also|and|plus)[,\s]+|[,;.?!]\s*also[,\s]+",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"[?？]\s*$|(?:か|かな|の|は|教えて|おしえて|知りたい|ください|たい|ほしい)[。！\s]*$"
    r"|\b(?:how|what|when|where|which|who|can|could|do|does|is|are|need|want|tell|like|please)\b",
    re.IGNORECASE,
)


def halves(text: str) -> Iterator[tuple[str, str]]:
    """The ways to cut the text in two, the likeliest first: at the end of a sentence that asks, then at a joint."""
    ends = [cut for cut in _cuts(text, _SENTENCE) if all(_ASKS.search(half) for half in cut)]
    yield from [*ends, *_cuts(text, _JOINT)][:_MOST_PLACES]


def _cuts(text: str, places: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for found in places.finditer(text):
        first, second = text[: found.start()].strip(), text[found.end() :].strip(" 、,")
        if min(len(first), len(second)) >= _SHORTEST:
            yield first, second
