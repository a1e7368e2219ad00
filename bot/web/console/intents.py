"""The heart of the console: find what the city answers, correct it, and see that it is live."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import date as format_date
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot import languages
from bot.store import audit
from bot.web.console.base import Audited, actor, here
from bot.web.console.bringing_out import bring_out, send_to_review, to_draft
from bot.web.console.intent_access import is_own, own_departments
from bot.web.console.intent_draft import DraftPages, draft_of
from bot.web.console.intent_fields import edits_of, field_name, first_content, readable, title_of
from bot.web.console.intent_fieldsets import of_a_new_one, of_an_edit
from bot.web.console.intent_filters import DepartmentFilter, ReviewFilter, SensitivityFilter, StateFilter
from bot.web.console.intent_form import IntentForm
from bot.web.console.intent_history import HistoryPages
from bot.web.console.intent_preview import PreviewPages
from bot.web.console.intent_search import matching
from bot.web.console.intent_similar import SimilarFilter, similar_answers
from bot.web.console.unfound_drafts import first_values, group_given, note_drafted
from bot.web.console.unwritten import WordsFilter
from bot.web.console.words import TOPICS, by, in_words
from intents.models import Intent, IntentRevision
from intents.publishing import StaleEdit, in_one_go, save_edit, save_revision
from intents.revisions import latest_revision, latest_revisions
from intents.topic_rules import rule_of
from intents.workflow import is_open

State = IntentRevision.State


@admin.register(Intent)
class IntentAdmin(PreviewPages, HistoryPages, DraftPages, Audited):
    list_display = ("title", "department_name", "topic_name", "written", "changed", "review")
    list_filter = (
        StateFilter,
        DepartmentFilter,
        by("topic", gettext_lazy("topic"), TOPICS),
        ReviewFilter,
        SensitivityFilter,
        SimilarFilter,
        WordsFilter,
    )
    list_per_page = 50
    ordering = ("topic", "key")
    search_fields = ("key",)
    search_help_text = gettext_lazy("Words of a title, an answer or an example")
    change_form_template = "console/intent_form.html"
    warn_unsaved_form = True
    compressed_fields = False  # beside the preview, a label has its room above the field
    topic_name = in_words("topic", gettext_lazy("topic"), TOPICS, ordered=True)

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Intent]:
        latest = latest_revisions().select_related("author")
        rows = super().get_queryset(request).select_related("department")
        return rows.prefetch_related(Prefetch("revisions", queryset=latest, to_attr="latest_rows"))

    def get_search_results(
        self,
        request: HttpRequest,
        queryset: QuerySet[Intent],
        search_term: str,
    ) -> tuple[QuerySet[Intent], bool]:
        return matching(queryset, search_term), False

    @admin.display(description=gettext_lazy("title"))
    def title(self, intent: Intent) -> str:
        revision = _latest(intent)
        title = here(revision.content["title"]) if revision else intent.key
        if revision and revision.state != State.PUBLISHED:
            told = _("not in use") if revision.state == State.ARCHIVED else revision.get_state_display()
            return format_html('{} <span class="badge quiet">{}</span>', title, told)
        return title

    @admin.display(description=gettext_lazy("department"), ordering="department__key")
    def department_name(self, intent: Intent) -> str:
        return here(intent.department.names)

    @admin.display(description=gettext_lazy("written in"))
    def written(self, intent: Intent) -> str:
        revision = _latest(intent)
        answers = revision.content["answers"] if revision else {}
        return ", ".join(languages.NAMES[language] for language in languages.ALL if answers.get(language))

    @admin.display(description=gettext_lazy("last change"))
    def changed(self, intent: Intent) -> str:
        revision = _latest(intent)
        if revision is None:
            return "-"
        who = revision.author.get_username() if revision.author else revision.get_origin_display()
        at = format_date(timezone.localtime(revision.created_at), "Y-m-d H:i")
        return format_html('<span><span class="nowrap">{}</span><br>{}</span>', at, who)  # on a phone a cell is a row

    @admin.display(description=gettext_lazy("check again by"))
    def review(self, intent: Intent) -> str:
        revision = _latest(intent)
        if revision is None:
            return "-"
        day = format_date(revision.review_by, "Y-m-d")
        if revision.review_by < timezone.localdate():
            return format_html('<strong class="alarm">{} {}</strong>', day, _("overdue"))
        return format_html('<span class="nowrap">{}</span>', day)

    # The form

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[IntentForm]:
        return type("IntentForm", (IntentForm,), {"departments": own_departments(request)})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        comes_back = request.method == "POST"
        return of_an_edit(latest_revision(obj), comes_back=comes_back) if obj else of_a_new_one(comes_back=comes_back)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        intent = self.get_object(request, object_id) if object_id else None
        if intent and not self.has_change_permission(request, intent):
            return self._read(request, intent)
        latest = latest_revision(intent) if intent else None
        context = {
            "show_save_and_add_another": False,
            "open_draft": latest if is_open(latest) else None,
            "two_persons": bool(intent) and rule_of(intent.topic).two_persons,  # type: ignore[union-attr]
            "heading": title_of(intent) if intent else "",
            "similar": similar_answers(intent) if intent else [],
            "preview_languages": [(code, languages.NAMES[code]) for code in languages.ALL],
            "language_jumps": [(field_name("title", code), languages.NAMES[code]) for code in languages.ALL],
            **(extra_context or {}),
        }
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except StaleEdit:  # saved by somebody else between our look and our save: the second look sees it
            return super().changeform_view(request, object_id, form_url, context)

    def _read(self, request: HttpRequest, intent: Intent) -> HttpResponse:
        """For those who may not change it: the texts themselves, without the form's boxes."""
        if not self.has_view_permission(request, intent):
            raise PermissionDenied
        revision = latest_revision(intent)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": intent,
            "heading": title_of(intent),
            "texts": readable(revision) if revision else {},
            "similar": similar_answers(intent),
            "draft": draft_of(intent),
        }
        return TemplateResponse(request, "console/intent_read.html", context)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # records and statistics name intents for ever; an answer is taken out of use instead

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or is_own(request, obj))

    def save_model(self, request: HttpRequest, obj: Intent, form: Any, change: bool) -> None:
        """Every save is a draft; the button says what becomes of it."""
        revision = self._save(request, obj, form)
        if revision is None:
            request.brought_out = True  # type: ignore[attr-defined]
            self.message_user(request, _("Nothing was changed, so nothing was published."), messages.INFO)
        elif "_review" in request.POST:
            send_to_review(self, request, revision, form.cleaned_data["note"])
        elif "_draft" in request.POST:
            told = _("Saved as a draft: citizens get what they got before. Below is what it changes.")
            self.message_user(request, told, messages.SUCCESS)
        else:
            request.brought_out = bring_out(self, request, revision)  # type: ignore[attr-defined]

    def _save(self, request: HttpRequest, intent: Intent, form: IntentForm) -> IntentRevision | None:
        """None where nothing was changed and nothing waits to be published."""
        changes = form.changes() if form.latest else {}
        compared = form.newly_compared()
        if form.latest and not changes and not compared and form.latest.state != State.ARCHIVED:
            return form.latest if is_open(form.latest) else None
        revision = self._add(request, intent, form, changes, compared)
        audit.note(actor(request), "intent.saved", f"intent:{intent.key}", revision=revision.number)
        return revision

    def _add(
        self, request: HttpRequest, intent: Intent, form: IntentForm, changes: dict[str, Any], compared: list[str]
    ) -> IntentRevision:
        said: Any = {"author": request.user, "note": form.cleaned_data["note"], "state": State.DRAFT}
        if form.latest:
            base = form.latest.number
            return save_edit(intent, edits_of(changes), base_revision=base, compared=compared, **said)
        content, terms = first_content(form.values())

        def save() -> IntentRevision:
            intent.save()
            return save_revision(intent, content, terms, **said)

        revision = in_one_go(save)
        note_drafted(request, intent)
        return revision

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        group = group_given(request)
        return first_values(group) if group else super().get_changeform_initial_data(request)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The revision is the record of the change; `save_model` wrote the audit entry, with its number."""
        return super(Audited, self).log_change(request, obj, message)

    def response_change(self, request: HttpRequest, obj: Intent) -> HttpResponse:
        return self._to_list(request) if getattr(request, "brought_out", False) else to_draft(obj)

    def response_add(self, request: HttpRequest, obj: Intent, post_url_continue: str | None = None) -> HttpResponse:
        return self.response_change(request, obj)

    def _to_list(self, request: HttpRequest) -> HttpResponse:
        return self.response_post_save_change(request, None)


def _latest(intent: Intent) -> IntentRevision | None:
    rows: list[IntentRevision] = getattr(intent, "latest_rows", [])
    return rows[0] if rows else None
