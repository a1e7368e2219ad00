"""The ledger of the month's pushes: our own count, the platform's, and a warning before the quota is gone."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bot.domain.delivery import DeliveryState, Method, Speaker
from bot.domain.messages import RoomNote
from bot.languages.fixed import tell_staff
from bot.store import outbox
from bot.store.models import DeliveryRow, Destination, QuotaReading

WARN_AT = (70, 90, 100)  # percent


def this_month() -> date:
    """In the city's time, as the console shows it; LINE counts in Japan's (Messaging API reference, quota)."""
    return timezone.now().astimezone(settings.CITY_ZONE).date().replace(day=1)


def pushes_of(month: date, channel: str = "line") -> int:
    """Our own ledger: pushes that LINE accepted from us in that month."""
    rows = DeliveryRow.objects.filter(
        destination__channel=channel,
        method=Method.PUSH,
        state=DeliveryState.SENT,
        ended_at__year=month.year,
        ended_at__month=month.month,
    )
    return rows.count()


def record(channel: str, used: int, limit: int | None) -> set[int]:
    """Keep a reading; returns the destination of a warning where a step of `WARN_AT` was passed."""
    with transaction.atomic():
        values = {"used": used, "limit": limit, "read_at": timezone.now()}
        row, _ = QuotaReading.objects.update_or_create(channel=channel, month=this_month(), defaults=values)
        percent = 100 * used // limit if limit else 0
        step = max((step for step in WARN_AT if percent >= step), default=0)
        if step <= row.warned_percent or not settings.SLACK_DEFAULT_ROOM:
            return set()
        row.warned_percent = step
        row.save(update_fields=["warned_percent"])
        return {_warn(row, percent)}


def _warn(row: QuotaReading, percent: int) -> int:
    room, _ = Destination.objects.get_or_create(channel="slack", room=settings.SLACK_DEFAULT_ROOM)
    values = {"percent": percent, "used": row.used, "limit": row.limit}
    note = RoomNote(tell_staff("quota.warning", settings.STAFF_LANGUAGE, **values))
    key = f"quota:{row.channel}:{row.month}:{row.warned_percent}"
    return outbox.put(key, room.pk, Speaker.DESK, note)
