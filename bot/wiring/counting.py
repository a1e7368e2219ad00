"""Counting the days that are over, by the departments and topics of today's answers."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils import timezone

from bot.store import counts
from bot.store.counting import Places
from intents.models import Intent


def places() -> Places:
    rows = Intent.objects.values_list("key", "department__key", "topic")
    return {key: (department, topic) for key, department, topic in rows}


def count_days() -> Iterator[date]:
    """Count each day that is over and not counted yet, oldest first; yields it then."""
    known, today = places(), timezone.localdate(timezone=settings.CITY_ZONE)
    for day in counts.uncounted(today):
        counts.keep(day, known)
        yield day
