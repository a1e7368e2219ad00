"""Finding an intent by the words of its titles, questions, answers and examples, or by the law that it rests on."""

import json

from django.db.models import Q, QuerySet

from bot import languages
from intents.models import Intent
from intents.revisions import latest_revisions

_TEXTS = ("title", "question", "answers")


def matching(intents: QuerySet[Intent], words: str) -> QuerySet[Intent]:
    """Intents whose latest revision, or key, holds every one of the words."""
    for word in words.split():
        found = latest_revisions().filter(_anywhere(word)).values("intent_id")
        intents = intents.filter(Q(pk__in=found) | Q(key__icontains=word))
    return intents


def _anywhere(word: str) -> Q:
    """A text inside JSON is compared as a text; a list is compared as the database wrote it, escaped or not."""
    escaped = json.dumps(word)[1:-1]
    found = Q(legal_basis__icontains=word)
    for language in languages.ALL:
        for part in _TEXTS:
            found |= Q(**{f"content__{part}__{language}__icontains": word})
        for spelling in {word, escaped}:
            found |= Q(**{f"content__examples__{language}__icontains": spelling})
    return found
