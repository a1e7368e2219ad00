"""Experiments between the page that wishes them and the worker that does them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from bot.domain.experiments import Ending, Kind
from bot.domain.personal_data import without_marks
from bot.store.models import ExperimentRow, MessageRow
from bot.store.sealing import seal_json, unseal_json

MOST = 2_000  # utterances of a replay, the newest
State = ExperimentRow.State

Json = Mapping[str, Any]


def want(kind: Kind, person: str, wish: Json) -> UUID:
    return ExperimentRow.objects.create(kind=kind, person=person, wish=seal_json(wish)).pk


def waiting() -> list[UUID]:
    return [*ExperimentRow.objects.filter(state=State.WAITING).order_by("at").values_list("pk", flat=True)[:10]]


def take(row_id: UUID) -> tuple[Kind, Json] | None:
    """None where another worker has it."""
    if not ExperimentRow.objects.filter(pk=row_id, state=State.WAITING).update(state=State.RUNNING):
        return None
    row = ExperimentRow.objects.filter(pk=row_id).first()
    return (Kind(row.kind), unseal_json(row.wish)) if row else None


def keep(row_id: UUID, result: Json) -> None:
    ExperimentRow.objects.filter(pk=row_id).update(state=State.DONE, result=seal_json(result))


def fail(row_id: UUID) -> None:
    ExperimentRow.objects.filter(pk=row_id).update(state=State.FAILED)


def look(row_id: UUID, person: str) -> tuple[str, Json, Json] | None:
    """State, wish and result, for who wished it; None where it is gone."""
    row = ExperimentRow.objects.filter(pk=row_id, person=person).first()
    return (row.state, unseal_json(row.wish), unseal_json(row.result) if row.result else {}) if row else None


def forget_before(moment: datetime) -> None:
    ExperimentRow.objects.filter(at__lt=moment).delete()


def utterances(since: date, until: date) -> list[tuple[str, str, Ending]]:
    """Masked questions of those days (both included) that were matched, oldest first: text, language, and how they
    ended then. Words without anything but marks are left out.
    """
    rows = MessageRow.objects.filter(speaker="citizen", kind="text", unsent=False, at__date__range=(since, until))
    rows = rows.exclude(text_masked="").exclude(turn__decision__certainty="")
    rows = rows.filter(turn__decision__isnull=False).select_related("turn__decision").order_by("-at")[:MOST]
    found = []
    for row in reversed(rows):
        record, text = row.turn.decision, without_marks(row.text_masked).strip()
        first = record.candidates[0]["key"] if record.candidates and record.certainty != "none" else ""
        if any(letter.isalnum() for letter in text):
            found.append((text, record.language, Ending(record.certainty, first)))
    return found
