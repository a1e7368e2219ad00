"""The lexicon that ships with every city."""

from functools import cache
from pathlib import Path

import yaml

from intents.lexicon.groups import Group

FILE = Path(__file__).with_name("public-services.yaml")
# Every value stays the text it is: to YAML `no`, `on` and `7` would be something else.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def shipped() -> tuple[Group, ...]:
    """Read once a process: it takes some tenths of a second."""
    return tuple(map(Group.from_json, yaml.load(FILE.read_text(encoding="utf-8"), Loader=_LOADER)))  # noqa: S506
