"""The actions that ask something first: pass on, note, snooze, close. Each is a page of its own with one form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bot import wiring
from bot.domain.events import Action
from bot.languages.forms import form_text
from bot.store.models import CaseRow
from bot.web.desk import wording
from bot.web.desk.access import Staff, with_case
from bot.web.desk.forms import CloseForm, DeskForm, NoteForm, SnoozeForm, TransferForm
from bot.web.desk.pressing import new_key, press


@dataclass(frozen=True)
class Asking:
    """What a form asks for, and what its answer means: text and arguments of the press."""

    action: Action
    form: Callable[[CaseRow, dict[str, Any]], Any]
    answer: Callable[[Any], tuple[str, dict[str, str]]]
    gone: bool = False  # the case leaves the page's hands


def _transfer(case: CaseRow, given: dict[str, Any]) -> DeskForm:
    view = wiring.view_case(str(case.pk), "", wording.language())
    return TransferForm(view.other_departments if view else (), **given)


def _snooze(case: CaseRow, given: dict[str, Any]) -> DeskForm:
    view = wiring.view_case(str(case.pk), "", wording.language())
    return SnoozeForm(view.opens_next if view else "", **given)


ASKING = {
    "transfer": Asking(
        Action.TRANSFER,
        _transfer,
        lambda said: (said.cleaned_data["note"], {"department": said.cleaned_data["department"]}),
        gone=True,
    ),
    "note": Asking(Action.NOTE, lambda case, given: NoteForm(**given), lambda said: (said.cleaned_data["note"], {})),
    "snooze": Asking(Action.SNOOZE, _snooze, lambda said: ("", {"until": said.wanted()})),
    "close": Asking(
        Action.CLOSE,
        lambda case, given: CloseForm(**given),
        lambda said: ("", {"outcome": said.cleaned_data["outcome"]}),
        gone=True,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@with_case
def fill_in(request: HttpRequest, staff: Staff, case: CaseRow, name: str) -> HttpResponse:
    if name not in ASKING:
        raise Http404
    asking = ASKING[name]
    if why := wording.obstacle(case, staff):
        messages.error(request, why)
        return redirect("desk:case", case.pk)
    form = asking.form(case, {"data": request.POST} if request.method == "POST" else {"initial": {"key": new_key()}})
    if request.method == "POST" and form.is_valid():
        text, arguments = asking.answer(form)
        done = press(request, staff, case, asking.action, text, **arguments)
        return redirect("desk:queue") if done and asking.gone else redirect("desk:case", case.pk)
    texts = {each: form_text(f"{name}.{each}", wording.language()) for each in ("title", "facts", "submit", "cancel")}
    context = {"staff": staff, "case": case, "form": form, "texts": texts}
    return render(request, "desk/form.html", context, status=422 if form.is_bound else 200)
