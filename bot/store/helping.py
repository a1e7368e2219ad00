"""What staff asked the model for, kept from the press until a worker takes it up."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bot.domain.delivery import Speaker
from bot.domain.help import FROM_ANSWERS, Wanted, Wish
from bot.domain.messages import TranscriptLine
from bot.domain.turns import Snapshot
from bot.languages.fixed import tell_staff
from bot.store import snapshots
from bot.store.models import HelpRow, HelpShownRow, MessageRow
from bot.store.sealing import CannotOpen, seal_json, unseal_json

Place = Mapping[str, Any]
"""Where the result is to be shown; only the channel that made it reads it."""

MOST_LINES = 40  # of a conversation


def keep(wish: Wish, place: Place) -> UUID:
    sealed = seal_json({"text": wish.text, "place": place})
    row = HelpRow(wanted=wish.wanted, staff=wish.staff, case=wish.case_id, sealed=sealed, at=timezone.now())
    row.save(force_insert=True)
    return row.pk


def look_at(help_id: UUID) -> Wish | None:
    """None where it was taken up already."""
    row = HelpRow.objects.filter(pk=help_id).first()
    return _opened(row)[0] if row else None


def note_found(help_id: UUID, keys: Iterable[str]) -> None:
    HelpRow.objects.filter(pk=help_id).update(found=list(keys))


def take(help_id: UUID) -> tuple[Wish, Place] | None:
    """Only one caller gets it."""
    row = HelpRow.objects.filter(pk=help_id).first()
    if row is None or not HelpRow.objects.filter(pk=help_id).delete()[0]:
        return None
    try:
        return _opened(row)
    except CannotOpen:
        return None


def waiting(before: datetime) -> list[tuple[UUID, bool]]:
    """What nobody took up since then, and whether the matcher is to be asked first."""
    rows = HelpRow.objects.filter(at__lt=before).values_list("pk", "wanted", "found")
    return [(pk, wanted in FROM_ANSWERS and found is None) for pk, wanted, found in rows]


def forget_before(moment: datetime) -> None:
    """Nobody waits for these any more, or looks at what came of them."""
    HelpRow.objects.filter(at__lt=moment).delete()
    HelpShownRow.objects.filter(at__lt=moment).delete()


def keep_shown(shown: UUID, staff: str, sheet: Mapping[str, Any]) -> None:
    HelpShownRow.objects.create(pk=shown, staff=staff, sealed=seal_json(sheet))


def shown_to(shown: UUID, staff: str) -> dict[str, Any] | None:
    """To nobody else; None while a worker is at it."""
    row = HelpShownRow.objects.filter(pk=shown, staff=staff).first()
    sheet: dict[str, Any] | None = unseal_json(row.sealed) if row else None
    return sheet


def case_of(wish: Wish) -> Snapshot | None:
    """With more of the conversation than a card shows; None where there is no such case."""
    snapshot = snapshots.of_case(wish.case_id) if wish.case_id else None
    if snapshot is None:
        return None
    rows = MessageRow.objects.filter(conversation_id=UUID(snapshot.conversation.id), unsent=False)
    rows = rows.order_by("-at", "-id")[:MOST_LINES]
    lines = [TranscriptLine(_speaker(row.speaker), row.text_masked, row.platform_id) for row in rows]
    return replace(snapshot, transcript=tuple(line for line in reversed(lines) if line.text))


def _opened(row: HelpRow) -> tuple[Wish, Place]:
    """Raises CannotOpen."""
    content = unseal_json(row.sealed)
    found = None if row.found is None else tuple(row.found)
    return Wish(Wanted(row.wanted), row.staff, row.case, content["text"], found), content["place"]


def _speaker(name: str) -> str:
    known: dict[str, str] = {Speaker.STAFF: "staff", "citizen": "citizen"}
    return tell_staff(f"speaker.{known.get(name, 'bot')}", settings.STAFF_LANGUAGE)
