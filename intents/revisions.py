"""Revisions as rows: reading the latest, adding the next, and what an edit makes of one."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from django.db import models

from bot.domain.answers import Language, Sensitivity
from intents.content import Content, Terms
from intents.models import CityProfile, Department, Intent, IntentRevision, Trial

if TYPE_CHECKING:
    from django.contrib.auth.models import User

State = IntentRevision.State
Origin = IntentRevision.Origin

_BY_LANGUAGE = ("title", "question", "answers", "picture_alt", "buttons", "examples")
_PLAIN = ("department", "topic", "readings", "picture")
TERMS = tuple(field.name for field in fields(Terms))


class StaleEdit(Exception):
    """Somebody saved since the form was opened. `current` is the number that was saved meanwhile."""

    def __init__(self, current: int) -> None:
        super().__init__(f"revision {current} was saved meanwhile")
        self.current = current


def latest_revision(intent: Intent) -> IntentRevision | None:
    """The one that is worked on: discarded ones are history only."""
    return intent.revisions.exclude(state=State.DISCARDED).order_by("-number").first()


def latest_revisions() -> models.QuerySet[IntentRevision]:
    """That of every intent."""
    worked_on = IntentRevision.objects.exclude(state=State.DISCARDED)
    newest = worked_on.filter(intent=models.OuterRef("intent")).order_by("-number")
    return IntentRevision.objects.filter(pk=models.Subquery(newest.values("pk")[:1]))


def latest_by_key() -> dict[str, tuple[Intent, IntentRevision | None]]:
    """Every intent by key with its latest revision."""
    latest = {row.intent_id: row for row in latest_revisions()}
    return {row.key: (row, latest.get(row.pk)) for row in Intent.objects.select_related("department")}


def content_of(revision: IntentRevision) -> Content:
    return Content.from_json(revision.content)


def terms_of(revision: IntentRevision) -> Terms:
    said = {name: getattr(revision, name) for name in TERMS}
    return Terms(**{**said, "sensitivity": Sensitivity(revision.sensitivity)})


def add_revision(
    intent: Intent,
    content: Content,
    terms: Terms,
    *,
    author: "User | None" = None,
    note: str = "",
    state: str = State.PUBLISHED,
    origin: str = Origin.PERSON,
    base: int | None = None,
    compared: Collection[Language] = (),
    since: IntentRevision | None = None,
) -> IntentRevision:
    """Store the next revision without publishing it; beside a draft, a trial that waits for a worker.

    To be called inside `intents.publishing.in_one_go`. `compared` are languages that somebody has held against the main
    one and found right; `since` is the revision that the words were made from, where that is not the latest. Raises
    StaleEdit where `base` is given and is not the latest, Department.DoesNotExist for an unknown department.
    """
    latest = latest_revision(intent)
    number = latest.number if latest else 0
    if base is not None and base != number:
        raise StaleEdit(number)
    highest = intent.revisions.aggregate(number=models.Max("number"))["number"] or 0
    intent.department, intent.topic = Department.objects.get(key=content.department), content.topic
    intent.save(update_fields=["department", "topic"])
    revision = IntentRevision.objects.create(
        intent=intent,
        number=highest + 1,
        content=content.as_json(),
        author=author,
        note=note,
        state=state,
        origin=origin,
        stale=sorted(left_behind(since or latest, content, main_language()) - set(compared)),
        **{name: getattr(terms, name) for name in TERMS},
    )
    if state == State.DRAFT:
        Trial.objects.create(revision=revision)
    return revision


def left_behind(before: IntentRevision | None, content: Content, main: Language) -> set[Language]:
    """Languages that were left as they are while the main language changed, or since it did."""
    if before is None or not main:
        return set()
    was = content_of(before)
    others = {language for language, answer in content.answers.items() if answer and language != main}
    kept = {language for language in others if _said(content, language) == _said(was, language)}
    return kept if _said(content, main) != _said(was, main) else kept & set(before.stale)


def main_language() -> Language:
    return CityProfile.objects.values_list("default_language", flat=True).first() or ""


def _said(content: Content, language: Language) -> tuple[str, str]:
    return content.question.get(language, "").strip(), content.answers.get(language, "").strip()


def edited(revision: IntentRevision, edits: Mapping[str, Any]) -> tuple[Content, Terms]:
    """What the revision would say with these edits; see `intents.publishing.save_edit` for their form."""
    unknown = set(edits) - {*_BY_LANGUAGE, *_PLAIN, *TERMS}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    kept = dict(revision.content)
    words = {name: _merged(kept.get(name, {}), edits[name]) for name in _BY_LANGUAGE if name in edits}
    plain = {name: edits[name] for name in _PLAIN if name in edits}
    terms = {name: edits[name] for name in TERMS if name in edits}
    return Content.from_json({**kept, **plain, **words}), replace(terms_of(revision), **terms)


def _merged(kept: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    return {language: text for language, text in {**kept, **changed}.items() if text}


def keys_by_topic() -> dict[str, list[str]]:
    """The intents of each topic, published or not."""
    found: dict[str, list[str]] = {}
    for key, topic in Intent.objects.values_list("key", "topic"):
        found.setdefault(topic, []).append(key)
    return found
