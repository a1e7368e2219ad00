"""Steps that find the city's answer, ask back, or say honestly that there is none."""

from collections.abc import Collection

from bot.dialogue import handoff
from bot.dialogue.turn import Turn
from bot.domain.answers import Certainty, Entry, Wording
from bot.domain.conversation import Reason
from bot.domain.delivery import Speaker
from bot.domain.events import MESSAGE_KINDS, Action, EventKind
from bot.domain.messages import AnswerCard, Choice, Note
from bot.domain.turns import Status
from bot.languages import ENGLISH, FALLBACKS, JAPANESE, PLAIN_JAPANESE
from bot.languages.calendar import day_in_words
from bot.languages.fixed import in_language, say
from bot.languages.requests import asks_for_a_person

NEAR = 0.5  # of the best score: what is further off is no alternative


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


def compose(turn: Turn) -> None:
    if turn.entry:
        answer(turn, turn.entry)
        turn.status = Status.ANSWERED_MATCH


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
    """Say the approved answers, in the citizen's language or honestly in another one, all in one row."""
    turn.entry = entry
    entries = (entry, *more)
    cards = [_card(turn, each, language_of(each, turn.language)) for each in entries]
    choices = (person_choice(turn),) if more else _follow_ups(turn, entry)
    turn.reply(*([Note(lead)] if lead else []), *cards, choices=choices, speaker=Speaker.ANSWER)
    turn.facts["written_in"] = language_of(entry, turn.language)
    keys = tuple(each.key for each in entries)
    turn.change(offered=keys, answered_at=turn.tools.now, passed_over=_others(turn, keys), misses=0)


def language_of(entry: Entry, wanted: str) -> str:
    """The language the answer is given in: the wanted one, else the first that serves for it, else any written one."""
    for tag in (wanted, *FALLBACKS.get(wanted, ())):
        if entry.written_in(tag):
            return tag
    return next(tag for tag in entry.wordings if entry.written_in(tag))


def person_choice(turn: Turn, department: str = "") -> Choice:
    label = say("person", turn.language)
    return Choice(label, Action.PERSON, {"department": department} if department else {}, label)


def titled(entry: Entry, wanted: str) -> Wording:
    """The wording whose title and question can be shown in the wanted language, else in one that serves for it."""
    for tag in (wanted, *FALLBACKS.get(wanted, ())):
        if tag in entry.wordings and entry.wordings[tag].title:
            return entry.wordings[tag]
    return next(iter(entry.wordings.values()))


def _others(turn: Turn, answered: tuple[str, ...]) -> tuple[str, ...]:
    """What else was nearly found, or stood beside what the citizen chose."""
    before, found = turn.conversation, turn.match.candidates if turn.match else ()
    near = [candidate.key for candidate in found if candidate.score >= found[0].score * NEAR]
    return tuple(key for key in dict.fromkeys(near or before.offered + before.passed_over) if key not in answered)


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


def _topic_department(turn: Turn) -> str:
    """The department of what was talked about last, if the bot offered just one thing."""
    if len(turn.conversation.offered) != 1:
        return ""
    entry = turn.tools.knowledge.entry(turn.conversation.offered[0])
    return entry.department if entry else ""
