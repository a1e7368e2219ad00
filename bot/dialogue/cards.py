"""How an answer looks: word for word, worded by a model, or translated by one; always with source, section and date."""

from dataclasses import replace

from bot.dialogue.turn import Tools, Turn, Worded
from bot.domain.answers import Entry, Language, Wording
from bot.domain.illustrations import ratio_of
from bot.domain.messages import AnswerCard
from bot.domain.model_tasks import Coverage
from bot.domain.translations import Translation
from bot.languages import ENGLISH, FALLBACKS, PLAIN_JAPANESE
from bot.languages.calendar import day_in_words
from bot.languages.fixed import in_language, say


def approved(entry: Entry, language: Language, tools: Tools) -> AnswerCard:
    """The city's own words, in the citizen's language or honestly in another one."""
    written_in = language_of(entry, language)
    notices = (_only_in(entry, language, written_in), _stale(entry, language))
    return _card(entry, entry.wordings[written_in], language, tools, *notices)


def in_words(card: AnswerCard) -> str:
    """All that stands on it, for staff and for the conversation's record."""
    page = f"{card.source_label}\n{card.source_url}"
    beside = (card.picture_in_words, *map(str, card.buttons))
    return "\n".join(filter(None, (card.title, card.notice, card.body, *beside, page, *card.lines)))


def worded(turn: Turn, worded: Worded) -> AnswerCard:
    first = worded.sources[0]
    notes = [say("answer.partly", turn.language)] if worded.coverage is Coverage.PARTIAL else []
    notes += [note for note in {_stale(entry, turn.language) for entry in worded.sources} if note]
    title = titled(first, turn.language).title
    also = (titled(entry, turn.language).title for entry in worded.sources[1:])
    lines = [say("answer.also_from", turn.language, title=each) for each in also]
    card = _card(first, Wording(title, "", worded.text), turn.language, turn.tools, *notes)
    card = replace(card, lines=(*card.lines, *lines, say("answer.by_ai", turn.language)))
    if len(worded.sources) > 1:  # nobody approved that what is beside one answer stands beside what was made of several
        card = replace(card, buttons=(), picture_url="")
    return card


def translated(turn: Turn, entry: Entry, translation: Translation) -> AnswerCard:
    notice = say("answer.translated", turn.language)
    return _card(entry, translation.wording, turn.language, turn.tools, notice)


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


def _card(entry: Entry, wording: Wording, language: Language, tools: Tools, *notices: str) -> AnswerCard:
    department = tools.knowledge.department(entry.department)
    name = in_language(department.name, language)
    beside = entry.wordings[language_of(entry, language)]
    aged = _ended(entry, language, tools) or _review_due(entry, language, tools)
    return AnswerCard(
        title=wording.title,
        body=wording.answer.strip(),
        formatted=wording.formatted.strip(),
        source_label=say("answer.source", language),
        source_url=entry.source_url,
        lines=(
            say("answer.section", language, name=name, phone=department.phone),
            say("answer.date", language, date=day_in_words(entry.valid_from, language)),
        ),
        notice="\n".join(filter(None, (*notices, aged))),
        readings=entry.readings and language == PLAIN_JAPANESE,
        buttons=beside.buttons,
        **_picture(entry, beside.picture_alt, tools),
    )


def _picture(entry: Entry, alt: str, tools: Tools) -> dict[str, str]:
    url = tools.picture_address(entry.picture) if entry.picture else ""
    return {"picture_url": url, "picture_ratio": ratio_of(entry.picture), "picture_alt": alt} if url else {}


def _only_in(entry: Entry, language: Language, written_in: Language) -> str:
    if written_in == language:
        return ""
    if language in entry.stale:
        return say("answer.being_translated", language)
    return say("answer.english_only" if written_in == ENGLISH else "answer.japanese_only", language)


def _stale(entry: Entry, language: Language) -> str:
    """The text is given in a language whose words are older than those of the main one."""
    return say("answer.stale", language) if language in entry.stale and entry.written_in(language) else ""


def _ended(entry: Entry, language: Language, tools: Tools) -> str:
    if entry.valid_until is None or not entry.ended(tools.local_now.date()):
        return ""
    return say("answer.ended", language, date=day_in_words(entry.valid_until, language))


def _review_due(entry: Entry, language: Language, tools: Tools) -> str:
    return say("answer.review_due", language) if tools.local_now.date() > entry.review_by else ""
