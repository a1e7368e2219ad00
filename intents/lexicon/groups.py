"""One group of forms that mean the same, and how a city's own groups are laid over those that ship."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FORBIDDEN = "forbidden"  # the kind of a city's group of words that it does not write; citizens may
KINDS = ("term", "verb", "word", FORBIDDEN)
OFF = "off"  # the kind of a city's group that only takes away the shipped group it shares a form with


@dataclass(frozen=True)
class Group:
    """`kind` is a `term` of public services, a `verb`, a plain `word`, FORBIDDEN, or OFF."""

    ja: tuple[str, ...]
    en: tuple[str, ...]
    kind: str

    @property
    def forms(self) -> tuple[str, ...]:
        return (*self.ja, *self.en)

    @property
    def name(self) -> str:
        """What people call the group."""
        return next(iter(self.forms), "")

    def as_json(self) -> dict[str, Any]:
        return {"ja": list(self.ja), "en": list(self.en), "kind": self.kind}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Group":
        return cls(tuple(data["ja"]), tuple(data["en"]), str(data["kind"]))


def folded(form: str) -> str:
    """What is compared of a form: width, case and blanks do not make it another one."""
    return " ".join(unicodedata.normalize("NFKC", form).lower().split())


def sharing(groups: Iterable[Group], group: Group) -> list[Group]:
    """Those of the groups that have a form in common with this one. What is forbidden shares with its like only: what
    the city does not write may be understood all the same.
    """
    forms, forbidden = {folded(form) for form in group.forms}, group.kind == FORBIDDEN
    alike = (other for other in groups if (other.kind == FORBIDDEN) == forbidden)
    return [other for other in alike if not forms.isdisjoint(map(folded, other.forms))]


def merged(shipped: Sequence[Group], own: Sequence[Group]) -> tuple[Group, ...]:
    """A city's own groups first, then every shipped group that shares no form with one of them: what is understood."""
    understood = [group for group in own if group.kind != FORBIDDEN]
    taken = {folded(form) for group in understood for form in group.forms}
    untouched = (group for group in shipped if taken.isdisjoint(map(folded, group.forms)))
    return (*(group for group in understood if group.kind != OFF), *untouched)


def reconciled(said: Sequence[Group], before: Sequence[Group], here: Sequence[Group]) -> tuple[Group, ...]:
    """What a pack says now, without undoing what was edited `here` since `before`, when it was read last.

    A group that was added or changed here stays and keeps out those of the pack that share a form with it; one that
    was taken away here stays away.
    """
    added = [group for group in here if group not in before]
    removed = [group for group in before if group not in here]
    kept = [group for group in said if group in here or not (group in removed or sharing(added, group))]
    return (*kept, *(group for group in added if group not in said))
