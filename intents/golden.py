"""The golden questions of a pack, beside those that the city keeps: what was changed or removed here stays so.

`CityProfile.golden_loaded` is what the pack said last: text → [language, key of the intent or `none`].
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from intents.evaluation.heldout import NONE, Question
from intents.models import CityProfile, GoldenQuestion, Intent

Said = dict[str, tuple[str, str]]  # text → language, key


@dataclass
class GoldenLoad:
    """How many rows were written or removed, and the texts that are kept as edited here."""

    changed: int = 0
    kept: list[str] = field(default_factory=list)


def golden_now(keys: Collection[str]) -> tuple[Question, ...]:
    """Those of intents with one of these keys, and those that no intent answers."""
    kept = {text: said for text, said in _here().items() if said[1] in (NONE, *keys)}
    ordered = sorted(kept.items(), key=lambda each: (each[1][1] == NONE, each[1][1], each[0]))
    return tuple(Question(text, *said) for text, said in ordered)


def load_golden(questions: Collection[Question], *, force: bool) -> GoldenLoad:
    """To be called once the city and the intents of the pack are stored, in the same transaction."""
    city = CityProfile.objects.get()
    before: Said = {text: (language, key) for text, (language, key) in city.golden_loaded.items()}
    said: Said = {each.text: (each.language, each.intent) for each in questions}
    here = _here()
    different = [text for text in {**said, **before} if said.get(text) != here.get(text)]
    edited = {text for text in different if not force and here.get(text) != before.get(text)}
    for text in different:
        if text not in edited:
            _store(text, said.get(text))
    if said != before:
        city.golden_loaded = said
        city.save(update_fields=["golden_loaded"])
    kept = [text for text in different if text in edited and text in said]
    return GoldenLoad(len(different) - len(edited), kept)


def _here() -> Said:
    rows = GoldenQuestion.objects.values_list("text", "language", "intent__key")
    return {text: (language, key or NONE) for text, language, key in rows}


def _store(text: str, said: tuple[str, str] | None) -> None:
    if said is None:
        GoldenQuestion.objects.filter(text=text).delete()
        return
    language, key = said
    intent = None if key == NONE else Intent.objects.get(key=key)
    GoldenQuestion.objects.update_or_create(text=text, defaults={"language": language, "intent": intent})
