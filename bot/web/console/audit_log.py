"""The audit log, to read. `manage.py verify_audit` checks its chain."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy

from bot.store.models import AuditEntry
from bot.web.console.audit_export import export
from bot.web.console.audited_words import ACTIONS
from bot.web.console.base import ReadOnly, labelled, name_of
from bot.web.console.words import in_words


@admin.register(AuditEntry)
class AuditAdmin(ReadOnly):
    change_list_template = "console/audit_list.html"
    list_display = ("entry", "at", "who", "done", "subject", "told")
    list_display_links = ("entry", "at")
    ordering = ("-number",)
    date_hierarchy = "at"
    search_fields = ("actor", "action", "subject")
    search_help_text = gettext_lazy("Who (user:1), what, or on what")
    fields = ("entry", "at", "who", "actor", "done", "action", "subject", "told", "before", "own_hash")
    entry = labelled("number", gettext_lazy("number"))
    before = labelled("previous_hash", gettext_lazy("hash of the entry before"))
    own_hash = labelled("hash", gettext_lazy("hash"))
    done = in_words("action", gettext_lazy("what was done"), ACTIONS, ordered=True)

    def get_urls(self) -> list[URLPattern]:
        export = self.admin_site.admin_view(self.export)
        return [path("export/", export, name="store_auditentry_export"), *super().get_urls()]

    def export(self, request: HttpRequest) -> HttpResponseBase:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return export(request)

    @admin.display(description=gettext_lazy("who"), ordering="actor")
    def who(self, entry: AuditEntry) -> str:
        return name_of(entry.actor)

    @admin.display(description=gettext_lazy("details"))
    def told(self, entry: AuditEntry) -> str:
        return ", ".join(f"{name}: {_short(value)}" for name, value in entry.details.items()) or "-"


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 120 else f"{text[:119]}…"
