"""The nightly removal, run at once and to its end."""

from django.utils import timezone

from bot.store import retention
from bot.store.models import RemovalRun


def remove_now(days: int = 90, keys: retention.Keys | None = None) -> dict[str, int]:
    run = RemovalRun.objects.create(cause="night", actor="clock", started_at=timezone.now())
    assert retention.work(run, days, keys or {}, seconds=60.0)
    run.refresh_from_db()
    assert run.ended_at
    return dict(run.counts)
