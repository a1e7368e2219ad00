"""Steps before anything is understood: silence, unsending, greeting, pace, language."""

from dataclasses import replace

from bot.dialogue import waiting
from bot.dialogue.turn import Turn
from bot.domain.conversation import Owner
from bot.domain.events import MESSAGE_KINDS, Event, EventKind
from bot.domain.messages import Choice, Note
from bot.domain.turns import Snapshot, Status
from bot.languages import ENGLISH, JAPANESE, NAMES, PLAIN_JAPANESE, others
from bot.languages.detect import detect
from bot.languages.fixed import in_language, say


def stay_silent(turn: Turn) -> None:
    """In standby another module owns the chat and nothing may be sent (LINE: Messaging API reference, `mode`)."""
    if not turn.event.active or turn.event.kind in (EventKind.LEAVE, EventKind.UNKNOWN):
        turn.status = Status.SILENT


def forget_unsent(turn: Turn) -> None:
    if turn.snapshot.already_unsent:
        turn.status = Status.UNSENT
    if turn.event.kind is not EventKind.UNSEND:
        return
    turn.forget_message = turn.event.message_id
    case = turn.snapshot.case
    if case and case.is_open:
        waiting.show_card(turn, case)
    turn.status = Status.UNSENT


def note_following(turn: Turn) -> None:
    if turn.event.kind is EventKind.UNFOLLOW:
        turn.contact = replace(turn.contact, following=False)
        turn.status = Status.SILENT
    elif not turn.contact.following:
        turn.contact = replace(turn.contact, following=True)


def point_groups_elsewhere(turn: Turn) -> None:
    """Everybody in a group reads along, so nothing personal is discussed there; one pointer when the bot is added."""
    if not turn.event.in_group:
        return
    if turn.event.kind is EventKind.JOIN or (
        turn.event.kind is EventKind.TEXT and turn.event.arguments.get("mentioned")
    ):
        names = turn.tools.knowledge.city.name
        turn.reply(Note(say("group", JAPANESE, city=in_language(names, JAPANESE), city_en=in_language(names, ENGLISH))))
        turn.status = Status.GROUP_POINTED
    else:
        turn.status = Status.SILENT


def greet(turn: Turn) -> None:
    if turn.event.kind is not EventKind.FOLLOW:
        return
    turn.language = turn.event.arguments.get("language") or turn.language
    offer = others.OFFERS.get(turn.language)
    turn.reply(*([Note(offer)] if offer else []), greeting(turn), choices=language_choices(turn))
    turn.status = Status.GREETED


def greeting(turn: Turn) -> Note:
    city = turn.tools.knowledge.city
    return Note(say("greeting", turn.language, city=in_language(city.name, turn.language), days=city.retention_days))


def language_choices(turn: Turn) -> tuple[Choice, ...]:
    choices = [language_choice(tag) for tag in (JAPANESE, ENGLISH, PLAIN_JAPANESE) if tag != turn.language]
    ask = others.ASK_A_PERSON.get(turn.language) or say("person", turn.language)
    return (Choice(ask, "person", {}, ask), *choices)


def language_choice(tag: str) -> Choice:
    return Choice(NAMES[tag], "language", {"language": tag}, NAMES[tag])


def limit_rate(turn: Turn) -> None:
    """Past the limit one notice goes out; when the minute is over only the newest message is answered."""
    if turn.event.kind not in MESSAGE_KINDS or turn.conversation.owner is not Owner.BOT:
        return
    if turn.contact.limited_until is not None:  # the store brings such an event back when the time is over
        if not turn.snapshot.newest_waiting:
            turn.status = Status.LIMITED_SUPERSEDED
            return
        turn.contact = replace(turn.contact, limited_until=None)
    elif turn.snapshot.recent_turns >= turn.tools.messages_a_minute:
        turn.wait_until = (turn.snapshot.window_began or turn.tools.now) + turn.tools.rate_window
        turn.contact = replace(turn.contact, limited_until=turn.wait_until)
        turn.reply(Note(say("limited", turn.language)))
        turn.status = Status.LIMITED_NOTICE


def leaves_language_open(event: Event, snapshot: Snapshot) -> bool:
    """Whether a hint is wanted: nothing was said or chosen before, and the words could be in several languages."""
    if event.in_group or not event.active or snapshot.conversation.language or snapshot.contact.language:
        return False
    if event.kind is EventKind.TEXT:
        return detect(event.text, JAPANESE) != detect(event.text, ENGLISH)
    return event.kind is EventKind.FOLLOW or event.kind in MESSAGE_KINDS


def recognise_language(turn: Turn) -> None:
    """The words decide, except where they cannot, and where the citizen chose a language that the city answers in."""
    if turn.event.kind not in MESSAGE_KINDS:
        return
    chosen = turn.contact.language
    before = turn.conversation.language or chosen or turn.event.arguments.get("language")
    if turn.event.kind is not EventKind.TEXT:
        turn.language = before or turn.language
        return
    written = detect(turn.event.text, before)
    if chosen and (written in others.NAMES or (chosen == PLAIN_JAPANESE and written == JAPANESE)):
        turn.language = chosen
    elif written:
        turn.language = written
