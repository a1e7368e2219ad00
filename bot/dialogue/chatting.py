"""Steps for what asks nothing of the city: courtesies, anger, and languages in which it has no answers."""

from bot.dialogue.answering import person_choice
from bot.dialogue.arriving import language_choice
from bot.dialogue.turn import Turn
from bot.domain.delivery import Speaker
from bot.domain.events import Action
from bot.domain.messages import Choice, Note, RoomNote
from bot.domain.turns import Outgoing, Status
from bot.languages import ENGLISH, JAPANESE, PLAIN_JAPANESE, courtesies, others
from bot.languages.courtesies import Courtesy
from bot.languages.fixed import in_language, say, tell_staff

_STATUSES = {
    Courtesy.THANKS: Status.COURTESY_THANKS,
    Courtesy.SMALL_TALK: Status.COURTESY_SMALL_TALK,
    Courtesy.COMPLAINT: Status.COURTESY_COMPLAINT,
}


def offer_languages(turn: Turn) -> None:
    """Who writes in another language is told in it which ones the city answers in, until one is chosen."""
    offer = others.OFFERS.get(turn.language)
    if offer is None:
        return
    label = others.ASK_A_PERSON[turn.language]
    languages = (language_choice(tag) for tag in (JAPANESE, PLAIN_JAPANESE, ENGLISH))
    turn.reply(Note(offer), choices=(*languages, Choice(label, Action.PERSON, {}, label)))
    turn.status = Status.OFFERED_LANGUAGES


def answer_courtesy(turn: Turn) -> None:
    courtesy = courtesies.recognise(turn.event.text)
    if courtesy is None:
        return
    turn.status = _STATUSES[courtesy]
    if courtesy is Courtesy.COMPLAINT:
        _take_complaint(turn)
        return
    city = in_language(turn.tools.knowledge.city.name, turn.language)
    choices = (person_choice(turn),) if courtesy is Courtesy.SMALL_TALK else ()
    turn.reply(Note(say(courtesy, turn.language, city=city)), choices=choices)


def _take_complaint(turn: Turn) -> None:
    """It goes to the room as well; only then may the citizen be told that it is read."""
    room = turn.tools.default_room
    parts = [say("complaint", turn.language), *([say("complaint.read", turn.language)] if room else [])]
    turn.reply(Note("\n".join([*parts, say("complaint.person", turn.language)])), choices=(person_choice(turn),))
    if room:
        text = tell_staff("room.complaint", turn.tools.staff_language, text=turn.masked)
        row = Outgoing(
            Speaker.DESK,
            (RoomNote(text),),
            channel=turn.tools.desk_channel,
            address=room,
            about=turn.event.message_id,
        )
        turn.outgoing.append(row)
