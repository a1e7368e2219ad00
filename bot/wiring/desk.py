"""What a member of staff may see of a case, on whichever face of the desk."""

import uuid

from bot.dialogue import attaching, canning, handoff, recalling, viewing
from bot.domain.attachments import Attachment
from bot.domain.history import History
from bot.domain.messages import Message
from bot.domain.model import Rung
from bot.store import canned, duty, history, people, revealing, snapshots
from bot.wiring import deciding, knowledge, llm, rights
from channels.slack.forms import CaseView


def view_case(case_id: str, staff: str, language: str = "") -> CaseView | None:
    """What a form may show a member of staff, in `language` or the one that they chose; None for no such case."""
    snapshot = snapshots.of_case(case_id)
    if snapshot is None or snapshot.case is None:
        return None
    known, using = knowledge.library().current(), deciding.tools(language or duty.language_of(staff))
    department = known.department(snapshot.case.department)
    names = viewing.named(known.departments.values(), using)
    citizen = [line.text for line in snapshot.transcript if line.message_id]
    return CaseView(
        case_id=case_id,
        open=snapshot.case.is_open,
        owner=snapshot.case.owner,
        language=snapshot.case.language,
        department_name=handoff.sender_name(department, snapshot.case.language),
        last_utterance=citizen[-1] if citizen else "",
        owner_name=people.name_of(snapshot.case.owner),
        ended_by_name=people.name_of(snapshot.case.ended_by),
        masked=len(revealing.masked_messages(uuid.UUID(snapshot.conversation.id))),
        ended_by=snapshot.case.ended_by,
        moved_to=dict(names).get(snapshot.case.moved_to, ""),
        other_departments=tuple(pair for pair in names if pair[0] != department.key),
        opens_next=viewing.opens_next(department, using),
        canned=(
            *canning.suggested(snapshot.case, using),
            *canning.offered(snapshot.case, canned.of_department(department.key), using),
        ),
        yours=rights.may_work(staff, snapshot.case),
        helper=may_help(snapshot.contact.channel),
    )


def view_for_slack(case_id: str, staff: str) -> CaseView | None:
    """What is looked at there is about to be worked on: who may not is in the audit log."""
    case = view_case(case_id, staff)
    if case and not case.yours:
        rights.note_refusal(staff, case_id)
    return case


def shown_to_citizen(case_id: str, text: str, attached: tuple[Attachment, ...]) -> tuple[Message, ...]:
    """A reply as it will be sent; nothing where there is no such case."""
    snapshot = snapshots.of_case(case_id)
    if snapshot is None or snapshot.case is None:
        return ()
    return attaching.messages(text, attached, snapshot.case.language, deciding.tools())


def may_help(channel: str) -> bool:
    """Whether staff may ask the model about a case of this channel."""
    return all(llm.switches().allow(Rung.STAFF, each) for each in ("slack", channel))


def recall(case_id: str, page: int, language: str = "") -> History | None:
    """A page of the whole conversation, as any member of staff may read it."""
    snapshot = snapshots.of_case(case_id)
    if snapshot is None or snapshot.case is None:
        return None
    lines, earlier = history.lines(snapshot.conversation.id), history.earlier_cases(snapshot.case)
    return recalling.recall(snapshot.case, lines, earlier, page, deciding.tools(language))


def reveal(case_id: str, staff: str, reason: str, actor: str = "") -> tuple[str, ...] | None:
    """The originals of what is masked in a case, for its owner; the reason is recorded, under `actor` where given."""
    return revealing.reveal(case_id, staff, reason, knowledge.mask, actor)
