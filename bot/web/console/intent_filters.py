"""What the list of answers can be narrowed to."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bot.web.console.base import here
from intents.models import Department, Intent, IntentRevision, Schedule
from intents.revisions import latest_revisions

SOON = timedelta(days=30)
State = IntentRevision.State


class DepartmentFilter(admin.SimpleListFilter):
    title = _("department")
    parameter_name = "department"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(row.key, here(row.names)) for row in Department.objects.all()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Intent]) -> QuerySet[Intent]:
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
        return [("overdue", _("overdue")), ("soon", _("due within 30 days"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Intent]) -> QuerySet[Intent]:
        today = timezone.localdate()
        until = {"overdue": today, "soon": today + SOON}.get(self.value() or "")
        if until is None:
            return queryset
        return queryset.filter(pk__in=latest_revisions().filter(review_by__lt=until).values("intent_id"))
