"""Steps for what an administrator has switched off: a channel, all answers, a topic; and for a disaster.

Danger is answered before any of them, and who talks to people goes on doing so.
"""

from dataclasses import replace

from bot.dialogue import handoff
from bot.dialogue.cards import titled
from bot.dialogue.turn import Turn
from bot.domain.answers import Certainty, Entry, Texts
from bot.domain.conversation import Reason
from bot.domain.delivery import Speaker
from bot.domain.events import MESSAGE_KINDS, Action, EventKind
from bot.domain.messages import Choice, Note
from bot.domain.turns import Status
from bot.languages.fixed import in_language, say

MOST_CHOICES = 3


def close_channel(turn: Turn) -> None:
    """What people have in hand was passed on before."""
    texts = turn.tools.counter.closed.get(turn.event.channel)
    if texts is None or turn.event.kind not in (*MESSAGE_KINDS, EventKind.PRESS):
        return
    turn.reply(Note(_own_or_fixed(turn, texts, "channel.closed")))
    turn.status = Status.INTERRUPTED_CHANNEL


def pass_to_people(turn: Turn) -> None:
    """All answers are off: each question opens a case."""
    if turn.tools.counter.answers_off and turn.event.kind is EventKind.TEXT:
        _hand_over(turn, say("answers.off", turn.language), "")


def pause_topic(turn: Turn) -> None:
    """Before a model words or translates an answer."""
    if turn.entry:
        interrupted(turn, turn.entry)


def interrupted(turn: Turn, *entries: Entry) -> bool:
    """Whether one of the answers may not be given now; then something else was said, and the turn has its status."""
    counter = turn.tools.counter
    if counter.answers_off:
        return _hand_over(turn, say("answers.off", turn.language), entries[0].department, entries[0])
    for entry in entries:
        title = titled(entry, turn.language).title
        if counter.pauses(entry.topic):
            return _say_paused(turn, entry, title)
        if entry.topic in counter.topics_off:
            return _hand_over(turn, say("topic.off", turn.language, title=title), entry.department, entry)
    return False


def put_disaster_first(turn: Turn) -> None:
    """Where the match is unsure, what is about the disaster stands at the head of the question back."""
    match, disaster = turn.match, turn.tools.counter.disaster
    if not turn.tools.counter.in_disaster or match is None or match.certainty is not Certainty.UNSURE:
        return
    topics = {entry.key: entry.topic for each in match.candidates if (entry := turn.tools.knowledge.entry(each.key))}
    about_it = [each for each in match.candidates if topics.get(each.key) in disaster.topics]
    others = [each for each in match.candidates if each not in about_it]
    turn.match = replace(match, candidates=(*about_it, *others))


def offer_disaster_answers(turn: Turn) -> None:
    """Nothing was found: what the city says about the disaster, and whom to call for the rest."""
    if not turn.tools.counter.in_disaster:
        return
    department = turn.department()
    name = in_language(department.name, turn.language)
    text = say("disaster.not_found", turn.language, department=name, phone=department.phone)
    turn.reply(Note(text), choices=tuple(_choice(turn, entry) for entry in _about_the_disaster(turn)))
    turn.change(offered=(), answered_at=None, passed_over=(), misses=turn.conversation.misses + 1)
    turn.status = Status.UNANSWERED_NO_MATCH


def pin_notice(turn: Turn) -> None:
    """Last: before the first thing that the bot says in a conversation since the disaster began."""
    disaster = turn.tools.counter.disaster
    if not disaster.began or turn.conversation.told_of_disaster == disaster.began or "danger" in turn.facts:
        return
    for place, out in enumerate(turn.outgoing):
        if not out.channel and out.speaker in (Speaker.ANSWER, Speaker.NOTICE):
            notice = Note(_own_or_fixed(turn, disaster.notice, "disaster.notice"))
            turn.outgoing[place] = replace(out, messages=(notice, *out.messages))
            turn.change(told_of_disaster=disaster.began)
            return


def _about_the_disaster(turn: Turn) -> list[Entry]:
    topics = turn.tools.counter.disaster.topics
    keys = [entry.key for entry in turn.tools.knowledge.entries if entry.topic in topics]
    return [entry for entry in map(turn.tools.knowledge.entry, keys) if entry][:MOST_CHOICES]


def _choice(turn: Turn, entry: Entry) -> Choice:
    title = titled(entry, turn.language).title
    return Choice(title, Action.CHOOSE, {"intent": entry.key}, title)


def _say_paused(turn: Turn, entry: Entry, title: str) -> bool:
    department = turn.department(entry.department)
    name = in_language(department.name, turn.language)
    turn.reply(Note(say("disaster.paused", turn.language, title=title, department=name, phone=department.phone)))
    turn.entry, turn.status = entry, Status.INTERRUPTED_DISASTER
    return True


def _hand_over(turn: Turn, text: str, department: str, entry: Entry | None = None) -> bool:
    turn.entry, turn.status = entry, Status.HANDOFF_SWITCHED_OFF
    handoff.open_case(turn, Reason.SWITCHED_OFF, department, lead=text)
    return True


def _own_or_fixed(turn: Turn, own: Texts, key: str) -> str:
    """The city's own words only where it has them for who reads this language."""
    department = turn.department()
    name = in_language(department.name, turn.language)
    return own.get(turn.language) or say(key, turn.language, department=name, phone=department.phone)
