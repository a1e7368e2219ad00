"""Telling an editor what a save has done, and when citizens get it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intents.models import IntentRevision, Publication
from intents.publishing import current_number
from intents.revisions import terms_of

if TYPE_CHECKING:
    from bot.web.console.theme import Admin


def tell_published(page: "Admin", request: HttpRequest, revision: IntentRevision | None) -> None:
    """`revision` is None where nothing was changed."""
    if revision is None:
        page.message_user(request, _("Nothing was changed, so nothing was published."), messages.INFO)
        return
    number = _first_number_of(revision)
    terms = terms_of(revision)
    if terms.in_force(timezone.localdate()):
        page.message_user(request, live(number), messages.SUCCESS)
        return
    told = {"number": number, "start": date_format(terms.valid_from)}
    if terms.valid_from > timezone.localdate():
        words = _("Published as number %(number)d; citizens get it from %(start)s on.")
    else:
        words = _("Saved as number %(number)d, but its validity has ended: citizens do not get it.")
    page.message_user(request, words % told, messages.WARNING)


def live(number: int) -> str:
    return _("Published as number %(number)d; citizens get it within 5 seconds.") % {"number": number}


def _first_number_of(revision: IntentRevision) -> int:
    numbers = Publication.objects.filter(items__revision=revision).order_by("number").values_list("number", flat=True)
    return numbers.first() or current_number()
