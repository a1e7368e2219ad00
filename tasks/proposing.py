"""What staff proposed as an answer becomes a draft for the administrators, and the thread is told."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from bot.domain.proposals import Proposal
from bot.languages.fixed import tell_staff
from bot.store import audit, proposals
from bot.store.models import ProposalRow
from intents.proposals import draft_of
from tasks.app import app
from tasks.doorbell import ring_delivery


@app.task
def make_draft(number: int) -> None:
    """Safe to run any number of times: the draft, the end of the proposal and the note are one transaction."""
    with transaction.atomic():
        row = proposals.take(number)
        destinations = _made(row) if row else set()
    for destination in destinations:
        ring_delivery(destination)


def _made(row: ProposalRow) -> set[int]:
    key = f"{row.case.number.lower()}-{row.case.pk.hex[:6]}"
    note = tell_staff("proposal.note", settings.STAFF_LANGUAGE, number=row.case.number)
    words = {name: getattr(row, name) for name in ("department", "language", "title", "question", "answer")}
    proposal = Proposal(case_id=str(row.case_id), **words)
    revision = draft_of(proposal, key, proposals.nearest(row), row.question, note, timezone.localdate())
    audit.note("system", "intent.proposed", f"intent:{key}", case=str(row.case_id))
    address = settings.BASE_URL + reverse("admin:intents_intent_draft", args=[revision.intent_id])
    return proposals.made(row, key, address, settings.STAFF_LANGUAGE)
