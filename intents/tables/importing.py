"""From a file that somebody brought to a publication: kept, looked at in a dry run, applied once or not at all."""

import hashlib
from collections.abc import Callable, Collection
from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.utils import timezone

from intents.gate.findings import Examine, find_nothing
from intents.models import BroughtFile, Publication
from intents.publishing import in_one_go
from intents.tables.applying import Stored, state_of_answers, store
from intents.tables.headings import Problem
from intents.tables.names import Names
from intents.tables.planning import Plan, plan
from intents.tables.reading import read_table

if TYPE_CHECKING:
    from django.contrib.auth.models import User

KEPT = timedelta(days=7)


class Stale(Exception):
    """The answers were changed since the dry run."""


class Refused(Exception):
    """Something is wrong with the file: nothing of it is applied."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class AppliedBefore(Exception):
    """The same press came twice."""

    def __init__(self, publication: Publication) -> None:
        super().__init__(f"publication {publication.number}")
        self.publication = publication


def bring(data: bytes, name: str, author: "User | None") -> BroughtFile:
    """Keep the file. The same file again, before it was applied, is the same row; files of last week go."""
    BroughtFile.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    digest = hashlib.sha256(data).hexdigest()
    waiting = BroughtFile.objects.filter(digest=digest, publication=None).first()
    return waiting or BroughtFile.objects.create(
        name=PurePath(name).name[-200:], digest=digest, data=data, author=author
    )


def dry_run(
    data: bytes, name: str, names: Names, own: Collection[str] | None = None, *, examine: Examine = find_nothing
) -> tuple[Plan, str]:
    """What would become of the answers, and the state of theirs for which that holds. Raises UnreadableFile.

    `own` are the departments whose answers may be changed; None for all. `examine` says what the gate says.
    """
    state = state_of_answers()
    return plan(read_table(data, name), names, own, examine), state


def apply(
    brought: BroughtFile,
    names: Names,
    state: str,
    author: "User | None",
    note: str,
    own: Collection[str] | None = None,
    *,
    examine: Examine = find_nothing,
    reason: str = "",
) -> Stored:
    """All of the file as one publication, but for what stays a draft (see `store`); nothing where it says nothing new.

    `state` is that of the dry run that somebody agreed to, `reason` why they publish what the gate objects to. Raises
    Stale, Refused, AppliedBefore, UnreadableFile.
    """
    if brought.publication:
        raise AppliedBefore(brought.publication)
    # Outside the transaction: it takes seconds.
    found, now = dry_run(bytes(brought.data), brought.name, names, own, examine=examine)
    if now != state:
        raise Stale
    if found.problems:
        raise Refused(found.problems)
    return in_one_go(_applying(brought, found, state, author, note, reason)) if found.changes else Stored()


def _applying(
    brought: BroughtFile, found: Plan, state: str, author: "User | None", note: str, reason: str
) -> Callable[[], Stored]:
    def work() -> Stored:
        again = BroughtFile.objects.select_for_update().select_related(None).get(pk=brought.pk)
        if again.publication:
            raise AppliedBefore(again.publication)
        if state_of_answers() != state:
            raise Stale
        stored = store(found.changes, author=author, note=note, reason=reason)
        again.publication = stored.publication
        again.save(update_fields=["publication"])
        return stored

    return work
