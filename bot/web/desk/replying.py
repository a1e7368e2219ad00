"""A reply is written, looked at as the citizen will read it, and sent: only Send sends."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from bot import wiring
from bot.domain.attachments import Attachment
from bot.domain.events import Action
from bot.domain.help import Wanted
from bot.domain.messages import Message
from bot.languages.forms import form_text
from bot.languages.unwritten import unwritten_in_words
from bot.store.models import CaseRow, MessageRow
from bot.web.desk import wording
from bot.web.desk.access import Staff, with_case
from bot.web.desk.forms import ReplyForm
from bot.web.desk.helping import ON_A_REPLY, ask
from bot.web.desk.pressing import new_key, press
from bot.web.desk.reading import facts
from bot.web.desk.uploading import taken, with_files
from channels.slack.forms import CaseView

TO_WRITE = ("edit", "attach")


@csrf_exempt  # `with_files` protects it: reading the token reads the files, and those have rules
@require_http_methods(["GET", "HEAD", "POST"])
@with_case
@with_files
def reply(request: HttpRequest, staff: Staff, case: CaseRow) -> HttpResponse:
    """`step` says what was pressed: attach, preview, edit, send; `canned` is the key of a canned text to insert."""
    text, seen = _lines(request.POST.get("text", "")), request.POST.get("seen") or str(_newest(case))
    about = {"staff": staff, "case": case, "facts": facts(case), "seen": seen}
    if why := wording.obstacle(case, staff):
        return _refused(request, about, why, text)
    view = wiring.view_case(str(case.pk), staff.person, wording.language())
    if view is None or request.method != "POST":
        return _write(request, about, view, ReplyForm(initial={"key": new_key()}))
    held, problems = taken(request, staff, case)
    about |= {"attached": held, "problems": problems}
    form, step = ReplyForm(request.POST, attached=len(held)), request.POST.get("step")
    if step in TO_WRITE or request.POST.keys() & {"canned", "detach"}:
        text = _with_canned(view, request.POST.get("canned", ""), text)
        return _write(request, about, view, ReplyForm(initial={**_kept(request), "text": text}))
    if problems or not form.is_valid():
        return _write(request, about, view, form, status=422)
    if (wanted := request.POST.get("help")) in ON_A_REPLY and view.helper:
        return ask(staff, case, Wanted(wanted), form.cleaned_data["text"], _ids(held))
    if step != "send":
        return _preview(request, about, view, form.cleaned_data["text"])
    return _send(request, about, form.cleaned_data["text"], held)


def _send(request: HttpRequest, about: dict[str, Any], text: str, held: tuple[Attachment, ...]) -> HttpResponse:
    staff, case = about["staff"], about["case"]
    if press(request, staff, case, Action.SEND_REPLY, text, files=_ids(held)):
        return redirect("desk:case", case.pk)
    case.refresh_from_db()
    return _refused(request, about, wording.obstacle(case, staff), text)


def _ids(held: tuple[Attachment, ...]) -> str:
    return " ".join(file.id for file in held)


def _refused(request: HttpRequest, about: dict[str, Any], why: str, text: str) -> HttpResponse:
    return render(request, "desk/refused.html", {**about, "why": why, "text": text}, status=409)


def _write(
    request: HttpRequest, about: dict[str, Any], view: CaseView | None, form: ReplyForm, status: int = 200
) -> HttpResponse:
    language, last = wording.language(), view.last_utterance if view else ""
    context = {
        **about,
        "form": form,
        "canned": view.canned if view else (),
        "helps": _helps(view, language) if view and view.helper else (),
        "last": last or form_text("write.no_words", language),
        "sender": view.department_name if view else "",
        "attach_label": form_text("attach.label", language),
        "attach_hint": form_text("attach.hint", language),
        "too_large": form_text("attach.too_large", language, name="{name}"),
    }
    return render(request, "desk/reply.html", context, status=status)


def _helps(view: CaseView, language: str) -> list[tuple[str, str]]:
    """What the model may do with what was typed."""
    offered = {Wanted.WORDING: "write.check"}
    if view.language != language:
        offered[Wanted.REPLY_TRANSLATED] = "write.translate"
    return [(wanted, form_text(key, language)) for wanted, key in offered.items()]


def _preview(request: HttpRequest, about: dict[str, Any], view: CaseView, text: str) -> HttpResponse:
    """A key of its own: a text that was changed after a look is another reply, one that is sent twice is not."""
    wrote_since = str(_newest(about["case"])) != about["seen"]
    context = {**about, "text": text, "key": new_key(), "sender": view.department_name, "wrote_since": wrote_since}
    context["in_parts"] = request.POST.get("in_parts", "")
    context["unwritten"] = unwritten_in_words(wiring.unwritten(text), wording.language())
    shown = _as_shown(about["case"], text, about["attached"])
    return render(request, "desk/preview.html", {**context, "shown": shown, "last": view.last_utterance})


def _as_shown(case: CaseRow, text: str, held: tuple[Attachment, ...]) -> list[tuple[Message, Attachment | None]]:
    """Each message with the file that it shows."""
    messages = wiring.shown_to_citizen(str(case.pk), text, held)
    files: tuple[Attachment | None, ...] = (*(None for _ in messages[len(held) :]), *held)
    return list(zip(messages, files, strict=True))


def _with_canned(view: CaseView, key: str, text: str) -> str:
    """Behind what was typed."""
    chosen = next((words for each, _title, words in view.canned if each == key), "")
    return "\n\n".join(filter(None, (text.strip(), chosen))) if chosen else text


def _newest(case: CaseRow) -> int:
    """Of the citizen's messages: who writes a reply has read as far as this."""
    said = MessageRow.objects.filter(conversation_id=case.conversation_id, speaker="citizen", unsent=False)
    return said.order_by("-pk").values_list("pk", flat=True).first() or 0


def _kept(request: HttpRequest) -> dict[str, Any]:
    """Of what was chosen before."""
    return {"key": new_key(), "in_parts": request.POST.get("in_parts") or False}


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
