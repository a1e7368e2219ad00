"""The conversation for whoever takes it over: in short, and in their own language."""

from bot.dialogue.guards.incoming.screening import screened
from bot.dialogue.helping.asking import Asking, as_values, by_citizen, innocent
from bot.dialogue.helping.doubts import added
from bot.domain.help import Help, NoHelp, Shortfall, Summary, Translation
from bot.domain.model_tasks import SUMMARISE, TRANSLATE_WORDS
from bot.domain.turns import Snapshot

MOST_KNOWN, MOST_OPEN = 5, 3  # as the prompt asks
LATEST, LONGEST = 3, 2_000  # messages to translate, and their characters: the last one is often "a person, please"


def summary(snapshot: Snapshot, asking: Asking) -> Help:
    lines = innocent(snapshot.transcript)
    if not lines:
        return NoHelp(Shortfall.STEERING if snapshot.transcript else Shortfall.NO_WORDS)
    values = {"conversation": as_values(lines), "language": asking.tools.staff_language}
    told = asking.ask(SUMMARISE, values)
    if told is None or not told.wants.strip():
        return NoHelp(Shortfall.DOWN)
    known, asked = told.known[:MOST_KNOWN], told.open[:MOST_OPEN]
    doubts = added("\n".join((told.wants, *known, *asked)), "\n".join(line.text for line in lines))
    return Summary(told.wants, known, asked, len(snapshot.transcript) - len(lines), doubts)


def citizens_words(snapshot: Snapshot, asking: Asking) -> Help:
    """The newest ones, masked: the marks stay where they are."""
    said = by_citizen(snapshot.transcript)
    if not said:
        return NoHelp(Shortfall.NO_WORDS)
    if not screened(said[-1].text).clean:
        return NoHelp(Shortfall.STEERING)
    words = "\n".join(line.text for line in innocent(said[-LATEST:]))[-LONGEST:]
    told = asking.ask(TRANSLATE_WORDS, {"words": words, "language": asking.tools.staff_language})
    if told is None or not told.text.strip():
        return NoHelp(Shortfall.DOWN)
    return Translation(words, told.text.strip(), added(told.text, words))
