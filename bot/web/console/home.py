"""The first page: what needs somebody, this month's pushes, and what was published last."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bot.domain.conversation import CaseState
from bot.domain.delivery import TROUBLED_STATES, DeliveryState
from bot.store.models import CaseRow, DeliveryRow, Destination, InboxEvent, ModelWatchRow, QuotaReading, SwitchesRow
from bot.store.quota import pushes_of, this_month
from bot.web.console.home_answers import answer_cards
from bot.web.console.home_card import Card
from bot.web.console.navigation import list_address, may_see
from bot.web.console.roles import may_work
from intents.models import Intent, Publication


def dashboard(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    makers = {
        CaseRow: _cases,
        DeliveryRow: _deliveries,
        InboxEvent: _events,
        QuotaReading: _pushes,
        SwitchesRow: _model,
        Publication: _publication,
    }
    answers = list(answer_cards(request)) if may_see(request, Intent) else []
    desk = list(_desk()) if may_work(request.user) else []
    cards = desk + [card for model, make in makers.items() if may_see(request, model) for card in make()]
    return {**context, "cards": [*cards, *answers], "title": _("Home"), "may_edit": may_see(request, Intent)}


def _desk() -> Iterator[Card]:
    waiting = CaseRow.objects.filter(state=CaseState.WAITING, snoozed_until=None).count()
    told = ngettext("case waits for somebody", "cases wait for somebody", waiting)
    yield Card(_("Staff desk"), str(waiting), told, reverse("desk:queue"))


def _cases() -> Iterator[Card]:
    waiting = CaseRow.objects.filter(state=CaseState.WAITING).count()
    claimed = CaseRow.objects.filter(state=CaseState.CLAIMED).count()
    told = _("%(waiting)d waiting, %(claimed)d in progress") % {"waiting": waiting, "claimed": claimed}
    address = f"{list_address(CaseRow)}?state={CaseState.WAITING if waiting else CaseState.CLAIMED}"
    yield Card(_("Open cases"), str(waiting + claimed), told, address)


def _deliveries() -> Iterator[Card]:
    count = DeliveryRow.objects.filter(state__in=list(TROUBLED_STATES)).count()
    told = _("Not sent, or uncertain: please look") if count else _("Everything was sent")
    yield Card(_("Deliveries in trouble"), str(count), told, f"{list_address(DeliveryRow)}?troubled=1", count > 0)
    yield from _rooms()


def _rooms() -> Iterator[Card]:
    """Only while there are some."""
    closed = [row.room for row in Destination.objects.filter(closed_since__isnull=False)]
    if closed:
        told = _("%(rooms)s: deliveries wait") % {"rooms": ", ".join(closed)}
        address = f"{list_address(DeliveryRow)}?state={DeliveryState.PENDING}"
        yield Card(_("Slack rooms that take nothing"), str(len(closed)), told, address, True)


def _events() -> Iterator[Card]:
    """Only when there are some: on most days there are none, and nobody needs to read a zero."""
    count = InboxEvent.objects.filter(state__in=[InboxEvent.State.BAD, InboxEvent.State.GAVE_UP]).count()
    if count:
        yield Card(_("Events not handled"), str(count), _("Unreadable, or given up"), list_address(InboxEvent), True)


def _pushes() -> Iterator[Card]:
    reading = QuotaReading.objects.filter(channel="line", month=this_month()).first()
    own = pushes_of(this_month())
    if reading is None:
        told = _("our own count; LINE has not been asked yet this month")
        yield Card(_("Pushes this month"), f"{own:,}", told, list_address(QuotaReading))
        return
    limit = f"{reading.limit:,}" if reading.limit is not None else _("no limit")
    told = _("of %(limit)s; our own count: %(own)s") % {"limit": limit, "own": f"{own:,}"}
    full = reading.limit is not None and reading.used * 10 >= reading.limit * 9
    yield Card(_("Pushes this month"), f"{reading.used:,}", told, list_address(QuotaReading), full)


def _model() -> Iterator[Card]:
    """Only while it is paused: citizens get the answers word for word then, and nobody would notice."""
    watch = ModelWatchRow.objects.filter(paused_since__isnull=False).first()
    if settings.LLM_MODEL and watch and watch.paused_since:
        since = date_format(timezone.localtime(watch.paused_since), "SHORT_DATETIME_FORMAT")
        told = _("since %(time)s; answers go out word for word") % {"time": since}
        yield Card(_("Language model"), _("Paused"), told, list_address(SwitchesRow), True)


def _publication() -> Iterator[Card]:
    latest = Publication.objects.select_related("author").order_by("-number").first()
    if latest is None:
        return
    who = latest.author.get_username() if latest.author else _("loaded from files")
    at = date_format(timezone.localtime(latest.created_at), "SHORT_DATETIME_FORMAT")
    address = reverse("admin:intents_publication_change", args=[latest.pk])
    yield Card(_("Latest publication"), str(latest.number), f"{at}, {who}", address)
