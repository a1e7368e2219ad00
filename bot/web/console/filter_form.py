"""Filters as the fields of one form, so that changing one keeps the others; the form is the theme's."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from bot.web.console import theme
from bot.web.console.base import Bounded, BoundedSoon


class _Field(admin.SimpleListFilter):
    template = "console/choice_filter.html"

    def choices(self, changelist: Any) -> Iterator[str]:  # type: ignore[override]  # the template's, not Django's
        name = str(self.parameter_name)
        drawn = theme.Select(choices=[("", _("All")), *self.lookup_choices])
        yield drawn.render(name, self.value() or "", {"id": f"filter-{name}"})


def field(kind: type[admin.SimpleListFilter]) -> type[admin.SimpleListFilter]:
    """The filter `kind` as a field of the list's form."""
    return type(kind.__name__, (_Field, kind), {})


_LOOKS_ELSEWHERE = {"figure", "topic", "department", "intent", "hour"}


class FilterForm:
    """For lists whose filters are all fields. What was left empty leaves the address, so that it can be passed on."""

    list_filter_submit = True
    show_facets = admin.ShowFacets.NEVER

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        given = [(name, value) for name, values in request.GET.lists() for value in values]
        filled = [(name, value) for name, value in given if value]
        if filled != given:
            return HttpResponseRedirect(f"{request.path}?{urlencode(filled)}")
        answer: HttpResponse = super().changelist_view(request, extra_context)  # type: ignore[misc]
        return answer

    def get_paginator(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Bounded:
        return (BoundedSoon if _LOOKS_ELSEWHERE & set(request.GET) else Bounded)(*args, **kwargs)
