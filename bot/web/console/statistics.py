"""The statistics page: how the counter served citizens in a period, against the one before."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from bot import wiring
from bot.store import counts, figures
from bot.store.models import CountedDay
from bot.web.console.base import ReadOnly
from bot.web.console.drawing import COLOURS
from bot.web.console.statistics_asked import Asked, place_names
from bot.web.console.statistics_file import as_csv
from bot.web.console.statistics_links import links_for
from bot.web.console.statistics_numbers import COUNTS, OUTCOMES, Numbers
from bot.web.console.statistics_tables import course, tables
from bot.web.console.statistics_tiles import tiles
from bot.web.console.statistics_words import FIGURES, FORMULAS, MEASURES, PERIODS

GRAIN = 5
"""Others than administrators read counts to the nearest five: of a rare language or topic, one more is one person."""

_SEEN_BY = ("store.view_countedday", "store.view_conversationrow", "store.oversee_cases", "intents.view_intent")


@admin.register(CountedDay)
class StatisticsAdmin(ReadOnly):
    fields = ("day",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return any(request.user.has_perm(right) for right in _SEEN_BY)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        query = request.GET.copy()
        wants_file = bool(query.pop("file", None))
        asked = Asked(query)
        places, grain = wiring.places(), grain_for(request)
        now = figures.read(asked.wanted, places, grain)
        if wants_file:
            return _file(asked, as_csv(asked, now))
        before = figures.read(asked.before, places, grain, hours=False)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": _("Statistics")}
        return TemplateResponse(request, "console/statistics.html", {**context, **_shown(request, asked, now, before)})


def grain_for(request: HttpRequest) -> int:
    return 1 if getattr(request.user, "is_superuser", False) else GRAIN


def _shown(request: HttpRequest, asked: Asked, now: figures.Report, before: figures.Report) -> dict[str, Any]:
    languages = place_names("language")
    numbers = Numbers(now, links_for(request, asked), languages, asked.filters)
    return {
        "asked": asked,
        "periods": PERIODS.items(),
        "tiles": tiles(numbers, before),
        "tables": tables(numbers),
        "languages": numbers.languages,
        "course": course(asked, numbers),
        "legend": [(FIGURES[name], colour) for name, colour in zip(OUTCOMES, COLOURS, strict=True)],
        "columns": [*(FIGURES[name] for name in COUNTS), *MEASURES.values()],
        "formulas": [({**FIGURES, **MEASURES}[name], text) for name, text in FORMULAS.items()],
        "grain": now.grain if now.grain > 1 else 0,
        "pending": [*before.pending, *now.pending],
        "first_day": counts.first_day(),
    }


def _file(asked: Asked, content: bytes) -> HttpResponse:
    name = f"madoguchi-{asked.wanted.since}-{asked.wanted.until}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
