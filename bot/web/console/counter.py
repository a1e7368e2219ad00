"""The page of the counter's switches: what is off now, the form, and what was switched before."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from bot.domain.counter import OPEN, Counter
from bot.store import counter
from bot.store.models import CounterRow
from bot.store.switching import StaleSwitches
from bot.web.console.base import ReadOnly, actor, name_of
from bot.web.console.counter_form import CounterForm, changes_in_words, off_in_words

VERSIONS = 10  # the newest, below the form


@admin.register(CounterRow)
class CounterAdmin(ReadOnly):
    fields = ("number", "at", "who", "reason")

    @admin.display(description="")
    def who(self, row: CounterRow) -> str:
        return name_of(row.actor)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        may_switch = request.user.has_perm("store.add_counterrow")
        if not self.has_view_permission(request) or (request.method == "POST" and not may_switch):
            raise PermissionDenied
        form = CounterForm(request.POST or None, counter.latest(), disabled=not may_switch)
        if request.method == "POST" and form.is_valid() and self._switched(request, form):
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Switches of the counter"),
            "opts": self.opts,
            "form": form,
            "off": off_in_words(counter.latest()),
            "latest": next(_history(), None),
            "history": list(_history()),
            "may_switch": may_switch,
        }
        return TemplateResponse(request, "console/counter.html", context)

    def _switched(self, request: HttpRequest, form: CounterForm) -> bool:
        """Whether the page may be left: a form on top of somebody else's state stays, with what was typed."""
        before, after = counter.latest(), form.counter()
        if not counter.differences(before, after):
            self.message_user(request, _("Nothing was changed."), messages.INFO)
            return True
        with override(settings.STAFF_LANGUAGE):
            told = changes_in_words(before, after)
        try:
            counter.change(after, actor(request), form.cleaned_data["reason"], told)
        except StaleSwitches:
            newest = next((who for _row, who, _changes in _history()), _("Somebody else"))
            form.stand_on(before.number, newest, changes_in_words(_state(after.number), before))
            return False
        self.message_user(request, _("Saved. It holds everywhere within 5 seconds."), messages.SUCCESS)
        return True


def _state(number: int) -> Counter:
    row = CounterRow.objects.filter(number=number).first()
    return counter.state_of(row) if row else OPEN


def _history() -> Iterator[tuple[CounterRow, str, list[str]]]:
    rows = [*CounterRow.objects.order_by("-number")[: VERSIONS + 1]]
    states = [*map(counter.state_of, rows), *([] if len(rows) > VERSIONS else [OPEN])]
    for row, (after, before) in zip(rows[:VERSIONS], pairwise(states), strict=False):
        yield row, name_of(row.actor), changes_in_words(before, after)
