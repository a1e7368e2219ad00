"""The steps in which a language model words approved answers for one question, and everything that may stop it.

Whatever goes wrong here costs quality and nothing else: the approved answer is given word for word.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from bot.dialogue import answering
from bot.dialogue.guards.incoming.screening import screened
from bot.dialogue.guards.outgoing.guard import LONGEST, Approved, judge
from bot.dialogue.guards.outgoing.verdict import Objection
from bot.dialogue.guards.sealing import BrokenToken, Sealed, sealed, unsealed
from bot.dialogue.turn import Turn, Worded
from bot.domain.answers import Entry
from bot.domain.events import EventKind
from bot.domain.model import Failure, Rung
from bot.domain.model_tasks import CHECK, COMPOSE, Composed, Coverage, Forbidden
from bot.languages import PLAIN_JAPANESE

MOST_SOURCES = 3


def wanted(turn: Turn) -> bool:
    """Where the answer found is written in the citizen's language; another one is `translating`'s."""
    entry = turn.entry
    if entry is None or turn.event.kind is not EventKind.TEXT or not answering.serves(entry, turn.language):
        return False
    return _may_be_worded(turn, entry)


def compose(turn: Turn) -> None:
    if turn.entry is None or not wanted(turn):
        return
    sources = _sources(turn, turn.entry)
    texts = sealed([_text(turn, entry) for entry in sources])
    outcome = turn.ask(COMPOSE, _values(turn, sources, texts), {"source": [entry.key for entry in sources]})
    if isinstance(outcome, Failure):
        turn.verdicts["compose"] = outcome.trouble
        return
    try:
        turn.worded = _worded(turn.question, sources, texts.values, outcome.value)
    except BrokenToken:
        turn.verdicts["compose"] = "broken_token"
        return
    turn.verdicts["compose"] = outcome.value.coverage if turn.worded else Coverage.NO_INFORMATION


def check(turn: Turn) -> None:
    """It is said if the rules find nothing in it, and then the model's second look finds nothing either."""
    if turn.worded is None:
        return
    if not (_passes_the_rules(turn, turn.worded) and _is_faithful(turn, turn.worded)):
        turn.worded = None
        return
    answering.answer_worded(turn, turn.worded)
    turn.status = turn.found_by


def approved(turn: Turn, entries: Sequence[Entry]) -> Approved:
    """What a text about these entries may say."""
    departments = [turn.department(entry.department) for entry in entries]
    return Approved.of(turn.tools.knowledge.city, zip(entries, departments, strict=True))


def _sources(turn: Turn, entry: Entry) -> list[Entry]:
    """The answer found, and what else the question may be about, as far as the model may word it."""
    near = (turn.tools.knowledge.entry(key) for key in answering.near(turn))
    others = [each for each in near if each and each.key != entry.key and answering.serves(each, turn.language)]
    others = [each for each in others if not each.draft_first]
    allowed = (each for each in others if _may_be_worded(turn, each))
    return [entry, *allowed][:MOST_SOURCES]


def _may_be_worded(turn: Turn, entry: Entry) -> bool:
    return entry.may_be_worded and turn.may(Rung.COMPOSE, entry.topic) and _may_be_read(turn, entry)


def _may_be_read(turn: Turn, entry: Entry) -> bool:
    """Somebody may have hidden orders to a model in an answer: such a text is for people only."""
    return screened(_text(turn, entry)).clean


def _text(turn: Turn, entry: Entry) -> str:
    return entry.wordings[answering.language_of(entry, turn.language)].answer.strip()


def _values(turn: Turn, sources: Sequence[Entry], texts: Sealed) -> Mapping[str, Any]:
    return {
        "question": turn.question,
        "language": turn.language,
        "plain": turn.language == PLAIN_JAPANESE,
        "sources": [{"source": entry.key, "text": text} for entry, text in zip(sources, texts.texts, strict=True)],
    }


def _worded(question: str, sources: Sequence[Entry], tokens: Mapping[str, str], composed: Composed) -> Worded | None:
    """Raises BrokenToken. None where the answer that was found has no part in it."""
    said = [sentence for sentence in composed.sentences if not _echoes(sentence.text, question)]
    if not said or composed.coverage is Coverage.NO_INFORMATION:
        return None
    text = "\n".join(unsealed(sentence.text.strip(), tokens) for sentence in said)
    used = {sentence.source for sentence in said}
    if sources[0].key not in used:  # the matcher's certainty decides what is answered
        return None
    return Worded(text, tuple(entry for entry in sources if entry.key in used), composed.coverage)


def _echoes(sentence: str, question: str) -> bool:
    """Whether it says nothing but what was asked, or nothing at all."""
    return _letters(sentence) in _letters(question)


def _letters(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def _passes_the_rules(turn: Turn, worded: Worded) -> bool:
    return passes_the_rules(turn, worded.text, worded.sources)


def passes_the_rules(turn: Turn, text: str, entries: Sequence[Entry], longest: int = LONGEST) -> bool:
    found = judge(
        text,
        approved(turn, entries),
        turn.language,
        other_forms=turn.tools.other_forms,
        unwritten=turn.tools.unwritten,
        longest=longest,
    )
    turn.verdicts["output_guard"] = _kinds(found.objections) or "passed"
    return found.passed


def _kinds(objections: Sequence[Objection]) -> str:
    """Without the words: a decision record holds no text."""
    return ", ".join(sorted({objection.kind for objection in objections}))


def _is_faithful(turn: Turn, worded: Worded) -> bool:
    sources = [{"source": entry.key, "text": _text(turn, entry)} for entry in worded.sources]
    return second_look(turn, worded.text, sources)


def second_look(turn: Turn, draft: str, sources: Sequence[Mapping[str, str]]) -> bool:
    outcome = turn.ask(CHECK, {"question": turn.question, "draft": draft, "sources": sources})
    if isinstance(outcome, Failure):
        turn.verdicts["check"] = outcome.trouble
        return False
    checked = outcome.value
    fine = checked.faithful and checked.forbidden is Forbidden.NONE
    turn.verdicts["check"] = "passed" if fine else checked.forbidden if checked.faithful else "not_faithful"
    return fine
