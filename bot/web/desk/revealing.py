"""The originals of what is masked: for the owner of the case, with a reason, on record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bot import wiring
from bot.languages.forms import form_text
from bot.store.models import CaseRow
from bot.web.desk import wording
from bot.web.desk.access import Staff, with_case
from bot.web.desk.forms import RevealForm
from bot.web.desk.pressing import new_key


@require_http_methods(["GET", "HEAD", "POST"])
@with_case
def reveal(request: HttpRequest, staff: Staff, case: CaseRow) -> HttpResponse:
    language = wording.language()
    form = RevealForm(request.POST) if request.method == "POST" else RevealForm(initial={"key": new_key()})
    if form.is_bound and form.is_valid():
        originals = wiring.reveal(str(case.pk), staff.person, form.cleaned_data["reason"], staff.actor)
        if originals is not None:
            texts = [original or form_text("reveal.gone", language) for original in originals]
            told = form_text("reveal.shown", language)
            return render(request, "desk/revealed.html", {"staff": staff, "case": case, "texts": texts, "told": told})
    view = wiring.view_case(str(case.pk), staff.person, language)
    if view is None or view.owner != staff.person or not view.open or not view.masked:
        lacking = "notice.nothing_masked" if view and view.owner == staff.person else "notice.not_owner"
        messages.error(request, wording.obstacle(case, staff) or form_text(lacking, language))
        return redirect("desk:case", case.pk)
    texts_of = {
        "title": form_text("reveal.title", language),
        "facts": form_text("reveal.facts", language, count=view.masked),
        "submit": form_text("reveal.next", language),
        "cancel": form_text("reveal.cancel", language),
    }
    context = {"staff": staff, "case": case, "form": form, "texts": texts_of}
    return render(request, "desk/form.html", context, status=422 if form.is_bound else 200)
