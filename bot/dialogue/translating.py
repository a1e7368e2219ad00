"""The step in which a language model translates an approved answer that the city has not written in that language."""

from collections.abc import Mapping, Sequence

from bot.dialogue import answering
from bot.dialogue.composing import passes_the_rules, second_look
from bot.dialogue.guards.sealing import BrokenToken, sealed, unsealed
from bot.dialogue.turn import Tools, Turn
from bot.domain.answers import Entry, Language, Wording
from bot.domain.conversation import Contact, Conversation
from bot.domain.events import Event, EventKind
from bot.domain.model import Call, Failure, Rung, Trouble
from bot.domain.model_tasks import TRANSLATE, Translated
from bot.domain.translations import Translation
from bot.domain.turns import Snapshot

LONGEST = 2_000  # characters: an approved answer may be longer than one that is worded for one question


def wanted(turn: Turn) -> bool:
    """Whether the model has to be asked: one that is kept needs no asking."""
    return _lacks_the_language(turn) and _known(turn) is None


def translate(turn: Turn) -> None:
    """Once for each revision and language; until a person has looked at it, it is marked as a machine's.

    Where the model is too slow for a turn, the original goes out, and a worker makes the translation for who asks next.
    """
    entry = turn.entry
    if entry is None or not _lacks_the_language(turn):
        return
    translation = _known(turn) or _made(turn, entry)
    if translation is None and _took_too_long(turn):
        turn.translations.append(Translation(entry.key, entry.revision, turn.language, pending=True))
    if translation is None or not translation.may_be_said:
        return
    answering.answer_translated(turn, entry, translation)
    turn.status = turn.found_by


def make(entry: Entry, language: Language, tools: Tools) -> tuple[Translation | None, Sequence[Call]]:
    """For whoever asks next, within `tools.model_seconds`; None where nothing could be made that may be said."""
    event = Event("translation", "line", EventKind.UNKNOWN, "", tools.now)
    turn = Turn(event, Snapshot(Contact("", "line"), Conversation(""), None), tools)
    turn.language, turn.entry = language, entry
    return (_made(turn, entry) if _lacks_the_language(turn) else None), turn.calls


def _took_too_long(turn: Turn) -> bool:
    return any(call.outcome == Trouble.TIMEOUT for call in turn.calls)


def _lacks_the_language(turn: Turn) -> bool:
    entry = turn.entry
    if entry is None or answering.serves(entry, turn.language):
        return False
    return entry.may_be_worded and turn.may(Rung.TRANSLATE, entry.topic)


def _known(turn: Turn) -> Translation | None:
    entry = turn.entry
    return turn.tools.find_translation(entry.key, entry.revision, turn.language) if entry else None


def _made(turn: Turn, entry: Entry) -> Translation | None:
    written = entry.wordings[answering.language_of(entry, turn.language)]
    texts = sealed([written.title, written.question, written.answer])
    title, question, answer = texts.texts
    outcome = turn.ask(TRANSLATE, {"language": turn.language, "title": title, "question": question, "answer": answer})
    if isinstance(outcome, Failure):
        turn.verdicts["translate"] = outcome.trouble
        return None
    try:
        wording = _opened(outcome.value, texts.values)
    except BrokenToken:
        turn.verdicts["translate"] = "broken_token"
        return None
    turn.verdicts["translate"] = "made"
    if not _may_be_said(turn, entry, wording, written):
        return None
    made = Translation(entry.key, entry.revision, turn.language, wording, outcome.call.prompt, outcome.call.model)
    turn.translations.append(made)
    return made


def _opened(said: Translated, tokens: Mapping[str, str]) -> Wording:
    """Raises BrokenToken, also where one of the tokens was left out: a translation is complete or none."""
    if lost := [token for token in tokens if token not in said.title + said.question + said.answer]:
        raise BrokenToken(lost[0])
    title, question, answer = (unsealed(text.strip(), tokens) for text in (said.title, said.question, said.answer))
    return Wording(title, question, answer)


def _may_be_said(turn: Turn, entry: Entry, wording: Wording, written: Wording) -> bool:
    """Its question is read by the administrator only."""
    text = "\n".join((wording.title, wording.answer))
    source: Sequence[dict[str, str]] = [
        {"source": entry.key, "text": "\n".join((written.title, written.question, written.answer))}
    ]
    return passes_the_rules(turn, text, [entry], LONGEST) and second_look(turn, wording.answer, source)
