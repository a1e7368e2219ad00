"""The lexicon: words that mean the same. What ships is searched here, replaced and switched off; the city adds its own.

The table behind the pages is that of the revisions, so that who may add one may edit; groups are no rows.
"""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from bot.domain.experiments import Kind
from bot.store import audit, experiments
from bot.web.console.base import ReadOnly, actor, author
from bot.web.console.differences import differences
from bot.web.console.gate_trial import SHOWN, comparison
from bot.web.console.lexicon_form import GroupForm, LexiconSearch, initial_of
from bot.web.console.lexicon_groups import Row, all_rows, found, readable_words, row_of
from bot.web.console.publishing_notice import live
from bot.web.console.unwritten import tell_where
from intents.glossary import BadGroups, Edit, GroupGone, edited, with_group, without_group
from intents.lexicon import OFF, Group
from intents.models import LexiconRevision
from intents.publishing import current_number, save_lexicon
from tasks.doorbell import BROKER_ERRORS, ring_experiment

A_PAGE = 50
VERSIONS = 10  # the newest, below the list


@admin.register(LexiconRevision)
class LexiconAdmin(ReadOnly):
    fields = ("number", "created_at", "who", "note")
    change_form_template = "console/lexicon_version.html"
    who = author

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("group/", view(self.group_view), name="intents_lexicon_add"),
            path("effect/<uuid:row_id>/", view(self.effect_view), name="intents_lexicon_effect"),
            path("group/<slug:key>/", view(self.group_view), name="intents_lexicon_group"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        search = LexiconSearch(request.GET)
        sought = search.cleaned_data if search.is_valid() else {"q": "", "origin": ""}
        rows = found(all_rows(), sought["q"], sought["origin"])
        query = request.GET.copy()
        query.pop("p", None)
        context = {
            "search": search,
            "page": Paginator(rows, A_PAGE).get_page(request.GET.get("p")),
            "query": query.urlencode(),
            "versions": LexiconRevision.objects.select_related("author")[:VERSIONS],
            "may_edit": may_edit(request),
        }
        return self._page(request, "console/lexicon.html", {"title": _("Lexicon"), **context})

    def beside(self, row: LexiconRevision) -> dict[str, Any]:
        before = LexiconRevision.objects.filter(number=row.number - 1).first()
        return {**super().beside(row), "differences": differences(readable_words(before), readable_words(row))}

    def group_view(self, request: HttpRequest, key: str = "") -> HttpResponse:
        if not may_edit(request):
            raise PermissionDenied
        row = row_of(key) if key else None
        if key and row is None:
            if request.method == "POST":
                return self._to_list(request, _somebody_else(), messages.ERROR)
            raise Http404
        form = GroupForm(
            request.POST if request.method == "POST" else None, initial=initial_of(row.group) if row else None
        )
        effect = self._effect(request, row, form) if "_effect" in request.POST else None
        done = self._done(request, row, form) if request.method == "POST" and "_effect" not in request.POST else None
        heading = _("Group: %(word)s") % {"word": row.group.name} if row else _("Add a group")
        context = {"title": heading, "heading": heading, "form": form, "row": row, "effect": effect}
        return done or self._page(request, "console/lexicon_group.html", context)

    def effect_view(self, request: HttpRequest, row_id: UUID) -> HttpResponse:
        """The part of the page that tells it, while it is being asked and then."""
        if not may_edit(request):
            raise PermissionDenied
        found = experiments.look(row_id, actor(request))
        if found is None:
            raise Http404
        state, _wish, result = found
        context = {"state": state, "compared": comparison(result), "shown": SHOWN}
        return TemplateResponse(request, "console/lexicon_effect.html", context)

    def _effect(self, request: HttpRequest, row: Row | None, form: GroupForm) -> UUID | None:
        """Have the questions asked, as if it were saved; None where the form has to be corrected."""
        what = request.POST["_effect"]
        if not (edit := _without(row, what)):
            if not form.is_valid():
                return None
            edit = with_group(form.group(), row.group if row and row.is_own else None)
        try:
            groups = edited(edit)
        except GroupGone:
            form.add_error(None, _somebody_else())
            return None
        except BadGroups as bad:
            form.tell(bad)
            return None
        row_id = experiments.want(Kind.WORDS, actor(request), {"groups": [group.as_json() for group in groups]})
        with suppress(*BROKER_ERRORS):  # the sweep rings again
            ring_experiment(row_id)
        return row_id

    def _done(self, request: HttpRequest, row: Row | None, form: GroupForm) -> HttpResponse | None:
        """Where to go after the press of a button; None where the form has to be shown again."""
        if row and "_remove" in request.POST and (edit := _without(row, "remove")):
            return self._save(request, edit, _("Group taken away: %(word)s") % {"word": row.group.name})
        if row and "_off" in request.POST and (edit := _without(row, "off")):
            return self._save(request, edit, _("Group no longer used: %(word)s") % {"word": row.group.name})
        if not form.is_valid():
            return None
        return self._save_form(request, row, form)

    def _save_form(self, request: HttpRequest, row: Row | None, form: GroupForm) -> HttpResponse | None:
        group = form.group()
        if row and group == row.group:
            return self._to_list(request, _("Nothing was changed, so nothing was published."), messages.INFO)
        note = form.cleaned_data["note"] or _("Group: %(word)s") % {"word": group.name}
        try:
            return self._save(request, with_group(group, row.group if row and row.is_own else None), note, group)
        except BadGroups as bad:
            form.tell(bad)
            return None

    def _save(self, request: HttpRequest, edit: Edit, note: str, group: Group | None = None) -> HttpResponse:
        """`group` is what stands there from now on. Raises BadGroups."""
        try:
            revision = save_lexicon(edit, author=request.user, note=note)  # type: ignore[arg-type]
        except GroupGone:
            return self._to_list(request, _somebody_else(), messages.ERROR)
        audit.note(actor(request), "lexicon.changed", f"lexicon:{revision.number}")
        if group:
            tell_where(self, request, group)
        return self._to_list(request, live(current_number()), messages.SUCCESS)

    def _to_list(self, request: HttpRequest, told: str, level: int) -> HttpResponse:
        self.message_user(request, told, level)
        return HttpResponseRedirect(reverse("admin:intents_lexiconrevision_changelist"))

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        return TemplateResponse(
            request, template, {**self.admin_site.each_context(request), "opts": self.opts, **context}
        )


def may_edit(request: HttpRequest) -> bool:
    return request.user.has_perm("intents.add_lexiconrevision")


def _without(row: Row | None, what: str) -> Edit | None:
    """None where the press cannot be meant: a city takes its own groups away and switches those that ship off."""
    if row and what == "remove" and row.is_own:
        return without_group(row.group)
    if row and what == "off" and not row.is_own:
        return with_group(Group(row.group.ja, row.group.en, OFF))
    return None


def _somebody_else() -> str:
    return _("Somebody else saved in the meantime. Please look again.")
