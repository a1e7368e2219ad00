"""A draft of a reply, and an answer to a question of staff: both from approved answers only."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.dialogue.answering import language_of
from bot.dialogue.guards.incoming.screening import screened
from bot.dialogue.guards.outgoing.guard import Approved, judge
from bot.dialogue.guards.sealing import BrokenToken, sealed, unsealed
from bot.dialogue.helping.asking import Asking, as_values, by_citizen, innocent
from bot.dialogue.turn import Tools
from bot.domain.answers import Certainty, Entry, Language, Match
from bot.domain.help import Help, NoHelp, Shortfall, Source, Wish, Worded, WordForWord
from bot.domain.model_tasks import ASK, DRAFT, Composed, Coverage
from bot.domain.personal_data import without_marks
from bot.domain.turns import Snapshot
from bot.languages import ALL
from bot.languages.detect import detect
from bot.languages.requests import asks_for_a_person

MOST_SOURCES = 4
SHOWN = 3  # word for word: more is no help on a telephone
LATEST = 2  # messages of the citizen that a draft may be about
LONGEST = 1_500  # characters
_TO_FIND_OUT = re.compile(r"【[^【】\d]{0,80}】")  # the draft leaves a gap; a number in it would be a guess


def look_up(wish: Wish, snapshot: Snapshot | None, tools: Tools) -> tuple[str, ...]:
    """The keys of the approved answers that may help, best first: of what was surely understood, then the newest."""
    matches = [match for text in _questions(wish, snapshot) if (match := _match(text, tools)).candidates]
    matches = [match for match in matches if match.certainty is not Certainty.NONE]
    matches.sort(key=lambda match: match.certainty is not Certainty.CERTAIN)
    return tuple(dict.fromkeys(key for match in matches for key in match.near))[:MOST_SOURCES]


def _match(text: str, tools: Tools) -> Match:
    language = detect(text, tools.staff_language)
    return tools.knowledge.match(text, language if language in ALL else tools.staff_language)


def _questions(wish: Wish, snapshot: Snapshot | None) -> list[str]:
    """The newest first, without marks of personal data; who asks for a person asks nothing else by that."""
    if snapshot is None:
        return [wish.text]
    said = [without_marks(line.text).strip() for line in reversed(by_citizen(snapshot.transcript))]
    asked = [text for text in said if any(letter.isalnum() for letter in text) and not asks_for_a_person(text)]
    return asked[:LATEST]


def answers(wish: Wish, snapshot: Snapshot | None, asking: Asking) -> Help:
    """The model's words where the guard lets them pass, else the approved answers, word for word."""
    tools = asking.tools
    language = _language(snapshot, tools.staff_language)
    entries = [entry for key in wish.found or () if (entry := tools.knowledge.entry(key))]
    if not entries:
        return NoHelp(Shortfall.NOT_FOUND)
    shown = _sources(entries[:SHOWN], language)
    used = [entry for entry in entries if entry.may_be_worded and asking.may(entry.topic)]
    if entries[0] not in used:
        return WordForWord(shown, Shortfall.OFF)
    composed = _composed(wish, snapshot, used, language, asking)
    outcome = _judged(composed, used, language, tools) if isinstance(composed, Composed) else composed
    return outcome if isinstance(outcome, Worded) else WordForWord(shown, outcome)


def _composed(
    wish: Wish, snapshot: Snapshot | None, entries: Sequence[Entry], language: Language, asking: Asking
) -> Composed | Shortfall:
    """Links and numbers to call put back."""
    seal = sealed([entry.wordings[language_of(entry, language)].answer for entry in entries])
    sources = [{"source": entry.key, "text": text} for entry, text in zip(entries, seal.texts, strict=True)]
    values = {"language": language, "sources": sources}
    allowed = {"source": tuple(entry.key for entry in entries)}
    if snapshot is None:
        if not screened(wish.text).clean:
            return Shortfall.STEERING
        composed = asking.ask(ASK, {**values, "question": wish.text}, allowed)
    else:
        lines = innocent(snapshot.transcript)
        if not by_citizen(lines):
            return Shortfall.STEERING
        composed = asking.ask(DRAFT, {**values, "conversation": as_values(lines)}, allowed)
    if composed is None:
        return Shortfall.DOWN
    if composed.coverage is Coverage.NO_INFORMATION or not composed.sentences:
        return Shortfall.NOT_COVERED
    try:
        return _unsealed(composed, seal.values)
    except BrokenToken:
        return Shortfall.DOUBTFUL


def _unsealed(composed: Composed, values: Mapping[str, str]) -> Composed:
    sentences = tuple(replace(each, text=unsealed(each.text, values).strip()) for each in composed.sentences)
    return replace(composed, sentences=sentences)


def _judged(composed: Composed, entries: Sequence[Entry], language: Language, tools: Tools) -> Worded | Shortfall:
    """What stands in 【 】 says nothing yet: it is what staff should find out."""
    named = {each.source for each in composed.sentences}
    used = [entry for entry in entries if entry.key in named]
    approved = Approved.of(tools.knowledge.city, ((each, tools.knowledge.department(each.department)) for each in used))
    text = "\n".join(each.text for each in composed.sentences)
    said = _TO_FIND_OUT.sub("", text)
    found = judge(said, approved, language, other_forms=tools.other_forms, unwritten=tools.unwritten, longest=LONGEST)
    if not found.passed:
        return Shortfall.DOUBTFUL
    complete = composed.coverage is Coverage.COMPLETE and said == text
    return Worded(text, _sources(used, language), complete)


def _sources(entries: Iterable[Entry], language: Language) -> tuple[Source, ...]:
    return tuple(_source(entry, language) for entry in entries)


def source_for(entry: Entry, snapshot: Snapshot | None, staff_language: Language) -> Source:
    """An approved answer as a reply to this citizen would hold it."""
    return _source(entry, _language(snapshot, staff_language))


def _source(entry: Entry, language: Language) -> Source:
    wording = entry.wordings[language_of(entry, language)]
    return Source(entry.key, wording.title, wording.answer.strip(), entry.source_url, entry.legal_basis)


def _language(snapshot: Snapshot | None, staff_language: Language) -> Language:
    """A draft is for the citizen, where the city writes their language; everything else is for staff."""
    case = snapshot.case if snapshot else None
    return case.language if case and case.language in ALL else staff_language
