"""What was removed: each night's run, and the erasure of citizens on request."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from bot.store.erasing import copies_left
from bot.store.models import RemovalRun
from bot.web.console.base import ReadOnly, name_of
from bot.web.console.erasing import ErasePage
from bot.web.console.words import DELIVERY_STATES, REMOVAL_CAUSES, REMOVED, by, in_words, word


@admin.register(RemovalRun)
class RemovalAdmin(ReadOnly):
    list_display = ("started_at", "cause_word", "who", "removed", "ended_at")
    list_filter = (by("cause", _("cause"), REMOVAL_CAUSES),)
    ordering = ("-id",)
    fields = ("started_at", "ended_at", "cause_word", "who", "reason", "removed", "copies")
    change_list_template = "console/removals.html"
    cause_word = in_words("cause", _("cause"), REMOVAL_CAUSES)

    def get_urls(self) -> list[URLPattern]:
        erase = self.admin_site.admin_view(ErasePage(self).view)
        return [path("erase/", erase, name="store_removalrun_erase"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        address = reverse("admin:store_removalrun_erase") if may_erase(request) else ""
        return super().changelist_view(request, {**(extra_context or {}), "erase": address})

    @admin.display(description=_("who"))
    def who(self, run: RemovalRun) -> str:
        return str(_("every night")) if run.cause == RemovalRun.Cause.NIGHT else name_of(run.actor)

    @admin.display(description=_("removed"))
    def removed(self, run: RemovalRun) -> str:
        return in_counts(run.counts)

    @admin.display(description=_("copies in Slack"))
    def copies(self, run: RemovalRun) -> str:
        left = copies_left(run.pk)
        return ", ".join(f"{word(DELIVERY_STATES, state)}: {count}" for state, count in left.items()) or "-"


def may_erase(request: HttpRequest) -> bool:
    return request.user.has_perm("store.erase_citizen")


def in_counts(counts: dict[str, int]) -> str:
    told = ((word(REMOVED, name), f"{count:,}") for name, count in counts.items() if count)
    return format_html_join(", ", "{}: {}", told) or "-"
