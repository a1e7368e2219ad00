"""The page on which an exchange becomes a proposal for an answer of the city; also of a case that is over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bot.domain.events import Action
from bot.domain.proposals import ANSWER, TITLE, Exchange, longest_question
from bot.languages.forms import form_text
from bot.store import proposals
from bot.store.models import CaseRow
from bot.web.desk import wording
from bot.web.desk.access import Staff, with_case
from bot.web.desk.forms import DeskForm
from bot.web.desk.pressing import new_key, press


class ProposalForm(DeskForm):
    title = forms.CharField(max_length=TITLE, widget=forms.TextInput({"autofocus": True}))
    question = forms.CharField()
    answer = forms.CharField(max_length=ANSWER, widget=forms.Textarea({"rows": 10}))
    says = {"title": "propose.title_label", "question": "propose.question", "answer": "propose.answer"}

    def __init__(self, exchange: Exchange, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        longest = {"title": TITLE, "question": longest_question(exchange.language), "answer": ANSWER}
        self.fields["question"] = forms.CharField(max_length=longest["question"], label=self.fields["question"].label)
        for name, limit in longest.items():
            field = self.fields[name]
            field.help_text = form_text(f"propose.{name}_hint", wording.language(), longest=f"{limit:,}")
            field.error_messages["required"] = form_text("propose.empty", wording.language())


@require_http_methods(["GET", "HEAD", "POST"])
@with_case
def propose(request: HttpRequest, staff: Staff, case: CaseRow) -> HttpResponse:
    exchange = proposals.exchange(str(case.pk))
    if exchange is None or exchange.proposed:
        key = "notice.proposed" if exchange else "notice.no_reply_yet"
        messages.error(request, form_text(key, wording.language()))
        return redirect("desk:case", case.pk)
    form = ProposalForm(exchange, **({"data": request.POST} if request.method == "POST" else _first(exchange)))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        text = said["answer"].replace("\r\n", "\n")
        press(request, staff, case, Action.PROPOSE, text, title=said["title"], question=said["question"])
        return redirect("desk:case", case.pk)
    texts = {each: form_text(f"propose.{each}", wording.language()) for each in ("title", "facts", "submit", "cancel")}
    context = {"staff": staff, "case": case, "form": form, "texts": texts}
    return render(request, "desk/form.html", context, status=422 if form.is_bound else 200)


def _first(exchange: Exchange) -> dict[str, Any]:
    question = " ".join(exchange.question.split())[: longest_question(exchange.language)]
    return {"initial": {"key": new_key(), "question": question, "answer": exchange.reply}}
