"""Steps that find the city's answer, ask back, or say honestly that there is none."""

from bot.dialogue import handoff
from bot.dialogue.turn import Turn
from bot.domain.answers import Certainty, Entry, Wording
from bot.domain.conversation import Reason
from bot.domain.delivery import Speaker
from bot.domain.events import MESSAGE_KINDS, Action, EventKind
from bot.domain.messages import AnswerCard, Choice, ChoiceList, Note
from bot.domain.turns import Status
from bot.languages import ENGLISH, FALLBACKS, JAPANESE, PLAIN_JAPANESE
from bot.languages.calendar import day_in_words
from bot.languages.fixed import in_language, say
from bot.languages.requests import asks_for_a_person

MOST_CANDIDATES = 3


def explain_media(turn: Turn) -> None:
    """Stickers, pictures and empty texts are told kindly what the bot can do."""
    if turn.event.kind not in MESSAGE_KINDS:
        turn.status = Status.SILENT
    elif turn.event.kind is not EventKind.TEXT or not any(letter.isalnum() for letter in turn.event.text):
        turn.reply(Note(say("capabilities", turn.language)), choices=(person_choice(turn),))
        turn.status = Status.CAPABILITIES_TOLD


def hand_over_on_request(turn: Turn) -> None:
    if asks_for_a_person(turn.event.text):
        handoff.open_case(turn, Reason.ASKED, _topic_department(turn))
        turn.status = Status.HANDOFF_ASKED


def match(turn: Turn) -> None:
    turn.match = turn.tools.knowledge.match(turn.tools.mask(turn.event.text), turn.language)
    if turn.match.certainty is Certainty.CERTAIN:
        turn.entry = turn.tools.knowledge.entry(turn.match.candidates[0].key)


def compose(turn: Turn) -> None:
    if turn.entry:
        answer(turn, turn.entry)
        turn.status = Status.ANSWERED_MATCH


def ask_back(turn: Turn) -> None:
    if turn.match is None or turn.match.certainty is not Certainty.UNSURE:
        return
    found = [turn.tools.knowledge.entry(candidate.key) for candidate in turn.match.candidates[:MOST_CANDIDATES]]
    entries = [entry for entry in found if entry]
    choices = [_question(turn, entry) for entry in entries]
    none = say("clarify.none", turn.language)
    choices.append(Choice(none, Action.NONE_OF_THESE, {}, none))
    turn.reply(ChoiceList(say("clarify", turn.language), tuple(choices)), speaker=Speaker.ANSWER)
    turn.change(offered=tuple(entry.key for entry in entries), misses=turn.conversation.misses + 1)
    turn.status = Status.CLARIFY_CANDIDATES


def fall_back(turn: Turn) -> None:
    turn.reply(Note(say("unanswered", turn.language)), choices=(person_choice(turn),))
    turn.change(offered=(), misses=turn.conversation.misses + 1)
    turn.status = Status.UNANSWERED_NO_MATCH


def answer(turn: Turn, entry: Entry) -> None:
    """Say the approved answer, in the citizen's language or honestly in another one."""
    turn.entry = entry
    written_in = language_of(entry, turn.language)
    turn.reply(_card(turn, entry, written_in), choices=_follow_ups(turn, entry), speaker=Speaker.ANSWER)
    turn.facts["written_in"] = written_in
    turn.change(offered=(entry.key,), misses=0)


def language_of(entry: Entry, wanted: str) -> str:
    """The language the answer is given in: the wanted one, else the first that serves for it, else any written one."""
    for tag in (wanted, *FALLBACKS.get(wanted, ())):
        if entry.written_in(tag):
            return tag
    return next(tag for tag in entry.wordings if entry.written_in(tag))


def person_choice(turn: Turn, department: str = "") -> Choice:
    label = say("person", turn.language)
    return Choice(label, Action.PERSON, {"department": department} if department else {}, label)


def _card(turn: Turn, entry: Entry, written_in: str) -> AnswerCard:
    wording, department = entry.wordings[written_in], turn.department(entry.department)
    name = in_language(department.name, turn.language)
    return AnswerCard(
        title=wording.title,
        body=wording.answer.strip(),
        source_label=say("answer.source", turn.language),
        source_url=entry.source_url,
        lines=(
            say("answer.section", turn.language, name=name, phone=department.phone),
            say("answer.date", turn.language, date=day_in_words(entry.valid_from, turn.language)),
        ),
        notice=_notice(turn, entry, written_in),
    )


def _notice(turn: Turn, entry: Entry, written_in: str) -> str:
    notices = []
    if written_in != turn.language:
        key = "answer.english_only" if written_in == ENGLISH else "answer.japanese_only"
        notices.append(say(key, turn.language))
    if turn.tools.local_now.date() > entry.review_by:
        notices.append(say("answer.review_due", turn.language))
    return "\n".join(notice for notice in notices if notice)


def _follow_ups(turn: Turn, entry: Entry) -> tuple[Choice, ...]:
    yes, no = say("helpful.yes", turn.language), say("helpful.no", turn.language)
    arguments = {"intent": entry.key}
    return (
        Choice(yes, Action.HELPFUL, {**arguments, "value": "yes"}, yes),
        Choice(no, Action.HELPFUL, {**arguments, "value": "no"}, no),
        person_choice(turn, entry.department),
        *_other_languages(turn, entry),
    )


def _other_languages(turn: Turn, entry: Entry) -> list[Choice]:
    from_here = {JAPANESE: (ENGLISH, PLAIN_JAPANESE), ENGLISH: (JAPANESE, PLAIN_JAPANESE)}
    tags = from_here.get(turn.language, (JAPANESE, ENGLISH))
    written = [tag for tag in tags if entry.written_in(tag)]
    return [_language_choice(tag, entry) for tag in written]


def _language_choice(tag: str, entry: Entry) -> Choice:
    label = say("language.name", tag)
    return Choice(label, Action.LANGUAGE, {"language": tag, "intent": entry.key}, label)


def _question(turn: Turn, entry: Entry) -> Choice:
    wording: Wording = entry.wordings[_titled_in(entry, turn.language)]
    return Choice(wording.question or wording.title, Action.CHOOSE, {"intent": entry.key}, wording.question)


def _titled_in(entry: Entry, wanted: str) -> str:
    for tag in (wanted, *FALLBACKS.get(wanted, ())):
        if tag in entry.wordings and entry.wordings[tag].title:
            return tag
    return next(iter(entry.wordings))


def _topic_department(turn: Turn) -> str:
    """The department of what was talked about last, if the bot offered just one thing."""
    if len(turn.conversation.offered) != 1:
        return ""
    entry = turn.tools.knowledge.entry(turn.conversation.offered[0])
    return entry.department if entry else ""
