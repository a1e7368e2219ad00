"""Answers that say nearly the same as another: the counter asks back between them, or takes the wrong one."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bot.web.console.intent_fields import title_of
from intents.models import Intent
from intents.similar import Similar, similar


@dataclass(frozen=True)
class SimilarAnswer:
    """The other answer as the page of one shows it."""

    intent: Intent
    title: str
    percent: int
    seen: Similar


def similar_answers(intent: Intent) -> list[SimilarAnswer]:
    found = similar().get(intent.key, [])
    rows = {row.key: row for row in Intent.objects.filter(key__in=[each.other for each in found])}
    return [
        SimilarAnswer(rows[each.other], title_of(rows[each.other]), round(each.likeness * 100), each)
        for each in found
        if each.other in rows
    ]


class SimilarFilter(admin.SimpleListFilter):
    title = _("similar answers")
    parameter_name = "similar"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("nearly the same as another"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Intent]) -> QuerySet[Intent]:
        return queryset.filter(key__in=list(similar())) if self.value() == "yes" else queryset
