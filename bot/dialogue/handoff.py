"""Opening a case: a conversation is given to a department's people."""

from dataclasses import replace

from bot.dialogue import desk
from bot.dialogue.timing import timed, with_promises
from bot.dialogue.turn import Tools, Turn
from bot.domain.answers import Certainty, Department, Language
from bot.domain.conversation import URGENT, Case, Owner, Reason
from bot.domain.events import Action
from bot.domain.messages import Choice, Note
from bot.languages.calendar import moment_in_words
from bot.languages.fixed import in_language, say

CONSIDERED = 3
TWICE = 2  # questions in a row without an answer
SENDER_NAME_LENGTH = 20  # Messaging API reference, "Customize icon and display name"


def open_case(turn: Turn, reason: Reason, department_key: str, lead: str = "") -> None:
    """Give the conversation to a department's queue, tell the citizen who answers and when, show staff the card.

    `lead` is said before that.
    Where it has no room and nobody at the web desk, the citizen gets the department's telephone instead, and is told of
    no look that nobody will take.
    """
    department = turn.department(department_key)
    before = [Note(lead)] if lead else []
    room = turn.tools.room_of(department)
    if not room and not turn.tools.attended(department.key):
        name = in_language(department.name, turn.language)
        before = [] if reason is Reason.DRAFT_FIRST else before
        turn.reply(*before, Note(say("handoff.by_phone", turn.language, department=name, phone=department.phone)))
        return
    turn.reply(*before, Note(promise(turn.tools, department, turn.language)), choices=cancel_choice(turn.language))
    queue_case(turn, reason, department, room)


def queue_case(turn: Turn, reason: Reason, department: Department, room: str) -> None:
    """Give the conversation to a queue and show its room the card; what the citizen is told is the caller's.

    The limit of messages ends with it: people are to read what is written from now on.
    """
    case_id = turn.tools.new_id()
    if reason is Reason.ASKED and turn.conversation.misses >= TWICE:
        reason = Reason.UNSURE
    case = Case(
        id=case_id,
        number=case_id.replace("-", "")[:6].upper(),
        conversation_id=turn.conversation.id,
        contact_id=turn.contact.id,
        department=department.key,
        room=room,
        reason=reason,
        language=turn.language,
        opened_at=turn.tools.now,
        urgent=reason in URGENT,
        considered=_considered(turn),
    )
    turn.case = timed(with_promises(case, department, turn.tools), turn.tools)
    turn.change(owner=Owner.QUEUE, case_id=case_id, offered=(), misses=0)
    turn.contact = replace(turn.contact, limited_until=None)
    transcript = (*turn.snapshot.transcript, *desk.spoken(turn))
    turn.outgoing.append(desk.card_parcel(turn.case, turn.tools, transcript))


def _considered(turn: Turn) -> tuple[str, ...]:
    """What this question or the one before it may have meant; first what was found for certain."""
    match, before = turn.match, turn.conversation
    certain = [turn.entry.key] if turn.entry else []
    found = match.near if match and match.certainty is not Certainty.NONE else ()
    others = found or (*before.offered, *before.passed_over)
    return tuple(dict.fromkeys((*certain, *others)))[:CONSIDERED]


def promise(tools: Tools, department: Department, language: Language) -> str:
    """Which department answers the citizen, and when."""
    name = in_language(department.name, language)
    if department.hours.is_open(tools.local_now, tools.is_holiday):
        return say("handoff.open", language, department=name)
    opening = department.hours.next_opening(tools.local_now, tools.is_holiday)
    if opening is None:
        return say("handoff.closed_unknown", language, department=name)
    return say("handoff.closed", language, department=name, when=moment_in_words(opening, language))


def cancel_choice(language: Language) -> tuple[Choice, ...]:
    label = say("handoff.cancel", language)
    return (Choice(label, Action.CANCEL_WAIT, {}, label),)


def sender_name(department: Department, language: str) -> str:
    """Under which name the citizen sees what staff write."""
    return in_language(department.name, language)[:SENDER_NAME_LENGTH]
