"""Is what was sent approved, fixed, or worded within what was approved? Looked at anew, whatever the pipeline did."""

import re
from collections.abc import Iterator
from functools import cache

from bot.dialogue.guards.outgoing.guard import Approved, judge
from bot.dialogue.turn import Tools
from bot.domain.formatting import plain
from bot.domain.messages import AnswerCard, ChoiceList
from bot.evaluation.caller import Heard
from bot.languages import others
from bot.languages.citizen import CITIZEN
from bot.languages.outcomes import OUTCOMES

LONGEST = 2_000


def unapproved(heard: Heard, tools: Tools) -> list[str]:
    """The texts that a citizen should not have read: empty for every answer that keeps the counter's promise."""
    return list(_unapproved(heard, tools))


def _unapproved(heard: Heard, tools: Tools) -> Iterator[str]:
    for message in heard.messages:
        if isinstance(message, AnswerCard):
            yield from _wrong_in_card(message, heard, tools)
        elif isinstance(message, ChoiceList):
            if not is_fixed(message.text):
                yield message.text
        elif not is_fixed(text := getattr(message, "text", "")):
            yield text


def _wrong_in_card(card: AnswerCard, heard: Heard, tools: Tools) -> Iterator[str]:
    entries = heard.entries
    if card.source_url not in {entry.source_url for entry in entries}:
        yield card.source_url
    if card.formatted and plain(card.formatted) != card.body:
        yield card.formatted
    approved_buttons = {each for entry in entries for wording in entry.wordings.values() for each in wording.buttons}
    yield from (str(each) for each in card.buttons if each not in approved_buttons)
    if card.body in {wording.answer.strip() for entry in entries for wording in entry.wordings.values()}:
        return
    departments = [heard.knowledge.department(entry.department) for entry in entries]
    approved = Approved.of(heard.knowledge.city, zip(entries, departments, strict=True))
    language = heard.resolution.decision.language
    found = judge(
        card.body, approved, language, other_forms=tools.other_forms, unwritten=tools.unwritten, longest=LONGEST
    )
    if not heard.form or not found.passed:
        yield card.body


def is_fixed(text: str) -> bool:
    """Whether it is made of fixed texts, one after the other, whatever stands in their gaps."""
    lines = text.split("\n")
    reached = {0}
    for end in range(1, len(lines) + 1):
        if any(_is_one("\n".join(lines[start:end])) for start in reached):
            reached.add(end)
    return len(lines) in reached


@cache
def _is_one(text: str) -> bool:
    return any(form.fullmatch(text) for form in _forms())


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    texts = [text for table in (CITIZEN, OUTCOMES) for each in table.values() for text in each.values()]
    texts = [text for text in texts if re.search(r"\w{3}", re.sub(r"\{\w+\}", " ", text))]  # dates alone say nothing
    return tuple(re.compile(_GAP.sub(r"[^\n]+?", re.escape(text))) for text in {*texts, *others.OFFERS.values()})


_GAP = re.compile(r"\\\{\w+\\\}")
