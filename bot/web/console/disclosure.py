"""One conversation for a request for disclosure: a page to print and JSON, masked; with the originals for a reason."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.store import audit
from bot.store.models import CaseRow, ConversationRow, FileRow, MessageRow
from bot.store.sealing import CannotOpen, unseal
from bot.web.console import theme
from bot.web.console.base import actor
from bot.web.console.words import CASE_OUTCOMES, CASE_STATES, CHANNELS, LANGUAGES, OUTCOMES, REASONS, SPEAKERS, word

RIGHT = "store.disclose_conversation"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=theme.TextInput(),
        help_text=gettext_lazy("Kept in the audit log: name the request, not the person."),
    )


class DisclosurePages:
    def __init__(self, page: theme.Admin) -> None:
        self._page = page

    def urls(self) -> list[URLPattern]:
        view = self._page.admin_site.admin_view(self.view)
        return [path("<uuid:pk>/disclosure/", view, name="store_conversationrow_disclosure")]

    def view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        row = ConversationRow.objects.select_related("contact").filter(pk=pk).first()
        if not self._page.has_view_permission(request):
            raise PermissionDenied
        if row is None:
            raise Http404
        form = ReasonForm(request.POST or None)
        original = form.is_bound and form.is_valid()
        if form.is_bound and not request.user.has_perm(RIGHT):
            raise PermissionDenied
        if original:  # before the first text is opened
            reason = form.cleaned_data["reason"]
            audit.note(actor(request), "personal_data.disclosed", f"conversation:{row.pk}", reason=reason)
        told = disclosure(row, original=original)
        if "json" in (request.POST.get("format"), request.GET.get("format")) and (original or not form.is_bound):
            answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
            answer["Content-Disposition"] = f'attachment; filename="conversation-{row}.json"'
            return answer
        context = {
            **self._page.admin_site.each_context(request),
            "title": _("Conversation for disclosure"),
            "told": told,
            "form": form,
            "row": row,
            "may_disclose": request.user.has_perm(RIGHT),
        }
        return TemplateResponse(request, "console/disclosure.html", context)


def disclosure(row: ConversationRow, *, original: bool) -> dict[str, Any]:
    """Everything that was said and decided in it, oldest first."""
    messages = MessageRow.objects.filter(conversation=row).select_related("turn__decision").order_by("at", "id")
    return {
        "citizen": str(row.contact),
        "channel": word(CHANNELS, row.contact.channel),
        "language": word(LANGUAGES, row.language),
        "opened": row.opened_at.isoformat(),
        "last": row.last_at.isoformat(),
        "masked": not original,
        "messages": [_message(message, original=original) for message in messages],
        "cases": [_case(case) for case in row.cases.order_by("opened_at")],
        "files": [_file(file) for file in row.files.all()],
    }


def _message(row: MessageRow, *, original: bool) -> dict[str, Any]:
    turn = getattr(row, "turn", None)
    decision = getattr(turn, "decision", None)
    gone = "unsent" if row.unsent else "removed" if row.removed else ""
    return {
        "at": row.at.isoformat(),
        "speaker": word(SPEAKERS, row.speaker),
        "kind": row.kind,
        "text": (_opened(row) if original else "") or row.text_masked,
        **({"gone": gone} if gone else {}),
        **({"outcome": word(OUTCOMES, turn.status)} if turn else {}),
        **({"answer": decision.intent, "version": decision.revision} if decision and decision.intent else {}),
    }


def _opened(row: MessageRow) -> str:
    try:
        return unseal(row.text_sealed)
    except CannotOpen:
        return ""


def _case(case: CaseRow) -> dict[str, Any]:
    return {
        "number": case.number,
        "department": case.department,
        "reason": word(REASONS, case.reason),
        "state": word(CASE_STATES, case.state),
        "outcome": word(CASE_OUTCOMES, case.outcome) if case.outcome else "",
        "opened": case.opened_at.isoformat(),
    }


def _file(file: FileRow) -> dict[str, str]:
    return {"name": file.name, "kind": file.content_type, "at": file.at.isoformat()}
