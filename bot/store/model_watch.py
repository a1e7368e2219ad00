"""The circuit breaker of the language model: one row for every process of every machine, read before each call.

A call takes a hundred times longer than reading a row, and what lives in the database needs no fallback (ADR 0016).
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from bot.domain.model import OUTAGES, PERMANENT, Failure
from bot.languages.fixed import tell_staff
from bot.store.models import ModelTroubleRow, ModelWatchRow

FAILURES_TO_PAUSE = 3
LONGEST_WISH = 3600  # seconds of a Retry-After that are believed
QUIET = timedelta(hours=1)  # trouble of the same kind within it is the same trouble, and told once

logger = logging.getLogger(__name__)


class DatabaseWatch:
    """Implements `bot.domain.model.Watch`."""

    def admits(self) -> bool:
        watch = ModelWatchRow.objects.filter(paused_since__isnull=False).first()
        if watch is None:
            return True
        now = timezone.now()
        due = ModelWatchRow.objects.filter(paused_since__isnull=False, paused_until__lte=now)
        return bool(due.update(paused_until=now + _pause()))  # of many that ask at once, one may try

    def succeeded(self) -> None:
        shaken = ModelWatchRow.objects.filter(failures__gt=0)
        if not shaken.exists():  # the usual case costs no write
            return
        if ModelWatchRow.objects.filter(paused_since__isnull=False).update(**_WELL):
            logger.warning("the language model works again")
        shaken.update(failures=0)

    def failed(self, failure: Failure) -> None:
        _note_trouble(failure)
        if failure.trouble not in OUTAGES:  # the service answered; what it said cannot be used
            self.succeeded()
            return
        with transaction.atomic():
            _count_failure(failure)


def _count_failure(failure: Failure) -> None:
    """What a person has to put right, or the server wishes to be left alone for, pauses the model at once."""
    ModelWatchRow.objects.get_or_create(only=True)
    ModelWatchRow.objects.update(failures=F("failures") + 1)
    at_once = failure.trouble in PERMANENT or failure.retry_after
    shaken = ModelWatchRow.objects.filter(failures__gte=1 if at_once else FAILURES_TO_PAUSE)
    now = timezone.now()
    shaken.filter(paused_since__isnull=True).update(paused_since=now)
    wish = timedelta(seconds=min(failure.retry_after or 0, LONGEST_WISH))
    shaken.update(paused_until=now + max(_pause(), wish))


_WELL = {"failures": 0, "paused_since": None, "paused_until": None}


def _pause() -> timedelta:
    return timedelta(seconds=settings.LLM_PAUSE_SECONDS)


def _note_trouble(failure: Failure) -> None:
    """Counted each time, logged once: again only when it was quiet for an hour."""
    now = timezone.now()
    same = ModelTroubleRow.objects.filter(trouble=failure.trouble)
    if same.filter(last_at__gt=now - QUIET).update(count=F("count") + 1, last_at=now, detail=failure.detail[:200]):
        return
    values = {"since": now, "last_at": now, "count": 1, "detail": failure.detail[:200]}
    _row, made = ModelTroubleRow.objects.get_or_create(trouble=failure.trouble, defaults=values)
    won = made or same.filter(last_at__lte=now - QUIET).update(**values)
    if won:
        logger.error("language model: %s", _in_words(failure))


def _in_words(failure: Failure) -> str:
    told = tell_staff(f"model.{failure.trouble}", "en")
    return f"{told} ({failure.detail})" if failure.detail else told
