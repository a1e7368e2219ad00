"""Steps that find the city's answer, ask back, or say honestly that there is none."""

from collections.abc import Collection

from bot.dialogue import cards, handoff, interrupting
from bot.dialogue.cards import language_of, titled
from bot.dialogue.turn import Turn, Worded
from bot.domain.answers import AfterEnd, Certainty, Entry, Language
from bot.domain.conversation import Reason
from bot.domain.delivery import Speaker
from bot.domain.events import MESSAGE_KINDS, Action, EventKind
from bot.domain.messages import AnswerCard, Choice, Note
from bot.domain.translations import Translation
from bot.domain.turns import Status
from bot.languages import ENGLISH, JAPANESE, PLAIN_JAPANESE
from bot.languages.fixed import say
from bot.languages.requests import asks_for_a_person

__all__ = ["answer", "answer_translated", "answer_worded", "language_of", "look_up", "near", "serves", "titled"]

_LEADS = {Reason.ENDED: "answer.ended_people", Reason.DRAFT_FIRST: "answer.draft_first"}


def explain_media(turn: Turn) -> None:
    """Stickers, pictures and empty texts are told kindly what the bot can do."""
    if turn.event.kind not in MESSAGE_KINDS:
        turn.status = Status.SILENT
    elif turn.event.kind is not EventKind.TEXT or not any(letter.isalnum() for letter in turn.asked):
        turn.reply(Note(say("capabilities", turn.language)), choices=(person_choice(turn),))
        turn.status = Status.CAPABILITIES_TOLD


def hand_over_on_request(turn: Turn) -> None:
    if asks_for_a_person(turn.event.text):
        handoff.open_case(turn, Reason.ASKED, _topic_department(turn))
        turn.status = Status.HANDOFF_ASKED


def match(turn: Turn) -> None:
    turn.entry = look_up(turn, turn.asked)


def give(turn: Turn) -> None:
    """What was found, word for word."""
    if turn.entry:
        answer(turn, turn.entry, lead=turn.lead)
        turn.status = turn.status or turn.found_by


def hand_to_people(turn: Turn) -> None:
    """Before a model words or translates what staff are to see first."""
    if turn.entry and (why := _for_people(turn, turn.entry)):
        _to_people(turn, turn.entry, why)


def fall_back(turn: Turn) -> None:
    turn.reply(Note(say("unanswered", turn.language)), choices=(person_choice(turn),))
    turn.change(offered=(), answered_at=None, passed_over=(), misses=turn.conversation.misses + 1)
    turn.status = Status.UNANSWERED_NO_MATCH


def look_up(turn: Turn, text: str, without: Collection[str] = ()) -> Entry | None:
    """The entry that `text` surely means; no personal data in it. The match becomes the turn's, for its record."""
    turn.match = turn.tools.knowledge.match(text, turn.language, without)
    if turn.match.missing:
        turn.facts["without_embedding_api"] = turn.match.missing
    if turn.match.certainty is not Certainty.CERTAIN:
        return None
    return turn.tools.knowledge.entry(turn.match.candidates[0].key)


def answer(turn: Turn, entry: Entry, *more: Entry, lead: str = "") -> None:
    """Say the approved answers, in the citizen's language or honestly in another one, all in one row.

    Where one of them is switched off, or its topic says that people answer or look first, something else is said, and
    the turn has its status.
    """
    entries = (entry, *more)
    if interrupting.interrupted(turn, *entries):
        return
    for each in entries:
        if why := _for_people(turn, each):
            _to_people(turn, each, why)
            return
    choices = (person_choice(turn),) if more else follow_ups(entry, turn.language)
    said = [cards.approved(each, turn.language, turn.tools) for each in entries]
    _say(turn, entries, said, choices, lead)
    turn.facts["written_in"] = language_of(entry, turn.language)


def answer_worded(turn: Turn, worded: Worded) -> None:
    """Say what a model worded and the guards let through. The city's own words are one press away."""
    entry = worded.sources[0]
    lead = "\n".join(filter(None, (turn.lead, _told_of_ai(turn))))
    own_words = (_own_words(turn, each, len(worded.sources)) for each in worded.sources)
    _say(turn, worded.sources, [cards.worded(turn, worded)], (*own_words, *follow_ups(entry, turn.language)), lead)
    turn.facts["form"] = "worded"


def answer_translated(turn: Turn, entry: Entry, translation: Translation) -> None:
    lead = "\n".join(filter(None, (turn.lead, _told_of_ai(turn))))
    _say(turn, (entry,), [cards.translated(turn, entry, translation)], follow_ups(entry, turn.language), lead)
    turn.facts["form"] = "translated"


def serves(entry: Entry, wanted: Language) -> bool:
    """Whether the answer is written for who reads that language: plain Japanese may be made of Japanese."""
    return entry.written_in(wanted) or (wanted == PLAIN_JAPANESE and entry.written_in(JAPANESE))


def near(turn: Turn) -> tuple[str, ...]:
    """What the same words may have meant nearly as well, the best first."""
    return turn.match.near if turn.match else ()


def person_choice(turn: Turn, department: str = "") -> Choice:
    return _person(turn.language, department)


def _person(language: Language, department: str) -> Choice:
    label = say("person", language)
    return Choice(label, Action.PERSON, {"department": department} if department else {}, label)


def _say(
    turn: Turn, entries: tuple[Entry, ...], said: list[AnswerCard], choices: tuple[Choice, ...], lead: str
) -> None:
    turn.entry = entries[0]
    turn.reply(*([Note(lead)] if lead else []), *said, choices=choices, speaker=Speaker.ANSWER)
    keys = tuple(entry.key for entry in entries)
    turn.change(offered=keys, answered_at=turn.tools.now, passed_over=_others(turn, keys), misses=0)


def _for_people(turn: Turn, entry: Entry) -> Reason | None:
    if entry.after_end is AfterEnd.HAND_OVER and entry.ended(turn.tools.local_now.date()):
        return Reason.ENDED
    return Reason.DRAFT_FIRST if entry.draft_first else None


def _to_people(turn: Turn, entry: Entry, why: Reason) -> None:
    turn.entry = entry
    handoff.open_case(turn, why, entry.department, lead=say(_LEADS[why], turn.language))
    turn.status = Status.HANDOFF_DRAFTED if why is Reason.DRAFT_FIRST else Status.HANDOFF_NOT_FOUND


def _told_of_ai(turn: Turn) -> str:
    """Once a conversation; each card says it again in its last line."""
    if turn.conversation.told_of_ai:
        return ""
    turn.change(told_of_ai=True)
    return say("told_of_ai", turn.language)


def _own_words(turn: Turn, entry: Entry, of: int) -> Choice:
    label = say("own_words", turn.language) if of == 1 else titled(entry, turn.language).title
    return Choice(label, Action.CHOOSE, {"intent": entry.key}, label)


def _others(turn: Turn, answered: tuple[str, ...]) -> tuple[str, ...]:
    """What else was nearly found, or stood beside what the citizen chose."""
    before = turn.conversation
    return tuple(key for key in dict.fromkeys(near(turn) or before.offered + before.passed_over) if key not in answered)


def follow_ups(entry: Entry, language: Language) -> tuple[Choice, ...]:
    """What whoever reads this answer may tap."""
    yes, no = say("helpful.yes", language), say("helpful.no", language)
    arguments = {"intent": entry.key}
    return (
        Choice(yes, Action.HELPFUL, {**arguments, "value": "yes"}, yes),
        Choice(no, Action.HELPFUL, {**arguments, "value": "no"}, no),
        _person(language, entry.department),
        *_other_languages(entry, language),
    )


def _other_languages(entry: Entry, language: Language) -> list[Choice]:
    from_here = {JAPANESE: (ENGLISH, PLAIN_JAPANESE), ENGLISH: (JAPANESE, PLAIN_JAPANESE)}
    tags = from_here.get(language, (JAPANESE, ENGLISH))
    written = [tag for tag in tags if entry.written_in(tag)]
    return [_language_choice(tag, entry) for tag in written]


def _language_choice(tag: str, entry: Entry) -> Choice:
    label = say("language.name", tag)
    return Choice(label, Action.LANGUAGE, {"language": tag, "intent": entry.key}, label)


def _topic_department(turn: Turn) -> str:
    """The department of what was talked about last, if the bot offered just one thing."""
    if len(turn.conversation.offered) != 1:
        return ""
    entry = turn.tools.knowledge.entry(turn.conversation.offered[0])
    return entry.department if entry else ""
