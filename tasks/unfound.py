"""Every night, and when somebody asks for it: what citizens could not find, grouped by meaning."""

import logging
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable

from bot import wiring
from bot.store import unfound
from intents.grouping import Groups
from intents.knowledge import PublishedKnowledge
from intents.meaning import Meaning, packed, unpacked
from intents.workflow import open_keys
from tasks.app import app

logger = logging.getLogger(__name__)

# Chosen on the held-out questions of the sample city, by an index that has none of the answers asked for. Grouped night
# by night (all at once): of pairs in one group 41% (46%) ask for the same answer and 60% (65%) are of one topic, where
# 1.5% and 10% would be by chance; of pairs that ask for the same answer 27% (33%) stand in one group.
LIKENESS = 0.22
_ONE = threading.BoundedSemaphore(1)


@app.task
def group_questions() -> None:
    """Safe to run any number of times. Where one is at it in this process, another one leaves it alone."""
    if not _ONE.acquire(blocking=False):
        return
    try:
        knowledge = wiring.library().current()
        if knowledge.matcher:
            _group(knowledge, Meaning(knowledge.matcher))
    finally:
        _ONE.release()


def _group(knowledge: PublishedKnowledge, meaning: Meaning) -> None:
    unfound.tidy()
    _remake(meaning)
    groups = Groups(LIKENESS)
    for group, vector in unfound.vectors(meaning.space):
        groups.add(group, unpacked(vector))
    changed = _place(groups, meaning)
    _guess_departments(knowledge, changed)
    returned = unfound.return_grown(open_keys())
    logger.info("unanswered questions grouped", extra={"counts": {"groups": len(changed), "returned": returned}})


def _remake(meaning: Meaning) -> None:
    """After a publication that taught the index anew. Groups stay as they are."""
    for question, text in unfound.made_otherwise(meaning.space):
        vector = meaning.of(text)
        if vector is not None:
            unfound.remake(question, packed(vector), meaning.space)


def _place(groups: Groups, meaning: Meaning) -> set[int]:
    """Returns the groups that got a question."""
    meant = [(question, meaning.of(question.text)) for question in unfound.new_questions()]
    new = [(question, vector) for question, vector in meant if vector is not None]
    placed = groups.place([vector for _, vector in new])
    numbers: dict[int, int | None] = {}
    for (question, vector), group in zip(new, placed, strict=True):
        known = group if group > 0 else numbers.get(group)
        numbers[group] = unfound.keep(question, known, packed(vector), meaning.space) or known
    for one, other in groups.meetings(sorted({group for group in placed if group > 0})):
        unfound.merge(numbers.get(one) or one, numbers.get(other) or other)
    return {group for group in numbers.values() if group}


def _guess_departments(knowledge: PublishedKnowledge, groups: Iterable[int]) -> None:
    """That of the answers which came nearest most often."""
    near: dict[int, Counter[str]] = defaultdict(Counter)
    for group, key in unfound.first_candidates(groups):
        if entry := knowledge.entry(key):
            near[group][entry.department] += 1
    for group, departments in near.items():
        unfound.guess_department(group, departments.most_common(1)[0][0])
