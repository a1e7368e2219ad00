"""Storing a pack: all of it or nothing, only what changed, and nothing over an edit made in the administration.

Each row remembers what a pack said last (departments and city: `loaded`; intents: the revisions that came from a pack).
What differs from that was edited here, and stays unless the load is forced.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from intents.glossary import add_lexicon, groups_of, latest_lexicon, loaded_groups
from intents.golden import load_golden
from intents.lexicon import reconciled
from intents.models import CityProfile, Department, Intent, IntentRevision, LexiconRevision
from intents.pictures import keep
from intents.publishing import current_number, in_one_go, publish_set, published_items
from intents.revisions import Origin, State, add_revision, content_of, latest_by_key, terms_of
from intents.sources import Pack, PackIntent


@dataclass
class Loaded:
    """What a load did, by name; `publication` is None where nothing had to change for citizens."""

    publication: int | None = None
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept_edits: list[str] = field(default_factory=list)
    golden: int = 0


def load_pack(pack: Pack, *, force: bool = False, note: str = "") -> Loaded:
    return in_one_go(lambda: _Load(pack, force).run(note))


def is_empty() -> bool:
    return current_number() == 0


class _Load:
    def __init__(self, pack: Pack, force: bool) -> None:
        self.pack = pack
        self.force = force
        self.report = Loaded()
        self.published = published_items(current_number())

    def run(self, note: str) -> Loaded:
        keep(self.pack.pictures)
        self._departments()
        self._city()
        items, lexicon = self._items(), self._lexicon(note)
        self._golden()
        if self.report.changed or self.report.removed or is_empty() or items != self.published:
            self.report.publication = publish_set(items, note=note, lexicon=lexicon).number
        return self.report

    def _departments(self) -> None:
        rows = {row.key: row for row in Department.objects.all()}
        for department in self.pack.departments:
            row = rows.get(department.key) or Department(key=department.key)
            said = {
                "names": dict(department.names),
                "phone": department.phone,
                "place": dict(department.place),
                "room": department.room,
                "languages": list(department.languages),
                "hours": dict(department.hours),
                "reply_minutes": department.reply_minutes,
                "resolution_minutes": department.resolution_minutes,
                "next_queue": department.next_queue,
            }
            self._merge(row, f"department {department.key}", said)

    def _city(self) -> None:
        city = self.pack.city
        said = {
            "key": city.key,
            "names": dict(city.names),
            "default_language": city.default_language,
            "default_department": city.default_department,
            "time_zone": city.time_zone,
            "site_url": city.site_url,
            "retention_days": city.retention_days,
            "matching": city.matching.value,
        }
        self._merge(CityProfile.objects.first() or CityProfile(), "city", said)

    def _merge(self, row: Department | CityProfile, name: str, said: Mapping[str, Any]) -> None:
        """Field by field: a room chosen here stays while the pack's new opening hours come in."""
        new = row._state.adding
        edited = [key for key in said if not new and getattr(row, key) != _said_before(row, key) and not self.force]
        different = [key for key in said if new or getattr(row, key) != said[key]]
        for key in different:
            if key in edited:
                self.report.kept_edits.append(f"{name}: {key}")
            else:
                setattr(row, key, said[key])
        if set(different) - set(edited):
            self.report.changed.append(name)
        if new or row.loaded != said or set(different) - set(edited):
            row.loaded = {**said}
            row.save()

    def _lexicon(self, note: str) -> LexiconRevision | None:
        """Group by group, as the fields of a department."""
        latest = latest_lexicon()
        said, before, here = self.pack.lexicon, loaded_groups(latest), groups_of(latest)
        groups = said if self.force else reconciled(said, before, here)
        self.report.kept_edits += [f"lexicon {group.forms[0]}" for group in said if group not in groups]
        if set(groups) == set(here) and said == before:
            return None
        if set(groups) != set(here):
            self.report.changed.append("lexicon")
        return add_lexicon(groups, loaded=said, note=note)

    def _golden(self) -> None:
        loaded = load_golden(self.pack.golden, force=self.force)
        self.report.golden = loaded.changed
        self.report.kept_edits += [f"golden question {text}" for text in loaded.kept]

    def _items(self) -> dict[int, int]:
        """Intent id → revision id of the publication to be."""
        history = latest_by_key()
        items = {}
        for intent in self.pack.intents:
            row, latest = history.pop(intent.key, (None, None))
            kept = self._intent(intent, row, latest)
            if kept is not None:
                items[kept.intent_id] = kept.pk
        return {**items, **self._others(history)}

    def _intent(self, said: PackIntent, row: Intent | None, latest: IntentRevision | None) -> IntentRevision | None:
        """The revision to publish, None where an edit took the intent out of publication."""
        if latest and latest.state == State.PUBLISHED and _says(latest, said):
            return latest
        if row and latest and latest.origin == Origin.PERSON and not self.force:
            self.report.kept_edits.append(f"intent {said.key}")
            return IntentRevision.objects.filter(pk__in=[self.published.get(row.pk, 0)]).first()
        department = Department.objects.get(key=said.content.department)
        row = row or Intent.objects.create(key=said.key, department=department, topic=said.content.topic)
        self.report.changed.append(f"intent {said.key}")
        return add_revision(row, said.content, said.terms, origin=Origin.PACK)

    def _others(self, history: Mapping[str, tuple[Intent, IntentRevision | None]]) -> dict[int, int]:
        """Published intents that the pack does not have: those that came from a pack leave, those made here stay."""
        kept = {}
        for key, (row, latest) in history.items():
            if row.pk not in self.published:
                continue
            ours = not row.revisions.filter(origin=Origin.PACK).exists()
            edited = latest is not None and latest.origin == Origin.PERSON and not self.force
            if ours or edited:
                kept[row.pk] = self.published[row.pk]
            else:
                self.report.removed.append(f"intent {key}")
            if edited and not ours:
                self.report.kept_edits.append(f"intent {key}")
        return kept


def _said_before(row: Department | CityProfile, key: str) -> Any:
    """A field that is younger than the last load was not edited as long as it has its default."""
    return row.loaded.get(key, row._meta.get_field(key).get_default())  # type: ignore[union-attr]


def _says(revision: IntentRevision, said: PackIntent) -> bool:
    return content_of(revision) == said.content and terms_of(revision) == said.terms
