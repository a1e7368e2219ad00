"""The city's own groups of words as rows: the latest revision, and what an edit makes of it."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from intents.lexicon import OFF, Group, sharing
from intents.lexicon.rules import Mistake, mistakes
from intents.models import LexiconRevision

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Edit = Callable[[tuple[Group, ...]], tuple[Group, ...]]


class GroupGone(Exception):
    """The group was changed or taken away since somebody looked at it."""


class BadGroups(Exception):
    """What an edit would make of the groups breaks their rules."""

    def __init__(self, groups: tuple[Group, ...], found: tuple[Mistake, ...]) -> None:
        super().__init__(", ".join(f"{mistake.wrong} {mistake.form}" for mistake in found))
        self.groups = groups
        self.mistakes = found


def latest_lexicon() -> LexiconRevision | None:
    return LexiconRevision.objects.order_by("-number").first()


def groups_of(revision: LexiconRevision | None) -> tuple[Group, ...]:
    return tuple(map(Group.from_json, revision.groups)) if revision else ()


def loaded_groups(revision: LexiconRevision | None) -> tuple[Group, ...]:
    """What the pack said last."""
    return tuple(map(Group.from_json, revision.loaded)) if revision else ()


def with_group(group: Group, instead_of: Group | None = None) -> Edit:
    """Add a group, in the place of another where one is given.

    Groups that only take a shipped group away go where the new one shares a form with them: it does the same.
    """

    def edit(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        if instead_of and instead_of not in groups:
            raise GroupGone
        in_the_way = [other for other in sharing(groups, group) if other.kind == OFF and other != instead_of]
        kept = [other for other in groups if other not in in_the_way]
        if instead_of:
            return tuple(group if other == instead_of else other for other in kept)
        return (*kept, group)

    return edit


def without_group(group: Group) -> Edit:
    """A shipped group that it replaced, or took away, is back."""

    def edit(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        if group not in groups:
            raise GroupGone
        return tuple(other for other in groups if other != group)

    return edit


def add_lexicon(
    groups: Iterable[Group],
    *,
    loaded: Iterable[Group],
    author: "User | None" = None,
    note: str = "",
) -> LexiconRevision:
    """Store the next revision without publishing it. To be called inside `intents.publishing.in_one_go`."""
    latest = latest_lexicon()
    return LexiconRevision.objects.create(
        number=latest.number + 1 if latest else 1,
        groups=[group.as_json() for group in groups],
        loaded=[group.as_json() for group in loaded],
        author=author,
        note=note,
    )


def edited(edit: Edit) -> tuple[Group, ...]:
    """What the latest groups would be after the edit. Raises GroupGone and BadGroups."""
    groups = edit(groups_of(latest_lexicon()))
    found = tuple(mistakes(groups))
    if found:
        raise BadGroups(groups, found)
    return groups
