"""Steps that ask back: which of these is meant."""

from collections.abc import Iterable

from bot.dialogue.answering import titled
from bot.dialogue.turn import Turn
from bot.domain.answers import Certainty, Entry, Match
from bot.domain.delivery import Speaker
from bot.domain.events import Action
from bot.domain.messages import Choice, ChoiceList
from bot.domain.turns import Status
from bot.languages.fixed import say

MOST_CANDIDATES = 3
TIED = 0.85  # of the best score


def ask_missing(turn: Turn) -> None:
    """Where those that tie are about one topic, it is understood, and only a piece is missing that tells them apart."""
    topics = {key: entry.topic for key in shown(turn.match) if (entry := turn.tools.knowledge.entry(key))}
    tied = _tied(turn.match)
    if len(tied) < 2 or len({topics.get(key) for key in tied}) > 1:
        return
    alike = [key for key, topic in topics.items() if topic == topics.get(tied[0])]
    if ask(turn, "ask_missing", alike):
        turn.change(passed_over=tuple(key for key in topics if key not in alike))
        turn.status = Status.CLARIFY_MISSING


def ask_back(turn: Turn) -> None:
    if ask(turn, "clarify", shown(turn.match)):
        turn.status = Status.CLARIFY_CANDIDATES


def shown(match: Match | None) -> tuple[str, ...]:
    """What an unsure match lets the citizen choose from."""
    if match is None or match.certainty is not Certainty.UNSURE:
        return ()
    return tuple(candidate.key for candidate in match.candidates)


def ask(turn: Turn, text: str, keys: Iterable[str]) -> bool:
    """Ask which of these is meant, under the fixed text of that name; False where nothing is left to choose."""
    entries = _distinct(turn, keys)
    if not entries:
        return False
    none = say("clarify.none", turn.language)
    choices = (*(_question(turn, entry) for entry in entries), Choice(none, Action.NONE_OF_THESE, {}, none))
    turn.reply(ChoiceList(say(text, turn.language), choices), speaker=Speaker.ANSWER)
    offered = tuple(entry.key for entry in entries)
    turn.change(offered=offered, answered_at=None, passed_over=(), misses=turn.conversation.misses + 1)
    return True


def _question(turn: Turn, entry: Entry) -> Choice:
    wording = titled(entry, turn.language)
    return Choice(wording.question or wording.title, Action.CHOOSE, {"intent": entry.key}, wording.question)


def _tied(match: Match | None) -> tuple[str, ...]:
    keys = shown(match)
    scores = [candidate.score for candidate in match.candidates] if match else []
    return tuple(key for key, score in zip(keys, scores, strict=False) if score >= scores[0] * TIED)


def _distinct(turn: Turn, keys: Iterable[str]) -> tuple[Entry, ...]:
    """Those that the citizen can tell apart: no two with the same title or the same question."""
    seen: set[str] = set()
    entries = []
    for entry in filter(None, map(turn.tools.knowledge.entry, keys)):
        words = {titled(entry, turn.language).title, _question(turn, entry).label}
        if not words & seen:
            entries.append(entry)
        seen |= words
    return tuple(entries[:MOST_CANDIDATES])
