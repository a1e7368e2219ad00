"""The page of a newer pack: each piece is taken or left, a page of intents at a time."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from bot.store import audit
from bot.web.console.base import actor
from bot.web.console.intent_access import own_departments
from bot.web.console.pack_held import all_pieces, held
from bot.web.console.pack_pieces import drawn_offer
from bot.web.console.publishing_notice import live
from bot.web.console.table_held import drafts_in_words
from bot.web.console.table_names import names_here
from bot.web.console.text_findings import examiner
from bot.web.console.theme import Admin
from intents.models import BroughtFile, Publication
from intents.pictures import keep
from intents.publishing import in_one_go
from intents.sources import PackProblems
from intents.tables.applying import state_of_answers
from intents.tables.importing import Stale
from intents.tables.packs import read_pack
from intents.upstream import Chosen, Offer, RepeatedExamples, UnknownDepartments, accept, drafts_in_the_way, offers

A_PAGE = 25  # intents, so that a form stays within what Django takes
MOST_PROBLEMS = 500
REASON = 400  # letters


def is_pack(name: str) -> bool:
    return name.lower().endswith(".zip")


def update_of(request: HttpRequest, brought: BroughtFile) -> dict[str, Any]:
    """What the page shows."""
    state = state_of_answers()
    context = {"title": brought.name, "heading": _("Newer pack: %(file)s") % {"file": brought.name}, "brought": brought}
    try:
        found = _own(request, offers(read_pack(bytes(brought.data))))
    except PackProblems as wrong:
        return {**context, "problems": wrong.problems[:MOST_PROBLEMS], "count": len(wrong.problems)}
    page, names, examine = Paginator(found, A_PAGE).get_page(request.GET.get("p")), names_here(), examiner()
    shown = list(page)
    return {
        **context,
        "state": state,
        "page": page,
        "offers": [drawn_offer(offer, names, examine) for offer in shown],
        "held": sorted(held(shown, all_pieces(shown), examine)),
        "longest": REASON,
        "drafts": drafts_in_the_way(),
    }


def decide(page: Admin, request: HttpRequest, brought: BroughtFile) -> HttpResponseRedirect:
    """Takes the pieces that were ticked, of the intents that the page showed, and keeps ours of their others."""
    taken, reason = [_chosen(value) for value in request.POST.getlist("take")], _reason(request)
    try:
        publication, drafts = _accepted(request, brought, taken, reason)
    except Stale:
        told = _("The answers were changed since the dry run. This is a new one: please look again.")
        page.message_user(request, told, messages.WARNING)
    except UnknownDepartments as unknown:
        told = _("These departments are not here; please add them first: %(keys)s") % {"keys": unknown}
        page.message_user(request, told, messages.ERROR)
    except RepeatedExamples as repeated:
        for text, one, other in repeated.examples:
            told = _("The example “%(example)s” would stand at both %(one)s and %(other)s: nothing was changed.")
            page.message_user(request, told % {"example": text, "one": one, "other": other}, messages.ERROR)
    else:
        audit.note(
            actor(request),
            "pack.decided",
            f"publication:{publication.number}",
            file=brought.name,
            taken=len(taken),
            drafts=drafts,
            **({"reason": reason} if reason else {}),
        )
        if drafts:
            page.message_user(request, drafts_in_words(drafts), messages.WARNING)
        page.message_user(request, live(publication.number), messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:intents_broughtfile_change", args=[brought.pk]))


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").strip()[:REASON]


def _accepted(request: HttpRequest, brought: BroughtFile, taken: list[Chosen], reason: str) -> tuple[Publication, int]:
    """With how many answers wait as drafts."""
    pack, shown = read_pack(bytes(brought.data)), set(request.POST.getlist("shown"))
    note, examine = _("Imported from %(file)s") % {"file": brought.name}, examiner()
    author: Any = request.user  # the admin lets nobody in who is not signed in

    def work() -> tuple[Publication, int]:
        if state_of_answers() != request.POST.get("state"):
            raise Stale
        keep(pack.pictures)
        found = [offer for offer in _own(request, offers(pack)) if offer.key in shown]
        waiting = held(found, taken, examine)
        publication = accept(found, taken, author=author, note=note, held=waiting, reason=reason)
        BroughtFile.objects.filter(pk=brought.pk).update(publication=publication)
        return publication, 0 if reason else len(waiting)

    return in_one_go(work)


def _own(request: HttpRequest, found: list[Offer]) -> list[Offer]:
    """Of the departments whose answers this person may change."""
    own = own_departments(request)
    return [offer for offer in found if own is None or _departments(offer) <= own]


def _departments(offer: Offer) -> set[str]:
    return {said[0].department for said in (offer.ours, offer.theirs) if said}


def _chosen(value: str) -> Chosen:
    key, _bar, name = value.partition("|")
    return key, name
