"""What departments, topics and languages are called in a table, beside their keys."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot import languages
from bot.domain.answers import Sensitivity
from intents.models import Department
from intents.tables.columns import folded

Named = Mapping[str, Mapping[str, str]]  # key → language → name

_LANGUAGES: Named = {
    languages.JAPANESE: {"": "日本語", "en": "Japanese", "short": "和文"},
    languages.ENGLISH: {"": "English", "ja": "英語", "short": "英文"},
    languages.PLAIN_JAPANESE: {"": "やさしい日本語", "en": "Plain Japanese", "also": "Easy Japanese"},
}


@dataclass(frozen=True)
class Names:
    """A name that two of them share is nobody's: then the key is written, and asked for."""

    departments: Named
    topics: Named
    sensitivities: Named = field(default_factory=dict)

    def department(self, key: str, language: str) -> str:
        return _written(self.departments, self.department_keys, key, language)

    def topic(self, key: str, language: str) -> str:
        return _written(self.topics, self.topic_keys, key, language)

    def sensitivity(self, key: str, language: str) -> str:
        return _written(self.sensitivities, self.sensitivity_keys, key, language)

    @cached_property
    def department_keys(self) -> Mapping[str, str]:
        return _keys(self.departments)

    @cached_property
    def topic_keys(self) -> Mapping[str, str]:
        return _keys(self.topics)

    @cached_property
    def sensitivity_keys(self) -> Mapping[str, str]:
        return {**_keys(self.sensitivities), **{folded(each): each for each in Sensitivity}}

    @cached_property
    def language_keys(self) -> Mapping[str, str]:
        return _keys(_LANGUAGES)


def names_now(topics: Named, sensitivities: Named | None = None) -> Names:
    """The departments as they are; what topics and sensitivities are called is the console's to say."""
    return Names({row.key: row.names for row in Department.objects.all()}, topics, sensitivities or {})


def _written(named: Named, keys: Mapping[str, str], key: str, language: str) -> str:
    name = named.get(key, {}).get(language, "")
    return name if name and keys.get(folded(name)) == key else key


def _keys(named: Named) -> dict[str, str]:
    """Folded name or key → key."""
    owners: Counter[str] = Counter(name for names in named.values() for name in set(_folded(names.values())))
    by_name = {name: key for key, names in named.items() for name in _folded(names.values()) if owners[name] == 1}
    return {**by_name, **{folded(key): key for key in named}}


def _folded(names: Iterable[str]) -> list[str]:
    return [folded(name) for name in names if name]
