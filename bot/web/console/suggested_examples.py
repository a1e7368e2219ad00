"""What citizens wrote, whose answer they confirmed, and that is no example yet: texts an administrator may add."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import grapheme

from bot.domain.personal_data import kinds_marked
from bot.languages import JAPANESE
from bot.languages.detect import detect
from bot.store import signals
from bot.web.console.base import here
from bot.web.console.intent_checks import EXAMPLE
from intents.index.normalise import has_words, normalise
from intents.models import Intent, IntentRevision
from intents.publishing import current_number, published_items
from intents.revisions import content_of, latest_revisions

MOST = 2000  # signals that are looked at, the newest

Pair = tuple[str, str]  # the intent's key, and the text as it is compared


@dataclass(frozen=True)
class Suggestion:
    """`count` is how many times citizens wrote it and confirmed the answer."""

    text: str
    language: str
    count: int


@dataclass(frozen=True)
class Suggested:
    """The suggestions for one intent, the most frequent first. `revision` is what citizens read now."""

    intent: Intent
    title: str
    revision: IntentRevision
    suggestions: tuple[Suggestion, ...]

    def find(self, text: str) -> Suggestion | None:
        return next((each for each in self.suggestions if each.text == text), None)


def suggested() -> list[Suggested]:
    """Intents with suggestions, those with the most confirmations first."""
    live = _live()
    texts, counts = _confirmed(set(live))
    written = _written(live.values())
    wanted = signals.not_dismissed(pair for pair in counts if pair[1] not in written)
    by_intent: dict[str, list[Suggestion]] = defaultdict(list)
    for pair, count in counts.most_common():
        if pair in wanted:
            text = texts[pair]
            by_intent[pair[0]].append(Suggestion(text, detect(text) or JAPANESE, count))
    return [_of_intent(live[key], tuple(found)) for key, found in by_intent.items()]


def _confirmed(keys: set[str]) -> tuple[dict[Pair, str], Counter[Pair]]:
    """Each text as it was written last, and how often it was confirmed. Two presses on one utterance count once."""
    texts: dict[Pair, str] = {}
    turns: dict[Pair, set[int]] = defaultdict(set)
    for row in signals.confirmed()[:MOST]:
        text = row.turn.utterance.text_masked.strip() if row.turn.utterance else ""
        if row.intent in keys and fits(text):
            pair = (row.intent, normalise(text))
            texts.setdefault(pair, text)
            turns[pair].add(row.turn_id)
    return texts, Counter({pair: len(each) for pair, each in turns.items()})


def fits(text: str) -> bool:
    """An example is one line that others may write too."""
    return has_words(text) and "\n" not in text and grapheme.length(text) <= EXAMPLE and not kinds_marked(text)


def _live() -> dict[str, IntentRevision]:
    """Key → revision of the intents whose latest revision citizens read: an edit of another would publish it."""
    published = published_items(current_number()).values()
    rows = latest_revisions().filter(pk__in=list(published)).select_related("intent")
    return {row.intent.key: row for row in rows}


def _written(revisions: Iterable[IntentRevision]) -> set[str]:
    """Every example, title and question: at two intents it would pull both ways."""
    contents = [content_of(revision) for revision in revisions]
    examples = (text for content in contents for texts in content.examples.values() for text in texts)
    headings = (text for content in contents for texts in (content.title, content.question) for text in texts.values())
    return {normalise(text) for text in (*examples, *headings)}


def _of_intent(revision: IntentRevision, found: tuple[Suggestion, ...]) -> Suggested:
    return Suggested(revision.intent, here(revision.content["title"]), revision, found)
