"""Steps while people own the conversation: the bot is silent, what the citizen writes goes to the case."""

from dataclasses import replace

from bot.dialogue import desk
from bot.dialogue.handoff import cancel_choice
from bot.dialogue.timing import promised, timed
from bot.dialogue.turn import Turn
from bot.domain.conversation import Case, CaseState, Owner
from bot.domain.delivery import Speaker
from bot.domain.events import MESSAGE_KINDS, Action, EventKind
from bot.domain.files import WantedFile
from bot.domain.messages import Note, ThreadNote
from bot.domain.turns import Outgoing, Status
from bot.languages import courtesies
from bot.languages.courtesies import Courtesy
from bot.languages.fixed import say, tell_staff
from bot.languages.retractions import calls_off

_FILES = {EventKind.IMAGE, EventKind.MEDIA}


def cancel_the_wait(turn: Turn) -> None:
    """By button, or by words as long as nobody has taken the case: to a person "never mind" may mean anything."""
    case, owner = turn.snapshot.case, turn.conversation.owner
    in_words = owner is Owner.QUEUE and turn.event.kind is EventKind.TEXT and calls_off(turn.event.text)
    if case is None or owner is Owner.BOT or not (in_words or turn.event.action == Action.CANCEL_WAIT):
        return
    turn.case = case.ended(CaseState.CANCELLED)
    turn.change(owner=Owner.BOT, case_id=None, misses=0, offered=())
    turn.reply(Note(say("handoff.cancelled", turn.language)))
    tell_room(turn, "thread.cancelled")
    turn.outgoing.append(desk.card_parcel(turn.case, turn.tools, ()))
    turn.status = Status.HANDOFF_CANCELLED


def relay_to_people(turn: Turn) -> None:
    """While people own the conversation the bot answers nothing; a citizen who waits is told so once."""
    case = turn.snapshot.case
    if turn.conversation.owner is Owner.BOT or case is None:
        return
    turn.status = Status.RELAYED_TO_STAFF
    wants_person = turn.event.action == Action.PERSON
    if turn.event.kind in MESSAGE_KINDS:
        tell_citizens_words(turn)
    elif not wants_person:
        turn.status = Status.SILENT
    if turn.event.kind in MESSAGE_KINDS or wants_person:
        case = hear(turn, case)
    if case.state is CaseState.WAITING and (wants_person or not case.citizen_told):
        turn.reply(Note(say("handoff.waiting", turn.language)), choices=cancel_choice(turn.language))
        turn.case = replace(case, citizen_told=True)


def want_file(turn: Turn) -> None:
    """Staff get where it will be, never the content: in a picture nothing can be masked."""
    if turn.event.kind in _FILES and turn.event.message_id:
        name = turn.tools.mask(turn.event.arguments.get("file", ""))
        turn.wanted_file = WantedFile(turn.tools.new_id(), turn.event.message_id, name)


def hear(turn: Turn, case: Case) -> Case:
    """The citizen writes: staff owe them words again, and a case that was snoozed rests no more."""
    heard = case
    if wants_words(turn):
        department = turn.department(case.department)
        heard = case.heard(turn.tools.now, promised(department.reply_minutes, department, turn.tools))
    if case.snoozed_until:
        heard = heard.woken(turn.tools.now)
    if heard == case:
        return case
    turn.case = timed(heard, turn.tools)
    show_card(turn, turn.case)
    if case.snoozed_until:
        tell_room(turn, "thread.woken_by_citizen", broadcast=True)
    return turn.case


def wants_words(turn: Turn) -> bool:
    """Thanks and stickers wait for no answer."""
    thanks = turn.event.kind is EventKind.TEXT and courtesies.recognise(turn.event.text) is Courtesy.THANKS
    return turn.event.kind in MESSAGE_KINDS and turn.event.kind is not EventKind.STICKER and not thanks


def tell_citizens_words(turn: Turn) -> None:
    want_file(turn)
    tell_room(turn, "thread.citizen", about=turn.event.message_id, text=_words(turn))


def tell_room(turn: Turn, key: str, about: str = "", *, broadcast: bool = False, **values: object) -> None:
    """Write into the thread of the conversation's case."""
    case = turn.case or turn.snapshot.case
    if case is None:
        return
    note = ThreadNote(case.id, tell_staff(key, turn.tools.staff_language, **values), broadcast)
    row = Outgoing(Speaker.DESK, (note,), channel=turn.tools.desk_channel, address=case.room, about=about)
    turn.outgoing.append(row)


def show_card(turn: Turn, case: Case) -> None:
    forgotten = turn.forget_message
    lines = [line for line in turn.snapshot.transcript if not forgotten or line.message_id != forgotten]
    turn.outgoing.append(desk.card_parcel(case, turn.tools, (*lines, *desk.spoken(turn))))


def _words(turn: Turn) -> str:
    if turn.event.kind is EventKind.TEXT:
        return turn.masked
    language = turn.tools.staff_language
    kind = tell_staff(f"kind.{turn.event.kind}", language)
    if turn.wanted_file is None:
        return tell_staff("thread.media", language, kind=kind)
    return tell_staff("thread.file", language, kind=kind, address=turn.tools.file_address(turn.wanted_file.id))
