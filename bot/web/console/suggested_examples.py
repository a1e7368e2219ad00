"""What citizens wrote, whose answer they confirmed, and that is no example yet: texts an administrator may add."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice

import grapheme

from bot.domain.personal_data import kinds_marked
from bot.languages import JAPANESE
from bot.languages.detect import detect
from bot.store import signals
from bot.web.console.base import here
from bot.web.console.intent_checks import EXAMPLE
from intents.content import Content
from intents.index.normalise import has_words, normalise
from intents.models import Intent, IntentRevision, Publication, PublicationItem
from intents.revisions import latest_revisions

MOST = 2000  # presses that are looked at, the newest

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


def suggested(most: int | None = None, without: Collection[str] = ()) -> list[Suggested]:
    """Intents with suggestions, those with the most confirmations first, `most` of them; none `without` (keys)."""
    texts, counts = _confirmed()
    published = Publication.objects.order_by("-number").first()
    if published is None:
        return []
    live = _live(published, {key for key, _text in counts}.difference(without))
    written = _written(published.number, published.created_at)
    wanted = signals.not_dismissed(pair for pair in counts if pair[0] in live and pair[1] not in written)
    by_intent: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for pair, count in counts.most_common():
        if pair in wanted:
            by_intent[pair[0]].append((texts[pair], count))
    shown = dict(islice(by_intent.items(), most))
    rows = IntentRevision.objects.select_related("intent").in_bulk([live[key] for key in shown])
    return [_of_intent(rows[live[key]], found) for key, found in shown.items()]


def _confirmed() -> tuple[dict[Pair, str], Counter[Pair]]:
    """Each text as it was written last, and how often it was confirmed. Two presses on one utterance count once."""
    texts: dict[Pair, str] = {}
    turns: dict[Pair, set[int]] = defaultdict(set)
    rows = signals.confirmed(MOST).values_list("intent", "turn_id", "turn__utterance__text_masked")
    for intent, turn, written in rows:
        text = (written or "").strip()
        if fits(text):
            pair = (intent, normalise(text))
            texts.setdefault(pair, text)
            turns[pair].add(turn)
    return texts, Counter({pair: len(each) for pair, each in turns.items()})


def fits(text: str) -> bool:
    """An example is one line that others may write too."""
    return has_words(text) and "\n" not in text and not _too_long(text) and not kinds_marked(text)


def _too_long(text: str) -> bool:
    """No text has more letters as people count them than it has code points, which are counted at once."""
    return len(text) > EXAMPLE and grapheme.length(text) > EXAMPLE


def _live(publication: Publication, keys: Collection[str]) -> dict[str, int]:
    """Of these intents, those whose latest revision citizens read, with it: an edit of another would publish it."""
    published = PublicationItem.objects.filter(publication=publication).values("revision")
    rows = latest_revisions().filter(intent__key__in=keys, pk__in=published)
    return dict(rows.values_list("intent__key", "pk"))


@lru_cache(maxsize=1)
def _written(number: int, _created_at: datetime) -> frozenset[str]:
    """Every example, title and question of a publication, which never changes: at two intents it would pull two ways.

    Where a database is put back, the same number may be another publication.
    """
    rows = PublicationItem.objects.filter(publication__number=number).values_list("revision__content", flat=True)
    contents = [Content.from_json(content) for content in rows]
    examples = (text for content in contents for texts in content.examples.values() for text in texts)
    headings = (text for content in contents for texts in (content.title, content.question) for text in texts.values())
    return frozenset(normalise(text) for text in (*examples, *headings))


def _of_intent(revision: IntentRevision, found: Iterable[tuple[str, int]]) -> Suggested:
    suggestions = tuple(Suggestion(text, detect(text) or JAPANESE, count) for text, count in found)
    return Suggested(revision.intent, here(revision.content["title"]), revision, suggestions)
