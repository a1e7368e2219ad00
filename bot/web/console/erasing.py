"""The page on which one citizen is erased: who, what that would remove, and once more to do it."""

from contextlib import suppress
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.store import erasing
from bot.web.console import theme
from bot.web.console.base import actor
from bot.web.console.words import REMOVED, word
from tasks.doorbell import BROKER_ERRORS, ring_delivery

REFUSED = {
    "unknown": gettext_lazy("Nobody is known by this. Nothing was removed."),
    "ambiguous": gettext_lazy(
        "Several citizens have this pseudonym: please use the LINE user ID. Nothing was removed."
    ),
    "open_case": gettext_lazy("This citizen has an open case: please close it first. Nothing was removed."),
    "sending": gettext_lazy("Something about this citizen is being sent now: please try again. Nothing was removed."),
}


class WhoForm(forms.Form):
    """The id is posted, never part of an address, so that no log keeps it."""

    who = forms.CharField(
        label=gettext_lazy("LINE user ID, or pseudonym"),
        max_length=128,
        widget=theme.TextInput({"autocomplete": "off"}),
        help_text=gettext_lazy(
            "The ID begins with U. The pseudonym is the six digits by which the console shows a citizen."
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=theme.TextInput(),
        help_text=gettext_lazy("Kept in the audit log: name the request, not the person."),
    )


class ConfirmForm(forms.Form):
    contact = forms.UUIDField(widget=forms.HiddenInput())
    reason = forms.CharField(max_length=300, widget=forms.HiddenInput())


class ErasePage:
    def __init__(self, page: theme.Admin) -> None:
        self._page = page

    def view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("store.erase_citizen"):
            raise PermissionDenied
        confirmed = ConfirmForm(request.POST) if "_erase" in request.POST else None
        if confirmed and confirmed.is_valid():
            return self._erase(request, confirmed.cleaned_data)
        form = WhoForm(request.POST or None)
        shown = self._dry_run(request, form) if form.is_bound and form.is_valid() else {}
        context = {
            **self._page.admin_site.each_context(request),
            "title": _("Erase one citizen"),
            "form": form,
            **shown,
        }
        return TemplateResponse(request, "console/erase.html", context)

    def _dry_run(self, request: HttpRequest, form: WhoForm) -> dict[str, Any]:
        try:
            contact = erasing.find(form.cleaned_data["who"])
            told = erasing.erase(contact.pk, actor(request), form.cleaned_data["reason"], dry=True)
        except erasing.CannotErase as problem:
            form.add_error("who", str(REFUSED[str(problem)]))
            return {}
        confirm = ConfirmForm(initial={"contact": contact.pk, "reason": form.cleaned_data["reason"]})
        counts = [(word(REMOVED, name), count) for name, count in told.counts.items()]
        return {"contact": contact, "counts": counts, "confirm": confirm}

    def _erase(self, request: HttpRequest, said: dict[str, Any]) -> HttpResponse:
        try:
            done = erasing.erase(said["contact"], actor(request), said["reason"], dry=False)
        except erasing.CannotErase as problem:
            self._page.message_user(request, str(REFUSED[str(problem)]), messages.ERROR)
            return HttpResponseRedirect(request.path)
        for destination in done.destinations:
            with suppress(*BROKER_ERRORS):
                ring_delivery(destination)
        self._page.message_user(request, _("The citizen was erased. This page is the proof."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:store_removalrun_change", args=[done.run]))
