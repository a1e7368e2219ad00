"""Import and export: answers go out as Excel, CSV or a pack, and come in by upload, dry run and one press."""

from contextlib import suppress
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from bot.store import audit
from bot.web.console.base import ForEditors, actor, edits_answers
from bot.web.console.intent_access import own_departments
from bot.web.console.pack_update import decide, is_pack, update_of
from bot.web.console.publishing_notice import live
from bot.web.console.table_export import FORMS, exported, lost_in
from bot.web.console.table_held import DRAFTS, drafts_in_words, held_in_words, needs_reason
from bot.web.console.table_names import names_here
from bot.web.console.table_rows import counts_of, drawn, shown_rows
from bot.web.console.text_findings import examiner
from intents.models import BroughtFile, Publication
from intents.sources import PackProblems
from intents.tables.applying import Stored
from intents.tables.importing import AppliedBefore, Refused, Stale, apply, bring, dry_run
from intents.tables.packs import read_pack
from intents.tables.sheets import FILE_BYTES, ROWS, UnreadableFile

A_PAGE = 50
MOST_PROBLEMS = 500
RECENT = 10
REASON = 400  # letters


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput({"accept": ".xlsx,.csv,.zip"}),
        error_messages={"required": gettext_lazy("Please choose a file."), "empty": gettext_lazy("The file is empty.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > FILE_BYTES:
            told = _("The file is larger than %(limit)d MB. Please split it into several files.")
            raise forms.ValidationError(told % {"limit": FILE_BYTES // 1_000_000})
        return file


@admin.register(BroughtFile)
class TablesAdmin(ForEditors):
    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("export/<slug:form>/", view(self.export_view), name="intents_tables_export"),
            path("upload/", view(require_POST(self.upload_view)), name="intents_tables_upload"),
            path("<int:number>/apply/", view(require_POST(self.apply_view)), name="intents_tables_apply"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self._overview(request, UploadForm())

    def _overview(self, request: HttpRequest, form: UploadForm) -> HttpResponse:
        context = {
            "title": _("Import and export"),
            "form": form,
            "forms": FORMS,
            "rows": ROWS,
            "may_import": edits_answers(request),
            "recent": BroughtFile.objects.defer("data").select_related("author", "publication")[:RECENT],
        }
        return self._page(request, "console/tables.html", context)

    def export_view(self, request: HttpRequest, form: str) -> HttpResponse:
        """The file; where it cannot hold everything, first a page that names what it cannot."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if form not in FORMS:
            raise Http404
        lost = [] if "anyway" in request.GET else lost_in(form)
        if lost:
            context = {"title": _("What this file cannot hold"), "lost": lost[:MOST_PROBLEMS], "form": form}
            return self._page(request, "console/table_lost.html", context)
        return exported(form)

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        if not edits_answers(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._overview(request, form)
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            _look_at(data, file.name)
        except UnreadableFile as wrong:
            form.add_error("file", str(wrong))
            return self._overview(request, form)
        brought = bring(data, file.name, request.user)  # type: ignore[arg-type]  # the admin lets nobody else in
        return HttpResponseRedirect(reverse("admin:intents_broughtfile_change", args=[brought.pk]))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The dry run, made anew each time: it says what would happen now."""
        if not edits_answers(request):
            raise PermissionDenied
        brought = self.get_object(request, object_id)
        if brought is None:
            raise Http404
        if is_pack(brought.name):
            return self._page(request, "console/pack_update.html", update_of(request, brought))
        if brought.publication:
            return self._done(request, brought.publication, messages.INFO)
        names = names_here()
        data, own = bytes(brought.data), own_departments(request)
        found, state = dry_run(data, brought.name, names, own, examine=examiner())
        wanted = request.GET.get("fate", "")
        rows = shown_rows(found, wanted)
        page = Paginator(rows, A_PAGE).get_page(request.GET.get("p"))
        context = {
            "title": _("Dry run: %(file)s") % {"file": brought.name},
            "heading": _("Dry run: %(file)s") % {"file": brought.name},
            "brought": brought,
            "state": state,
            "plan": found,
            "counts": counts_of(found),
            "held": held_in_words(found),
            "needs_reason": needs_reason(found),
            "longest": REASON,
            "wanted": wanted,
            "problems": found.problems[:MOST_PROBLEMS],
            "page": page,
            "rows": [drawn(row, names) for row in page],
            "may_apply": bool(found.changes) and not found.problems,
        }
        return self._page(request, "console/table_plan.html", context)

    def apply_view(self, request: HttpRequest, number: int) -> HttpResponse:
        if not edits_answers(request):
            raise PermissionDenied
        brought = get_object_or_404(BroughtFile, pk=number)
        if is_pack(brought.name):
            return decide(self, request, brought)
        back = HttpResponseRedirect(reverse("admin:intents_broughtfile_change", args=[number]))
        note = request.POST.get("note", "").strip()[:400] or _("Imported from %(file)s") % {"file": brought.name}
        reason = request.POST.get("reason", "").strip()[:REASON]
        try:
            stored = self._apply(request, brought, note, reason)
        except AppliedBefore as before:
            return self._done(request, before.publication, messages.INFO)
        except (Stale, Refused):
            told = _("The answers were changed since the dry run. This is a new one: please look again.")
            self.message_user(request, told, messages.WARNING)
            return back
        if stored.drafts:
            self.message_user(request, drafts_in_words(stored.drafts), messages.WARNING)
        if stored.publication is None:
            self.message_user(request, _("Nothing was published."), messages.INFO)
            return HttpResponseRedirect(DRAFTS) if stored.drafts else back
        return self._done(request, stored.publication, messages.SUCCESS)

    def _apply(self, request: HttpRequest, brought: BroughtFile, note: str, reason: str) -> Stored:
        """Raises what `apply` raises."""
        stored = apply(
            brought,
            names_here(),
            request.POST.get("state", ""),
            request.user,  # type: ignore[arg-type]  # nobody is here who is not signed in
            note,
            own_departments(request),
            examine=examiner(),
            reason=reason,
        )
        if stored.publication or stored.drafts:
            number = stored.publication.number if stored.publication else 0
            why = {"reason": reason} if reason else {}
            about = {"file": brought.name, "drafts": stored.drafts, **why}
            audit.note(actor(request), "answers.imported", f"publication:{number}", **about)
        return stored

    def _done(self, request: HttpRequest, publication: Publication, level: int) -> HttpResponse:
        told = _("This file was imported already.") if level == messages.INFO else live(publication.number)
        self.message_user(request, told, level)
        return HttpResponseRedirect(reverse("admin:intents_publication_change", args=[publication.pk]))

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        return TemplateResponse(
            request, template, {**self.admin_site.each_context(request), "opts": self.opts, **context}
        )


def _look_at(data: bytes, name: str) -> None:
    """Raises UnreadableFile; what else is wrong is shown by the dry run."""
    if is_pack(name):
        with suppress(PackProblems):
            read_pack(data)
    else:
        dry_run(data, name, names_here())
