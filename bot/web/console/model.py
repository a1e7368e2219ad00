"""The page of the language model: how it is, what it was asked, and what it may do."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from bot.domain.model import Rung, Switches
from bot.languages.fixed import tell_staff
from bot.store import switches
from bot.store.model_calls import staffs_sums_since, sums_since
from bot.store.models import ModelTroubleRow, ModelWatchRow, SwitchesRow
from bot.store.switching import StaleSwitches
from bot.web.console.base import ReadOnly, actor, name_of
from bot.web.console.model_switches import SwitchesForm, changes_in_words, lines, posted
from bot.web.console.words import PURPOSES, RUNGS, word

VERSIONS = 10  # the newest, below the switches
TROUBLE_SHOWN = timedelta(days=7)


@admin.register(SwitchesRow)
class SwitchesAdmin(ReadOnly):
    fields = ("number", "at", "who", "reason")

    @admin.display(description="")
    def who(self, row: SwitchesRow) -> str:
        return name_of(row.actor)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST" and not may_switch(request):
            raise PermissionDenied
        form = SwitchesForm(request.POST or None, initial={"number": switches.latest().number})
        if request.method == "POST" and form.is_valid() and self._switched(request, form):
            return HttpResponseRedirect(request.path)
        now = switches.latest()
        ticked = posted(request.POST, now) if request.method == "POST" else now
        context = {
            **self.admin_site.each_context(request),
            "title": _("Language model"),
            "opts": self.opts,
            **_state(),
            "days": [
                (pgettext("use", "Today"), list(_in_words(sums_since(_days_ago(0))))),
                (_("Last 30 days"), list(_in_words(sums_since(_days_ago(29))))),
            ],
            "by_staff": list(_in_words(staffs_sums_since(_days_ago(29)))),
            "currency": settings.LLM_CURRENCY,
            "form": form,
            "switches": now,
            "ticked": ticked,
            "rungs": [RUNGS[rung] for rung in Rung],
            "lines": list(lines(ticked)),
            "history": list(_history()),
            "may_switch": may_switch(request),
        }
        return TemplateResponse(request, "console/model.html", context)

    def _switched(self, request: HttpRequest, form: SwitchesForm) -> bool:
        """Whether the page may be left: a form on top of somebody else's state stays, with what was ticked."""
        now = switches.latest()
        before = replace(now, number=form.cleaned_data["number"])
        after = replace(before, on=False) if "_off" in request.POST else posted(request.POST, before)
        if after == before:
            self.message_user(request, _("Nothing was changed."), messages.INFO)
            return True
        with override(settings.STAFF_LANGUAGE):
            told = changes_in_words(now, after)
        try:
            switches.change(after, actor(request), form.cleaned_data["reason"], told)
        except StaleSwitches:
            newest = next((who for _row, who, _changes in _history()), _("Somebody else"))
            form.stand_on(now.number, newest, changes_in_words(_state_of(before.number), now))
            return False
        self.message_user(request, _("Saved. It holds everywhere within 5 seconds."), messages.SUCCESS)
        return True


def _state_of(number: int) -> Switches:
    row = SwitchesRow.objects.filter(number=number).first()
    return switches.state_of(row) if row else switches.CAREFUL


def may_switch(request: HttpRequest) -> bool:
    return request.user.has_perm("store.add_switchesrow")


def _state() -> dict[str, Any]:
    recent = ModelTroubleRow.objects.filter(last_at__gt=timezone.now() - TROUBLE_SHOWN).order_by("-last_at")
    return {
        "configured": settings.LLM_MODEL,
        "server": urlsplit(settings.OPENAI_BASE_URL or "https://api.openai.com").hostname,
        "watch": ModelWatchRow.objects.filter(paused_since__isnull=False).first(),
        "troubles": [(tell_staff(f"model.{row.trouble}", get_language() or ""), row) for row in recent],
    }


def _days_ago(days: int) -> datetime:
    """The beginning of that day, in the city's time."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=days)


def _in_words(sums: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in sums:
        seconds = (row["mean"] or 0) / 1000
        tokens = {"into": f"{row['all_in']:,}", "out_of": f"{row['all_out']:,}"}
        yield {**row, **tokens, "what_for": word(PURPOSES, row["purpose"]), "seconds": seconds}


def _history() -> Iterator[tuple[SwitchesRow, str, list[str]]]:
    rows = [*SwitchesRow.objects.order_by("-number")[: VERSIONS + 1]]
    states = [*(switches.state_of(row) for row in rows), *([] if len(rows) > VERSIONS else [switches.CAREFUL])]
    for row, (after, before) in zip(rows[:VERSIONS], pairwise(states), strict=False):
        yield row, name_of(row.actor), changes_in_words(before, after)
