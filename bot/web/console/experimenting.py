"""Two pages that ask the counter without a citizen: try a question, and ask past questions again.

A worker does it, since a draft must be understood first; the page looks every second whether it is done.
"""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.domain.experiments import Kind
from bot.store import experiments
from bot.web.console import theme
from bot.web.console.base import actor
from bot.web.console.experiment_told import flips_told, try_told
from bot.web.console.intent_fields import title_of
from intents.models import IntentRevision
from intents.revisions import latest_revisions
from tasks.doorbell import BROKER_ERRORS, ring_experiment

LONGEST = 1_000  # characters of a question
RIGHTS = {Kind.TRY: "intents.view_intent", Kind.REPLAY: "store.view_decisionrow"}
_LIVE = gettext_lazy("what is live")


class _WithDraft(forms.Form):
    draft = forms.ChoiceField(
        label=gettext_lazy("Asked is"),
        required=False,
        widget=theme.Select(),
        help_text=gettext_lazy("Or what is live with one draft in it: that takes some seconds."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = (IntentRevision.State.PUBLISHED, IntentRevision.State.ARCHIVED)
        drafts = latest_revisions().exclude(state__in=published).select_related("intent").order_by("intent__key")
        told = [(row.intent.key, _("draft: %(title)s") % {"title": title_of(row.intent)}) for row in drafts]
        self.fields["draft"].choices = [("", _LIVE), *told]  # type: ignore[attr-defined]


class TryForm(_WithDraft):
    text = forms.CharField(
        label=gettext_lazy("Question, in any language"),
        max_length=LONGEST,
        widget=theme.Textarea(attrs={"rows": 2}),
    )
    field_order = ("text", "draft")


class ReplayForm(_WithDraft):
    since = forms.DateField(label=gettext_lazy("From"), widget=theme.DateInput())
    until = forms.DateField(label=gettext_lazy("Until"), widget=theme.DateInput())
    field_order = ("since", "until", "draft")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return cleaned


FORMS: dict[Kind, type[_WithDraft]] = {Kind.TRY: TryForm, Kind.REPLAY: ReplayForm}


class ExperimentPages:
    def __init__(self, page: theme.Admin) -> None:
        self._page = page

    def urls(self) -> list[URLPattern]:
        found = []
        for kind in FORMS:
            name = f"store_decisionrow_{kind}"
            found += [
                path(f"{kind}/", self._view(kind, self.ask), name=name),
                path(f"{kind}/<uuid:row_id>/", self._view(kind, self.show), name=f"{name}_show"),
                path(f"{kind}/<uuid:row_id>/part/", self._view(kind, self.part), name=f"{name}_part"),
            ]
        return found

    def ask(self, request: HttpRequest, kind: Kind) -> HttpResponse:
        form = FORMS[kind](request.POST or None, initial=_initial(request))
        if not (form.is_bound and form.is_valid()):
            return self._page_of(request, kind, form)
        row_id = experiments.want(kind, actor(request), {name: str(value) for name, value in form.cleaned_data.items()})
        with suppress(*BROKER_ERRORS):
            ring_experiment(row_id)
        return HttpResponseRedirect(reverse(f"admin:store_decisionrow_{kind}_show", args=[row_id]))

    def show(self, request: HttpRequest, kind: Kind, row_id: UUID) -> HttpResponse:
        told = _look(request, kind, row_id)
        return self._page_of(request, kind, FORMS[kind](initial=told["wish"]), told)

    def part(self, request: HttpRequest, kind: Kind, row_id: UUID) -> HttpResponse:
        return TemplateResponse(request, "console/experiment_result.html", _look(request, kind, row_id))

    def _view(self, kind: Kind, view: Any) -> Any:
        def allowed(request: HttpRequest, **more: Any) -> HttpResponse:
            if not request.user.has_perm(RIGHTS[kind]):
                raise PermissionDenied
            answer: HttpResponse = view(request, kind, **more)
            return answer

        return self._page.admin_site.admin_view(allowed)

    def _page_of(
        self, request: HttpRequest, kind: Kind, form: forms.Form, told: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {
            **self._page.admin_site.each_context(request),
            "title": _("Try it") if kind is Kind.TRY else _("Replay"),
            "form": form,
            "kind": kind.value,
            **(told or {}),
        }
        return TemplateResponse(request, "console/experiment.html", context)


def _initial(request: HttpRequest) -> dict[str, Any]:
    """A page of a draft may lead here with its key."""
    today = timezone.localdate()
    return {"draft": request.GET.get("draft", ""), "since": today - timedelta(days=7), "until": today}


def _look(request: HttpRequest, kind: Kind, row_id: UUID) -> dict[str, Any]:
    found = experiments.look(row_id, actor(request))
    if found is None:
        raise Http404(_("This was shown for an hour and is gone: please ask again."))
    state, wish, result = found
    told = (try_told if kind is Kind.TRY else flips_told)(result) if result else {}
    return {"kind": kind.value, "state": state, "wish": wish, "row_id": row_id, **told}
