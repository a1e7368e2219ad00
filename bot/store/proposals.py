"""Exchanges with staff that could become answers: what was said, what was proposed, and what became of it."""

from collections import Counter
from uuid import UUID

from bot.domain.delivery import Speaker
from bot.domain.proposals import ANSWER, Exchange, Proposal
from bot.domain.turns import Status
from bot.languages.fixed import tell_staff
from bot.store import outbox
from bot.store.models import CaseRow, DecisionRow, MessageRow, ProposalRow
from bot.store.snapshots import uuid_of

_LOOKED_AT = 20  # messages of the citizen, back from the first reply


def exchange(case_id: str) -> Exchange | None:
    """None where there is no such case, or nobody has replied in it. What was unsent is not said."""
    known = uuid_of(case_id)
    case = CaseRow.objects.filter(pk=known).first() if known else None
    if case is None or case.replied_at is None:
        return None
    said = MessageRow.objects.filter(conversation=case.conversation_id, unsent=False).exclude(text_masked="")
    replies = said.filter(speaker=Speaker.STAFF, at__gte=case.opened_at).order_by("at", "id")
    first = replies.first()
    asked = said.filter(speaker="citizen", at__lte=first.at if first else case.replied_at)
    return Exchange(
        question=_question(list(asked.select_related("turn").order_by("-at", "-id")[:_LOOKED_AT])),
        reply="\n\n".join(replies.values_list("text_masked", flat=True))[:ANSWER],
        language=case.language,
        proposed=ProposalRow.objects.filter(case=case).exists(),
    )


def _question(newest_first: list[MessageRow]) -> str:
    """The last words before the reply that do more than ask for a person."""
    asking = [row for row in newest_first if getattr(getattr(row, "turn", None), "status", "") != Status.HANDOFF_ASKED]
    return (asking or newest_first)[0].text_masked if newest_first else ""


def keep(proposal: Proposal | None) -> None:
    """Within a turn's transaction. A second one of the same case changes nothing."""
    if proposal:
        words = {name: getattr(proposal, name) for name in ("department", "language", "title", "question", "answer")}
        ProposalRow.objects.get_or_create(case_id=UUID(proposal.case_id), defaults=words)


def waiting() -> list[int]:
    return list(ProposalRow.objects.filter(intent="").values_list("pk", flat=True)[:20])


def take(number: int) -> ProposalRow | None:
    """Within a transaction; None where its draft is made."""
    rows = ProposalRow.objects.select_for_update(of=("self",)).select_related("case")
    return rows.filter(pk=number, intent="").first()


def nearest(proposal: ProposalRow) -> str:
    """The answer that came first most often in the conversation; empty where none did."""
    records = DecisionRow.objects.filter(turn__conversation=proposal.case.conversation_id).exclude(candidates=[])
    firsts = Counter(candidates[0]["key"] for candidates in records.values_list("candidates", flat=True))
    return firsts.most_common(1)[0][0] if firsts else ""


def made(proposal: ProposalRow, intent: str, address: str, language: str) -> set[int]:
    """Within the same transaction. The words are the draft's from now on; the thread is told where it stands."""
    proposal.intent, proposal.title, proposal.question, proposal.answer = intent, "", "", ""
    proposal.save()
    text = tell_staff("thread.proposed", language, address=address)
    return outbox.put_in_thread(f"proposal:{proposal.pk}", proposal.case, text)
