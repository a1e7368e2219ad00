"""Trials of drafts: one waits beside every draft, a worker runs it, and its result is kept with the revision."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from intents.gate.asked_once import encoding_once
from intents.gate.asking import endings, how_many, kept_questions
from intents.gate.comparing import compared
from intents.library import Library
from intents.models import IntentRevision, Trial
from intents.reading import entry_as_read
from intents.similar import similar_in

_GIVEN_UP = timedelta(minutes=10)  # of a worker that died over it
_STEP = 20  # questions between two notes of how far it is

State = Trial.State


def ask_for(revision: IntentRevision) -> None:
    """Again, where there was one. A worker finds it with its next sweep."""
    Trial.objects.update_or_create(
        revision=revision, defaults={"state": State.WAITING, "done": 0, "asked": 0, "at": timezone.now()}
    )


def waiting() -> list[int]:
    forgotten = Q(state=State.RUNNING, at__lt=timezone.now() - _GIVEN_UP)
    return list(Trial.objects.filter(Q(state=State.WAITING) | forgotten).values_list("pk", flat=True)[:10])


def take(number: int) -> Trial | None:
    """None where another worker has it."""
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, at__lt=timezone.now() - _GIVEN_UP)
    if not Trial.objects.filter(free, pk=number).update(state=State.RUNNING, at=timezone.now()):
        return None
    return Trial.objects.select_related("revision__intent").filter(pk=number).first()


def run(trial: Trial, library: Library) -> None:
    """Seconds for a hundred intents. Raises whatever goes wrong; then it is kept as failed."""
    try:
        publication, result = _tried(trial, library)
    except Exception:
        Trial.objects.filter(pk=trial.pk, state=State.RUNNING).update(state=State.FAILED, at=timezone.now())
        raise
    Trial.objects.filter(pk=trial.pk, state=State.RUNNING).update(
        state=State.DONE, publication=publication, result=result, at=timezone.now()
    )


def _tried(trial: Trial, library: Library) -> tuple[int, dict[str, Any]]:
    row = trial.revision
    entry = entry_as_read(row)
    day = max(timezone.localdate(), entry.valid_from)
    live, draft = (replace(each, today=lambda: day) for each in encoding_once(library.supposed(entry)))
    kept = kept_questions()
    tell = _Progress(trial, sum(how_many(each, entry.key, kept) for each in (live, draft)))
    before, after = (endings(each, entry.key, kept, tell) for each in (live, draft))
    topics = {each.key: each.topic for each in draft.entries}
    assert draft.matcher is not None
    near = [vars(each) for each in similar_in(draft.matcher.index).get(entry.key, ())]
    return live.publication, {**compared(before, after, topics, entry.topic), "near": near}


class _Progress:
    """Noted now and then, so that the page can show it."""

    def __init__(self, trial: Trial, asked: int) -> None:
        self._trial, self._done = trial, 0
        Trial.objects.filter(pk=trial.pk).update(asked=asked, done=0)

    def __call__(self) -> None:
        self._done += 1
        if self._done % _STEP == 0:
            Trial.objects.filter(pk=self._trial.pk).update(done=self._done)
