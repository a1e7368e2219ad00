"""Records of what the model was asked, and their sums."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet, Sum
from django.utils import timezone

from bot.domain.model import ANSWERED, Call
from bot.store.models import ModelCallRow, TurnRow


def keep(calls: Iterable[Call], turn: TurnRow | None = None, staff: str = "") -> None:
    """A turn's within the turn's own transaction; a staff member's (`staff` is the platform's id) when it is made."""
    now = timezone.now()
    ModelCallRow.objects.bulk_create(
        ModelCallRow(
            turn=turn,
            staff=staff,
            at=now,
            purpose=call.purpose,
            outcome=call.outcome,
            prompt=call.prompt,
            model=call.model,
            tokens_in=call.tokens_in,
            tokens_out=call.tokens_out,
            cost=call.cost,
            milliseconds=call.milliseconds,
            attempts=call.attempts,
        )
        for call in calls
    )


def sums_since(moment: datetime) -> list[Mapping[str, Any]]:
    """By purpose: `calls`, `failed`, tokens (`all_in`, `all_out`), `price`, `mean` milliseconds of those answered."""
    return _sums(ModelCallRow.objects.filter(at__gte=moment), "purpose")


def staffs_sums_since(moment: datetime) -> list[Mapping[str, Any]]:
    """The same by member of staff (`staff`, the platform's id) and purpose."""
    return _sums(ModelCallRow.objects.filter(at__gte=moment).exclude(staff=""), "staff", "purpose")


def _sums(rows: QuerySet[ModelCallRow], *by: str) -> list[Mapping[str, Any]]:
    answered = Q(outcome=ANSWERED)
    sums = (
        rows.values(*by)
        .order_by(*by)
        .annotate(
            calls=Count("id"),
            failed=Count("id", filter=~answered),
            all_in=Sum("tokens_in"),
            all_out=Sum("tokens_out"),
            price=Sum("cost"),
            mean=Avg("milliseconds", filter=answered),
        )
    )
    return [*sums]
