"""How an answer looks: word for word, worded by a model, or translated by one; always with source, section and date."""

from dataclasses import replace

from bot.dialogue.turn import Turn, Worded
from bot.domain.answers import Entry, Language, Wording
from bot.domain.messages import AnswerCard
from bot.domain.model_tasks import Coverage
from bot.domain.translations import Translation
from bot.languages import ENGLISH, FALLBACKS, PLAIN_JAPANESE
from bot.languages.calendar import day_in_words
from bot.languages.fixed import in_language, say


def approved(turn: Turn, entry: Entry) -> AnswerCard:
    """The city's own words, in the citizen's language or honestly in another one."""
    written_in = language_of(entry, turn.language)
    return _card(turn, entry, entry.wordings[written_in], _only_in(turn, entry, written_in), _stale(turn, entry))


def worded(turn: Turn, worded: Worded) -> AnswerCard:
    first = worded.sources[0]
    notes = [say("answer.partly", turn.language)] if worded.coverage is Coverage.PARTIAL else []
    notes += [note for note in {_stale(turn, entry) for entry in worded.sources} if note]
    title = titled(first, turn.language).title
    also = (titled(entry, turn.language).title for entry in worded.sources[1:])
    lines = [say("answer.also_from", turn.language, title=each) for each in also]
    card = _card(turn, first, Wording(title, "", worded.text), *notes)
    return replace(card, lines=(*card.lines, *lines, say("answer.by_ai", turn.language)))


def translated(turn: Turn, entry: Entry, translation: Translation) -> AnswerCard:
    return _card(turn, entry, translation.wording, say("answer.translated", turn.language))


def language_of(entry: Entry, wanted: Language) -> Language:
    """The language the answer is given in: the wanted one, else the first that serves for it, else any written one."""
    for tag in (wanted, *FALLBACKS.get(wanted, ())):
        if entry.written_in(tag):
            return tag
    return next(tag for tag in entry.wordings if entry.written_in(tag))


def titled(entry: Entry, wanted: Language) -> Wording:
    """The wording whose title and question can be shown in the wanted language, else in one that serves for it."""
    for tag in (wanted, *FALLBACKS.get(wanted, ())):
        if tag in entry.wordings and entry.wordings[tag].title:
            return entry.wordings[tag]
    return next(iter(entry.wordings.values()))


def _card(turn: Turn, entry: Entry, wording: Wording, *notices: str) -> AnswerCard:
    department = turn.department(entry.department)
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
        notice="\n".join(filter(None, (*notices, _ended(turn, entry) or _review_due(turn, entry)))),
        readings=entry.readings and turn.language == PLAIN_JAPANESE,
    )


def _only_in(turn: Turn, entry: Entry, written_in: Language) -> str:
    if written_in == turn.language:
        return ""
    if turn.language in entry.stale:
        return say("answer.being_translated", turn.language)
    return say("answer.english_only" if written_in == ENGLISH else "answer.japanese_only", turn.language)


def _stale(turn: Turn, entry: Entry) -> str:
    """The text is given in a language whose words are older than those of the main one."""
    stale = turn.language in entry.stale and entry.written_in(turn.language)
    return say("answer.stale", turn.language) if stale else ""


def _ended(turn: Turn, entry: Entry) -> str:
    if entry.valid_until is None or not entry.ended(turn.tools.local_now.date()):
        return ""
    return say("answer.ended", turn.language, date=day_in_words(entry.valid_until, turn.language))


def _review_due(turn: Turn, entry: Entry) -> str:
    return say("answer.review_due", turn.language) if turn.tools.local_now.date() > entry.review_by else ""
