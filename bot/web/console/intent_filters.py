"""What the list of answers can be narrowed to."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bot.dialogue.freshness import SOON as ENDS_SOON
from bot.web.console.base import here
from bot.web.console.intent_access import own_departments
from bot.web.console.words import SENSITIVITIES
from intents.models import Department, Intent, IntentRevision, Schedule
from intents.revisions import latest_revisions

SOON = timedelta(days=30)
State = IntentRevision.State
OWN = "-"  # no department's key


class DepartmentFilter(admin.SimpleListFilter):
    title = _("department")
    parameter_name = "department"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        own = [(OWN, str(_("mine")))] if own_departments(request) is not None else []
        return [*own, *((row.key, here(row.names)) for row in Department.objects.all())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Intent]) -> QuerySet[Intent]:
        if self.value() == OWN:
            own = own_departments(request)
            return queryset if own is None else queryset.filter(department__key__in=own)
        return queryset.filter(department__key=self.value()) if self.value() else queryset


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        named = [(state.value, state.label) for state in State if state is not State.DISCARDED]
        return [*named, ("scheduled", _("to be published later"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Intent]) -> QuerySet[Intent]:
        if not self.value():
            return queryset
        if self.value() == "scheduled":
            return queryset.filter(pk__in=Schedule.objects.values("revision__intent_id"))
        return queryset.filter(pk__in=latest_revisions().filter(state=self.value()).values("intent_id"))


class ReviewFilter(admin.SimpleListFilter):
    title = _("check")
    parameter_name = "check"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("overdue", _("overdue")),
            ("soon", _("due within 30 days")),
            ("ending", _("ends within 14 days")),
            ("ended", _("past its validity")),
            ("stale", _("a translation is older")),
            ("any", _("any of these")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Intent]) -> QuerySet[Intent]:
        latest, today = latest_revisions(), timezone.localdate()
        if self.value() == "stale":
            return queryset.filter(pk__in=latest.exclude(stale=[]).values("intent_id"))
        if self.value() == "ended":
            return queryset.filter(pk__in=latest.filter(valid_until__lt=today).values("intent_id"))
        if self.value() == "ending":
            ending = latest.filter(valid_until__gte=today, valid_until__lt=today + ENDS_SOON)
            return queryset.filter(pk__in=ending.values("intent_id"))
        if self.value() == "any":
            old = Q(review_by__lt=today) | Q(valid_until__lt=today + ENDS_SOON) | ~Q(stale=[])
            return queryset.filter(pk__in=latest.filter(old).exclude(state=State.ARCHIVED).values("intent_id"))
        until = {"overdue": today, "soon": today + SOON}.get(self.value() or "")
        if until is None:
            return queryset
        return queryset.filter(pk__in=latest.filter(review_by__lt=until).values("intent_id"))


class SensitivityFilter(admin.SimpleListFilter):
    title = _("sensitivity")
    parameter_name = "sensitivity"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(SENSITIVITIES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Intent]) -> QuerySet[Intent]:
        if not self.value():
            return queryset
        return queryset.filter(pk__in=latest_revisions().filter(sensitivity=self.value()).values("intent_id"))
