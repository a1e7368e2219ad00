"""A reply is written, looked at as the citizen will read it, and sent: only Send sends."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bot import wiring
from bot.domain.events import Action
from bot.languages.forms import form_text
from bot.store.models import CaseRow, MessageRow
from bot.web.desk import wording
from bot.web.desk.access import Staff, with_case
from bot.web.desk.forms import ReplyForm
from bot.web.desk.pressing import new_key, press
from bot.web.desk.reading import facts
from channels.slack.forms import CaseView


@require_http_methods(["GET", "HEAD", "POST"])
@with_case
def reply(request: HttpRequest, staff: Staff, case: CaseRow) -> HttpResponse:
    """`step` says what was pressed: preview, edit, send, or the key of a canned text in `canned`."""
    text, seen = _lines(request.POST.get("text", "")), request.POST.get("seen") or str(_newest(case))
    about = {"staff": staff, "case": case, "facts": facts(case), "seen": seen}
    if why := wording.obstacle(case, staff):
        return render(request, "desk/refused.html", {**about, "why": why, "text": text}, status=409)
    view = wiring.view_case(str(case.pk), staff.person, wording.language())
    if view is None or request.method != "POST":
        return _write(request, about, view, ReplyForm(initial={"key": new_key()}))
    if key := request.POST.get("canned"):
        return _write(
            request, about, view, ReplyForm(initial={"key": new_key(), "text": _with_canned(view, key, text)})
        )
    form, step = ReplyForm(request.POST), request.POST.get("step")
    if step == "edit":
        return _write(request, about, view, ReplyForm(initial={"key": new_key(), "text": text}))
    if not form.is_valid():
        return _write(request, about, view, form, status=422)
    if step != "send":
        return _preview(request, about, view, form.cleaned_data["text"])
    if press(request, staff, case, Action.SEND_REPLY, form.cleaned_data["text"]):
        return redirect("desk:case", case.pk)
    case.refresh_from_db()
    why = wording.obstacle(case, staff)
    return render(request, "desk/refused.html", {**about, "why": why, "text": text}, status=409)


def _write(
    request: HttpRequest, about: dict[str, Any], view: CaseView | None, form: ReplyForm, status: int = 200
) -> HttpResponse:
    language, last = wording.language(), view.last_utterance if view else ""
    context = {
        **about,
        "form": form,
        "canned": view.canned if view else (),
        "last": last or form_text("write.no_words", language),
        "sender": view.department_name if view else "",
    }
    return render(request, "desk/reply.html", context, status=status)


def _preview(request: HttpRequest, about: dict[str, Any], view: CaseView, text: str) -> HttpResponse:
    """A key of its own: a text that was changed after a look is another reply, one that is sent twice is not."""
    wrote_since = str(_newest(about["case"])) != about["seen"]
    context = {**about, "text": text, "key": new_key(), "sender": view.department_name, "wrote_since": wrote_since}
    return render(request, "desk/preview.html", {**context, "last": view.last_utterance})


def _with_canned(view: CaseView, key: str, text: str) -> str:
    """Behind what was typed."""
    chosen = next((words for each, _title, words in view.canned if each == key), "")
    return "\n\n".join(filter(None, (text.strip(), chosen)))


def _newest(case: CaseRow) -> int:
    """Of the citizen's messages: who writes a reply has read as far as this."""
    said = MessageRow.objects.filter(conversation_id=case.conversation_id, speaker="citizen", unsent=False)
    return said.order_by("-pk").values_list("pk", flat=True).first() or 0


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
