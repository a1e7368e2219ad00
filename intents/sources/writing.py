"""A pack as files: what `intents.sources.files` reads, written so that git compares it line by line.

The same content gives the same bytes: keys stand in the order of the README, lists in that of their keys.
"""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

import yaml

from bot import languages
from bot.domain.answers import Language, Sensitivity
from bot.domain.buttons import Button
from intents.evaluation.heldout import Question
from intents.lexicon import Group
from intents.sources import golden
from intents.sources.pack import Pack, PackCity, PackDepartment, PackIntent
from intents.sources.pictures import FOLDER

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day of a zip: files have no time of their own


def files_of(pack: Pack) -> dict[str, bytes]:
    """Path → content; the intents of a topic stand in one file."""
    files: dict[str, Any] = {
        "city.yaml": _city(pack.city),
        "departments.yaml": [_department(each) for each in sorted(pack.departments, key=lambda each: each.key)],
    }
    if pack.lexicon:
        files["lexicon.yaml"] = [_group(group) for group in pack.lexicon]
    for topic, intents in groupby(sorted(pack.intents, key=_topic_and_key), key=lambda each: each.content.topic):
        files[f"intents/{topic}.yaml"] = [_intent(intent) for intent in intents]
    for language in languages.ALL:
        if questions := [_question(each) for each in pack.golden if each.language == language]:
            files[f"{golden.FOLDER}/{language}.yaml"] = questions
    pictures = {f"{FOLDER}/{name}": content for name, content in pack.pictures.items()}
    return {**{name: _yaml(content) for name, content in files.items()}, **pictures}


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """All in one folder, as a city unpacks it beside others."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", _LONG_AGO), files[name], zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _topic_and_key(intent: PackIntent) -> tuple[str, str]:
    return intent.content.topic, intent.key


def _city(city: PackCity) -> dict[str, Any]:
    return {
        "key": city.key,
        "name": _texts(city.names),
        "default_language": city.default_language,
        "time_zone": city.time_zone,
        "site_url": city.site_url,
        "default_department": city.default_department,
        "retention_days": city.retention_days,
        "matching": city.matching.value,
    }


def _department(department: PackDepartment) -> dict[str, Any]:
    return {
        "key": department.key,
        "name": _texts(department.names),
        "phone": department.phone,
        **({"place": place} if (place := _texts(department.place)) else {}),
        "room": department.room,
        "languages": list(department.languages),
        "reply_minutes": department.reply_minutes,
        "resolution_minutes": department.resolution_minutes,
        **({"next_queue": department.next_queue} if department.next_queue else {}),
        "hours": dict(department.hours),
    }


def _group(group: Group) -> dict[str, Any]:
    written = {"ja": list(group.ja), "en": list(group.en)}
    return {**{language: forms for language, forms in written.items() if forms}, "kind": group.kind}


def _question(question: Question) -> dict[str, Any]:
    return {"text": question.text, "intent": question.intent}


def _intent(intent: PackIntent) -> dict[str, Any]:
    content, terms = intent.content, intent.terms
    dates = {"valid_from": terms.valid_from, "valid_until": terms.valid_until, "review_by": terms.review_by}
    buttons = {language: [_button(each) for each in found] for language, found in _texts(content.buttons).items()}
    examples = {language: list(texts) for language, texts in _texts(content.examples).items()}
    return {
        "key": intent.key,
        "department": content.department,
        "topic": content.topic,
        "title": _texts(content.title),
        "question": _texts(content.question),
        **({"sensitivity": terms.sensitivity.value} if terms.sensitivity is not Sensitivity.ORDINARY else {}),
        "source_url": terms.source_url,
        **({"legal_basis": terms.legal_basis} if terms.legal_basis else {}),
        **{name: day for name, day in dates.items() if day},
        "answers": _texts(content.answers),
        **({"picture": f"{FOLDER}/{content.picture}"} if content.picture else {}),
        **({"picture_alt": alt} if (alt := _texts(content.picture_alt)) else {}),
        **({"buttons": buttons} if buttons else {}),
        **({"examples": examples} if examples else {}),
        **({"readings": True} if content.readings else {}),
    }


def _button(button: Button) -> dict[str, str]:
    return {"label": button.label, "to": button.target}


def _texts(texts: Mapping[Language, Any]) -> dict[Language, Any]:
    return {language: texts[language] for language in languages.ALL if texts.get(language)}


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key, and texts of several lines stand as lines."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _day(dumper: yaml.SafeDumper, day: date) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", day.isoformat())


_Dumper.add_representer(str, _text)
_Dumper.add_representer(date, _day)


def _yaml(content: Any) -> bytes:
    text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return text.encode()
