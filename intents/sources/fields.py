"""Reading the fields of one mapping of a pack, with every mistake noted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from intents.sources import rules
from intents.sources.nodes import Node

Value = TypeVar("Value")
Check = Callable[[str, str], None]  # of a text and its language; raises ValueError with what is wrong


@dataclass(frozen=True)
class Fields:
    """`name` says whose fields these are, in every note. Readers of a missing or wrong field return None or nothing."""

    node: Node
    name: str
    found: Mapping[str, Node]

    @classmethod
    def of(cls, node: Node, name: str, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> "Fields":
        """Notes unknown and missing keys. The name becomes that of the mapping's own `key`, if it has one."""
        found = node.as_mapping(name)
        named = found["key"].as_text("key") if "key" in found else None
        fields = cls(node, named or name, found)
        for key, value in found.items():
            if key not in (*needed, *optional):
                value.wrong(f'{fields.name}: unknown key "{key}" (known: {", ".join((*needed, *optional))})')
        for key in needed if found else ():
            if key not in found:
                node.wrong(f'{fields.name}: "{key}" is missing')
        return fields

    def read(self, key: str, reader: Callable[[str], Value]) -> Value | None:
        node = self.found.get(key)
        if node is None:
            return None
        if node.is_scalar and node.as_text(key) == "":
            node.wrong(f"{self._path(key)} is empty")
            return None
        return node.parsed(self._path(key), reader)

    def read_or(self, key: str, reader: Callable[[str], Value], default: Value) -> Value:
        """For fields that may be absent or empty."""
        node = self.found.get(key)
        if node is None or node.is_empty:
            return default
        value = node.parsed(self._path(key), reader)
        return default if value is None else value

    def texts(self, key: str, checks: Sequence[Check] = (), needs: str | None = None) -> dict[str, str]:
        """Language → text. `needs` is the language that must be there."""
        if key not in self.found:
            return {}
        texts: dict[str, str] = {}
        for language, node in self._languages(key):
            text = node.as_text(self._path(key, language))
            if text == "":
                node.wrong(f"{self._path(key, language)} is empty")
            elif text is not None:
                texts[language] = text
                for check in checks:
                    node.parsed(self._path(key, language), partial(_checked, check, language))
        if needs and needs not in texts:
            self.found[key].wrong(f'{self._path(key)}: the city\'s default language "{needs}" is missing')
        return texts

    def lists(self, key: str) -> dict[str, list[tuple[str, Node]]]:
        """Language → the texts of its list, each with the node it stands at."""
        return {
            language: [(text, item) for item in items if (text := _filled(item, self._path(key, language)))]
            for language, items in self.nodes(key).items()
        }

    def nodes(self, key: str) -> dict[str, list[Node]]:
        """Language → what stands in its list."""
        found = self._languages(key) if key in self.found else ()
        return {language: node.as_list(self._path(key, language)) for language, node in found}

    def _languages(self, key: str) -> list[tuple[str, Node]]:
        pairs = []
        for language, node in self.found[key].as_mapping(self._path(key)).items():
            try:
                pairs.append((rules.read_language(language), node))
            except ValueError as wrong:
                node.wrong(f"{self._path(key)}: {wrong}")
        return pairs

    def _path(self, *keys: str) -> str:
        return ".".join((self.name, *keys))


def _checked(check: Check, language: str, text: str) -> None:
    check(text, language)


def _filled(node: Node, path: str) -> str | None:
    text = node.as_text(path)
    if text == "":
        node.wrong(f"{path}: an empty line in the list")
    return text or None
