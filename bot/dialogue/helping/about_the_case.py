"""The conversation for whoever takes it over: in short, and in their own language."""

from bot.dialogue.guards.incoming.screening import screened
from bot.dialogue.helping.asking import Asking, as_values, by_citizen, innocent
from bot.dialogue.helping.doubts import added
from bot.domain.help import Help, NoHelp, Shortfall, Summary, Translation
from bot.domain.model_tasks import SUMMARISE, TRANSLATE_WORDS
from bot.domain.turns import Snapshot

MOST_KNOWN, MOST_OPEN = 5, 3  # as the prompt asks


def summary(snapshot: Snapshot, asking: Asking) -> Help:
    lines = innocent(snapshot.transcript)
    if not lines:
        return NoHelp(Shortfall.STEERING if snapshot.transcript else Shortfall.NO_WORDS)
    values = {"conversation": as_values(lines), "language": asking.tools.staff_language}
    told = asking.ask(SUMMARISE, values)
    if told is None or not told.wants.strip():
        return NoHelp(Shortfall.DOWN)
    known, left_out = told.known[:MOST_KNOWN], len(snapshot.transcript) - len(lines)
    text = "\n".join((told.wants, *known, *told.open[:MOST_OPEN]))
    if added(text, "\n".join(line.text for line in lines)):
        return NoHelp(Shortfall.DOUBTFUL)
    return Summary(told.wants, known, told.open[:MOST_OPEN], left_out)


def citizens_words(snapshot: Snapshot, asking: Asking) -> Help:
    """The newest ones. The masked text: its marks stay where they are."""
    said = by_citizen(snapshot.transcript)
    if not said:
        return NoHelp(Shortfall.NO_WORDS)
    words = said[-1].text
    if not screened(words).clean:
        return NoHelp(Shortfall.STEERING)
    told = asking.ask(TRANSLATE_WORDS, {"words": words, "language": asking.tools.staff_language})
    if told is None or not told.text.strip():
        return NoHelp(Shortfall.DOWN)
    return Translation(words, told.text.strip(), added(told.text, words))
