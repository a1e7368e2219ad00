"""A city's own groups of words: `lexicon.yaml`, a list of {ja, en, kind}."""

from collections.abc import Iterator

from intents.lexicon import KINDS, OFF, Group
from intents.lexicon.rules import LONGEST, Mistake, Wrong, mistakes
from intents.sources.fields import Fields
from intents.sources.nodes import Node

_LANGUAGES = ("ja", "en")


def read_lexicon(root: Node) -> Iterator[Group]:
    items = root.as_list("lexicon")
    groups = [_group(item) for item in items]
    for mistake in mistakes(groups):
        items[mistake.group].wrong(_told(mistake, items))
    yield from groups


def _group(item: Node) -> Group:
    fields = Fields.of(item, "group", needed=(), optional=(*_LANGUAGES, "kind"))
    ja, en = (tuple(_forms(fields, language)) for language in _LANGUAGES)
    return Group(ja, en, fields.read_or("kind", str, KINDS[0]))


def _forms(fields: Fields, language: str) -> Iterator[str]:
    node = fields.found.get(language)
    name = f"{fields.name}.{language}"
    for item in node.as_list(name) if node else ():
        text = item.as_text(name)
        if text is not None:
            yield text


def _told(mistake: Mistake, items: list[Node]) -> str:
    other = items[mistake.other] if mistake.other is not None else None
    return {
        Wrong.EMPTY: "group: a form is missing or empty",
        Wrong.ALONE: f'group: "{mistake.form}" stands alone: a group has at least two forms',
        Wrong.TOO_LONG: f'group: "{mistake.form}" is longer than {LONGEST} characters',
        Wrong.TWICE: f'group: "{mistake.form}" stands here twice',
        Wrong.TAKEN: f'group: "{mistake.form}" stands in a group already ({other.file}:{other.line})' if other else "",
        Wrong.KIND: f'group: "{mistake.form}" is not a kind ({", ".join((*KINDS, OFF))})',
    }[mistake.wrong]
