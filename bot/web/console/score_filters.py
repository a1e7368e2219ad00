"""Narrowing by the score of the first candidate (docs/architecture.md, "Finding the answer")."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bot.store.models import ConversationRow, DecisionRow

_BOUNDS = {"0": (None, 5), "1": (5, 10), "2": (10, 20), "3": (20, None)}
_TOLD = {"0": "–5", "1": "5–10", "2": "10–20", "3": "20–"}


class ScoreFilter(admin.SimpleListFilter):
    """Of decision records."""

    title = _("score")
    parameter_name = "score"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*_TOLD.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return self.scored(queryset, *_BOUNDS[self.value() or ""]) if self.value() in _BOUNDS else queryset

    def scored(self, among: QuerySet[Any], least: int | None, most: int | None) -> QuerySet[Any]:
        return _scored(among, least, most)


class ConversationScoreFilter(ScoreFilter):
    """Of conversations: one turn with such a score is enough."""

    def scored(self, among: QuerySet[ConversationRow], least: int | None, most: int | None) -> QuerySet[Any]:
        decisions = DecisionRow.objects.filter(turn__conversation=OuterRef("pk"))
        return among.filter(Exists(_scored(decisions, least, most)))


def _scored(decisions: QuerySet[DecisionRow], least: int | None, most: int | None) -> QuerySet[DecisionRow]:
    if least is not None:
        decisions = decisions.filter(candidates__0__score__gte=least)
    return decisions.filter(candidates__0__score__lt=most) if most is not None else decisions
