"""The outbox: rows written with the turn, then sent one destination at a time, in sequence."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from bot.domain.conversation import Owner
from bot.domain.delivery import OPEN_STATES, DeliveryState, Method, Parcel, Receipt, Speaker
from bot.domain.messages import CaseCard, Choice, Message, Note, RoomNote, ThreadNote, from_json, to_json
from bot.domain.turns import Outgoing, Resolution
from bot.languages.fixed import say, tell_staff
from bot.store import people
from bot.store.leases import Lease
from bot.store.models import Address, CaseNoteRow, CaseRow, ContactRow, DeliveryRow, Destination, InboxEvent, MessageRow
from bot.store.sealing import seal, seal_json, unseal, unseal_json


def add(resolution: Resolution, event: InboxEvent | None) -> set[int]:
    """Write a turn's rows, within its transaction; returns their destinations.

    What is for staff and has no room is for the web desk alone, which reads it from the case.
    """
    cause = f"event:{event.pk}" if event else f"case:{resolution.case and resolution.case.id}"
    if event is None and resolution.case:
        cause += f":{resolution.case.version}"
    elif resolution.wait_until:
        cause += ":limited"
    received_at = event.received_at if event else None
    for out in resolution.outgoing:
        _keep_notes(out)
    rows = [(place, out) for place, out in enumerate(resolution.outgoing) if out.address or not out.channel]
    return {_add_one(out, resolution, f"{cause}:{place}", received_at) for place, out in rows}


def put(key: str, destination_id: int, speaker: Speaker, message: Message, **about: Any) -> int:
    """A row that no turn wrote, within the caller's transaction; one with this key already is left alone.

    `about` are further fields of the row (`case`, `conversation_id`, `amends` …). Returns the destination.
    """
    now = timezone.now()
    payload = seal_json({"messages": [people.for_slack(to_json(message))]})
    fields = {
        "destination_id": destination_id,
        "speaker": speaker,
        "payload": payload,
        "due_at": now,
        "created_at": now,
    }
    DeliveryRow.objects.get_or_create(key=key, defaults={**fields, **about})
    return destination_id


def put_in_thread(key: str, case: CaseRow, text: str) -> set[int]:
    """A note about a case that no turn wrote, within the caller's transaction and once; a case without a room has it at
    the web desk alone.
    """
    CaseNoteRow.objects.create(case=case, text=text, at=timezone.now())
    if not case.room:
        return set()
    room = Destination.objects.get_or_create(channel="slack", room=case.room)[0]
    about = {"conversation_id": case.conversation_id, "case_id": case.pk}
    return {put(key, room.pk, Speaker.DESK, ThreadNote(str(case.pk), text, broadcast=False), **about)}


def put_to_citizen(key: str, case: CaseRow, text: str) -> int:
    """A notice to the citizen of a case that no turn wrote, within the caller's transaction and once."""
    citizen = Destination.objects.get(contact_id=case.contact_id)
    _keep_words(case.conversation_id, Speaker.NOTICE, text, timezone.now())
    return put(key, citizen.pk, Speaker.NOTICE, Note(text), conversation_id=case.conversation_id)


def add_apology(contact: ContactRow, key: str) -> int:
    """A notice that nothing could be answered, within the caller's transaction; returns its destination."""
    text = say("gave_up", contact.language or settings.LANGUAGE_CODE)
    return put(key, Destination.objects.get(contact=contact).pk, Speaker.NOTICE, Note(text))


def _add_one(out: Outgoing, resolution: Resolution, key: str, received_at: datetime | None) -> int:
    destination = _destination(out, resolution)
    event, now = resolution.event, timezone.now()
    token = event.reply_token if event and out.use_reply_token else ""
    DeliveryRow.objects.create(
        key=key,
        destination=destination,
        conversation_id=UUID(resolution.conversation.id),
        case_id=_case_of(out, resolution),
        speaker=out.speaker,
        about=out.about,
        payload=seal_json(
            {
                "messages": [_as_json(message, out) for message in out.messages],
                "choices": [asdict(choice) for choice in out.quick_choices],
                "sender": out.sender_name,
            },
        ),
        reply_token=seal(token),
        reply_token_at=received_at if token else None,
        due_at=now,
        created_at=now,
    )
    if not out.channel:
        _remember(out, resolution, now)
    return destination.pk


def _as_json(message: Message, out: Outgoing) -> Any:
    return people.for_slack(to_json(message)) if out.channel else to_json(message)


def _keep_notes(out: Outgoing) -> None:
    """What stands in a case's thread; words of the citizen (`about`) may be unsent, and stand in the transcript."""
    notes = [message for message in out.messages if isinstance(message, ThreadNote) and not out.about]
    now = timezone.now()
    CaseNoteRow.objects.bulk_create(CaseNoteRow(case_id=note.case_id, text=note.text, at=now) for note in notes)


def _destination(out: Outgoing, resolution: Resolution) -> Destination:
    if out.channel:
        return Destination.objects.get_or_create(channel=out.channel, room=out.address)[0]
    return Destination.objects.get(contact_id=UUID(resolution.contact.id))


def _case_of(out: Outgoing, resolution: Resolution) -> str | None:
    """None for a note that stands in no thread: it must not be taken for the card."""
    if any(isinstance(message, RoomNote) for message in out.messages):
        return None
    named = next((getattr(message, "case_id", "") for message in out.messages), "")
    return named or (resolution.case.id if resolution.case else None)


def _remember(out: Outgoing, resolution: Resolution, now: datetime) -> None:
    """What the citizen reads from us belongs to the transcript; the staff's words are kept by the turn itself."""
    if out.speaker is Speaker.STAFF:
        return
    text = "\n".join(filter(None, (getattr(m, "body", "") or getattr(m, "text", "") for m in out.messages)))
    _keep_words(UUID(resolution.conversation.id), out.speaker, text, now)


def _keep_words(conversation_id: UUID, speaker: Speaker, text: str, at: datetime) -> None:
    MessageRow.objects.create(conversation_id=conversation_id, speaker=speaker, kind="text", text_masked=text, at=at)


@dataclass(frozen=True)
class Job:
    """A row that is marked `sending`; `repeated` says that an earlier attempt may have been accepted."""

    row: DeliveryRow
    repeated: bool

    def parcel(self) -> Parcel:
        """What the adapter gets. Raises CannotOpen, KeyError and the like for a payload that cannot be read."""
        return _parcel(self.row, self.repeated)


def next_row(destination_id: int) -> DeliveryRow | None:
    """The head of the destination's line, due or not: nothing overtakes it."""
    return _line(destination_id).select_related("destination", "conversation", "case", "amends").first()


def seconds_until_due(destination_id: int) -> float | None:
    """Until the head of the line may leave: its own time and the destination's pace; None for an empty line."""
    times = _line(destination_id).values_list("due_at", "destination__next_send_at").first()
    if times is None:
        return None
    at = max(time for time in times if time)
    return max((at - timezone.now()).total_seconds(), 0.0)


def _line(destination_id: int) -> QuerySet[DeliveryRow]:
    return DeliveryRow.objects.filter(destination_id=destination_id, state__in=list(OPEN_STATES)).order_by("id")


def begin(row: DeliveryRow, lease: Lease) -> Job | None:
    """Mark the row `sending` and commit, before any attempt; None where it was withdrawn instead."""
    with transaction.atomic():
        lease.renew()
        reason = _reason_to_withdraw(row)
        if reason:
            _end(row, DeliveryState.WITHDRAWN, detail=reason)
            return None
        repeated = row.state == DeliveryState.SENDING or row.ambiguous
        row.state, row.ambiguous = DeliveryState.SENDING, repeated
        row.attempts += 1
        if not repeated and _too_old(row.reply_token_at):
            row.reply_token = b""  # before the attempt, so that whoever repeats it knows that it was a push
        row.save(update_fields=["state", "ambiguous", "attempts", "reply_token"])
    return Job(row, repeated)


def _reason_to_withdraw(row: DeliveryRow) -> str:
    """Losing the conversation to people withdraws the bot's answers, unless one may be at the citizen already; and what
    was never posted needs no amending.

    A card that was posted is drawn anew only once, however much happened to its case meanwhile: a room gets one message
    a second, and under load a line of old drawings would hold up what people wrote.
    """
    if row.amends and row.amends.state in (DeliveryState.WITHDRAWN, DeliveryState.DEAD):
        return "what it is about was never posted"
    if row.state == DeliveryState.SENDING or row.ambiguous:
        return ""
    if row.speaker == Speaker.ANSWER and row.conversation:
        return "people took the conversation over" if row.conversation.owner != Owner.BOT else ""
    return "a newer drawing of the card follows" if _is_drawn_anew(row) else ""


def _is_drawn_anew(row: DeliveryRow) -> bool:
    if not (row.case and row.case.thread and _is_card(row)):
        return False
    later = _line(row.destination_id).filter(case=row.case, amends=None, pk__gt=row.pk)
    return any(_is_card(each) for each in later)


def _is_card(row: DeliveryRow) -> bool:
    try:
        messages = unseal_json(row.payload)["messages"]
        return len(messages) == 1 and isinstance(from_json(messages[0]), CaseCard)
    except Exception:  # whoever sends it says what is wrong with it
        return False


def _too_old(token_at: datetime | None) -> bool:
    age = timedelta(seconds=settings.REPLY_TOKEN_SECONDS)
    return token_at is not None and timezone.now() - token_at > age


def _parcel(row: DeliveryRow, repeated: bool) -> Parcel:
    payload: dict[str, Any] = unseal_json(row.payload)
    return Parcel(
        key=row.retry_key,
        address=_address(row.destination),
        messages=tuple(from_json(message) for message in payload["messages"]),
        quick_choices=tuple(Choice(**choice) for choice in payload.get("choices", ())),
        sender_name=payload.get("sender", ""),
        reply_token=unseal(row.reply_token),
        reply_token_at=row.reply_token_at,
        repeated=repeated,
        thread=_thread(row),
    )


def _address(destination: Destination) -> str:
    if destination.room:
        return destination.room
    known = Address.objects.filter(contact_id=destination.contact_id).first()
    return known.platform_id if known else ""


def _thread(row: DeliveryRow) -> str:
    if row.amends:
        return str(row.amends.platform_ids[0]) if row.amends.platform_ids else ""
    return row.case.thread if row.case else ""


def sent(row: DeliveryRow, lease: Lease, receipt: Receipt, pace: float = 0.0) -> None:
    """`pace` is in seconds: until then nothing else leaves for this destination."""
    with transaction.atomic():
        lease.renew(**_paced(pace))
        row.method, row.request_id = receipt.method, receipt.request_id
        row.platform_ids = list(receipt.message_ids)
        _end(row, DeliveryState.SENT)
        Destination.objects.filter(pk=row.destination_id, closed_since__isnull=False).update(closed_since=None)
        posted = receipt.message_ids if receipt.method is Method.POST else ()
        if row.speaker == Speaker.DESK and row.case_id and posted and row.amends_id is None:
            CaseRow.objects.filter(pk=row.case_id, thread="").update(thread=posted[0])


def failed(row: DeliveryRow, lease: Lease, state: DeliveryState, detail: str) -> None:
    """The row ends without having been sent for sure: dead or uncertain, listed for people.

    Where it was a person's words, their room is told in the case's thread.
    """
    with transaction.atomic():
        lease.renew()
        _end(row, state, detail)
        if row.speaker == Speaker.STAFF and row.case:
            _tell_room(row, row.case, detail)


def _tell_room(row: DeliveryRow, case: CaseRow, detail: str) -> None:
    text = tell_staff("thread.undelivered", settings.STAFF_LANGUAGE, detail=detail)
    CaseNoteRow.objects.create(case=case, text=text, at=timezone.now())
    room = DeliveryRow.objects.filter(case=case, speaker=Speaker.DESK).values_list("destination_id", flat=True).first()
    if room is None:
        return
    note = ThreadNote(str(case.pk), text)
    put(f"undelivered:{row.pk}", room, Speaker.DESK, note, case=case, conversation_id=row.conversation_id)


def postpone(row: DeliveryRow, lease: Lease, seconds: float, detail: str, *, ambiguous: bool, drop_token: bool) -> None:
    """The row waits for its next attempt; the wait is in the database, so no process has to remember it."""
    with transaction.atomic():
        lease.renew()
        row.state, row.due_at = DeliveryState.PENDING, timezone.now() + timedelta(seconds=seconds)
        row.detail, row.ambiguous = detail[:500], ambiguous
        if drop_token:
            row.reply_token = b""
        row.save(update_fields=["state", "due_at", "detail", "ambiguous", "reply_token"])


def keep_pace(lease: Lease, seconds: float) -> None:
    """After an attempt that failed: the platform may have counted it."""
    if seconds:
        lease.renew(**_paced(seconds))


def _paced(seconds: float) -> dict[str, datetime]:
    return {"next_send_at": timezone.now() + timedelta(seconds=seconds)} if seconds else {}


def _end(row: DeliveryRow, state: DeliveryState, detail: str = "") -> None:
    """Ended rows keep no content, except those that a person may have to send again."""
    row.state, row.detail, row.ended_at = state, detail[:500], timezone.now()
    row.reply_token = b""
    if state in (DeliveryState.SENT, DeliveryState.WITHDRAWN):
        row.payload = b""
    row.save()


def send_again(row: DeliveryRow) -> None:
    """A person asks for a dead or uncertain row to be sent once more: a new attempt under a new key."""
    row.state, row.attempts, row.ambiguous, row.due_at = DeliveryState.PENDING, 0, False, timezone.now()
    row.retry_key, row.ended_at = uuid4(), None
    row.save()


def destinations_due(before: datetime, most: int = 1000) -> list[int]:
    """Destinations with a due row that nobody works on: for the sweep."""
    now = timezone.now()
    free = Q(destination__lease_until__isnull=True) | Q(destination__lease_until__lt=now)
    paced = Q(destination__next_send_at__isnull=True) | Q(destination__next_send_at__lte=now)
    rows = DeliveryRow.objects.filter(free, paced, state__in=list(OPEN_STATES), due_at__lte=now, created_at__lt=before)
    return list(rows.order_by().values_list("destination_id", flat=True).distinct()[:most])
