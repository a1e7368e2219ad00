"""The model's help on a case: asked for here, answered by a worker, seen by whoever asked, sent by nobody."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from bot import wiring
from bot.domain.help import Shortfall, Wanted, Wish
from bot.languages.forms import form_text
from bot.store import helping
from bot.store.models import CaseRow
from bot.web.desk import wording
from bot.web.desk.access import Staff, with_case
from bot.web.helping import seek

ON_THE_CASE = (Wanted.DRAFT, Wanted.SUMMARY, Wanted.CITIZENS_WORDS)
ON_A_REPLY = (Wanted.WORDING, Wanted.REPLY_TRANSLATED)
MOST_LOOKS = 45
SECONDS = 2  # between two looks


@require_http_methods(["GET", "HEAD", "POST"])
@with_case
def offer(request: HttpRequest, staff: Staff, case: CaseRow) -> HttpResponse:
    language = wording.language()
    if not wiring.may_help(str(case.contact.channel)):
        raise Http404
    why, wanted = wording.obstacle(case, staff), request.POST.get("wanted", "")
    if not why and wanted in ON_THE_CASE:
        return ask(staff, case, Wanted(wanted))
    foreign = case.language.partition("-")[0] != language
    offered = [each for each in ON_THE_CASE if each is not Wanted.CITIZENS_WORDS or foreign]
    texts = [
        (each, form_text(f"helper.{each}", language), form_text(f"helper.{each}.button", language)) for each in offered
    ]
    about = {"staff": staff, "case": case, "why": why, "texts": texts, "facts": form_text("helper.facts", language)}
    return render(request, "desk/help.html", about)


def ask(staff: Staff, case: CaseRow, wanted: Wanted, text: str = "", attached: str = "") -> HttpResponse:
    """`text` is what they typed, `attached` the ids of its files: both come back with the result."""
    shown = uuid4()
    place = {"desk": str(shown), "attached": attached, "language": wording.language()}
    seek(Wish(wanted, staff.person, str(case.pk), text), place)
    return redirect(_address(case, shown, wanted, 0))


@require_safe
@with_case
def show(request: HttpRequest, staff: Staff, case: CaseRow, shown: UUID) -> HttpResponse:
    """Looks again by itself until the result is here."""
    wanted, looks = request.GET.get("wanted", ""), request.GET.get("look", "0")
    if wanted not in tuple(Wanted) or not looks.isdecimal():
        raise Http404
    language, found = wording.language(), helping.shown_to(shown, staff.person)
    about = {"staff": staff, "case": case, "title": form_text("helper.title", language)}
    if found is None and int(looks) < MOST_LOOKS:
        about |= {"working": form_text(f"working.{wanted}", language), "seconds": SECONDS}
        again = _address(case, shown, Wanted(wanted), int(looks) + 1)
        return render(request, "desk/helped.html", {**about, "again": again})
    sheet = found or {"notes": [form_text(f"shortfall.{Shortfall.DOWN}", language)]}
    about |= {"sheet": sheet, "use": form_text("write.use", language), "typed": form_text("write.use_former", language)}
    return render(request, "desk/helped.html", about)


def _address(case: CaseRow, shown: UUID, wanted: Wanted, look: int) -> str:
    return f"{reverse('desk:helped', args=[case.pk, shown])}?{urlencode({'wanted': str(wanted), 'look': str(look)})}"
