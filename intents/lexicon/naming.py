"""What else a thing is called, by the lexicon."""

from collections.abc import Callable, Collection, Sequence

from intents.lexicon.groups import Group, folded


def other_forms(groups: Sequence[Group]) -> Callable[[str], Collection[str]]:
    """For a form, all forms of its groups, itself too, in both languages; none where no group has it."""
    forms: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for form in map(folded, group.forms):
            forms[form] = (*forms.get(form, ()), *group.forms)
    return lambda form: forms.get(folded(form), ())
