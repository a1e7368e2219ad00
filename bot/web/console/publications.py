"""What was published when, by whom, and what it changed: to read only."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.web.console.base import ReadOnly, author, here
from bot.web.console.differences import Difference, differences
from bot.web.console.intent_fields import readable
from bot.web.console.lexicon_groups import readable_words
from intents.models import IntentRevision, Publication, PublicationItem
from intents.publishing import published_items

MOST = 100  # intents shown of one publication: the first one of a city holds them all


@admin.register(Publication)
class PublicationAdmin(ReadOnly):
    list_display = ("number", "created_at", "who", "changed", "note")
    list_per_page = 25
    date_hierarchy = "created_at"
    fields = ("number", "created_at", "who", "note")
    change_form_template = "console/publication.html"
    who = author

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        return super().get_queryset(request).select_related("author")

    @admin.display(description=gettext_lazy("what changed"))
    def changed(self, publication: Publication) -> str:
        titles = [here(revision.content["title"]) for revision in new_revisions(publication)[:4]]
        return ", ".join(titles[:3]) + ("…" if len(titles) > 3 else "")

    def beside(self, row: Publication) -> dict[str, Any]:
        return {**super().beside(row), "changes": changes_of(row), "words": words_changed(row), "most": MOST}


def new_revisions(publication: Publication) -> QuerySet[IntentRevision]:
    """Revisions that the publication before this one did not hold."""
    before = PublicationItem.objects.filter(publication__number=publication.number - 1).values("revision_id")
    items = PublicationItem.objects.filter(publication=publication).exclude(revision_id__in=before)
    return IntentRevision.objects.filter(pk__in=items.values("revision_id")).select_related("intent")


def changes_of(publication: Publication) -> list[dict[str, Any]]:
    """What a publication added, changed and took away, by intent."""
    before, after = published_items(publication.number - 1), published_items(publication.number)
    touched = [intent for intent in {**before, **after} if before.get(intent) != after.get(intent)][:MOST]
    wanted = [items[intent] for intent in touched for items in (before, after) if intent in items]
    rows = IntentRevision.objects.select_related("intent").in_bulk(wanted)
    return [_change(rows.get(before.get(intent, 0)), rows.get(after.get(intent, 0))) for intent in touched]


def words_changed(publication: Publication) -> list[Difference]:
    before = Publication.objects.filter(number=publication.number - 1).select_related("lexicon").first()
    old = before.lexicon if before else None
    return differences(readable_words(old), readable_words(publication.lexicon))


def _change(old: IntentRevision | None, new: IntentRevision | None) -> dict[str, Any]:
    revision = new or old
    assert revision is not None
    compared: list[Difference] = differences(readable(old), readable(new)) if old and new else []
    return {
        "intent": revision.intent,
        "title": here(revision.content["title"]),
        "differences": compared,
        "kind": _("changed") if old and new else _("added") if new else _("taken out of use"),
    }
