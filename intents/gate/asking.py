"""The questions that content is held against: those that somebody wrote down, and what answers ask of themselves."""

from collections.abc import Callable, Sequence

from intents.gate.endings import NOBODYS, Ending, Golden, ending
from intents.gate.left_out import own_endings, own_texts
from intents.knowledge import PublishedKnowledge
from intents.models import GoldenQuestion


def kept_questions() -> list[Golden]:
    rows = GoldenQuestion.objects.select_related("intent")
    return [Golden(each.text, each.language, each.intent.key if each.intent else NOBODYS, kept=True) for each in rows]


def how_many(knowledge: PublishedKnowledge, key: str, kept: Sequence[Golden]) -> int:
    """Questions that `endings` asks."""
    return len(own_texts(knowledge.matcher, key)) + len(kept) if knowledge.matcher else 0


def endings(
    knowledge: PublishedKnowledge, key: str, kept: Sequence[Golden], tell: Callable[[], None] = lambda: None
) -> dict[Golden, Ending]:
    """Of all texts of the intent `key`, a sample of the others and what is kept; `tell` is called once a question."""
    if knowledge.matcher is None:
        return {}
    found = own_endings(knowledge.matcher, key, tell)
    for golden in kept:
        match = knowledge.match(golden.text, golden.language)
        found[golden] = ending(match.certainty, [each.key for each in match.candidates], golden.expected)
        tell()
    return found
