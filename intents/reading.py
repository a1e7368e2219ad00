"""From the rows of one publication to the counter's values."""

from collections.abc import Mapping, Sequence

from bot.domain.answers import AfterEnd, City, Department, Entry, OperatingPoint, WhenStale
from intents import models
from intents.content import entry_of
from intents.filling import Filling
from intents.glossary import groups_of
from intents.hours import read_hours
from intents.knowledge import NEUTRAL_CITY
from intents.lexicon import Group, merged, shipped
from intents.revisions import content_of, terms_of
from intents.topic_rules import rule_of, rules


def entries_of(publication: int) -> tuple[Entry, ...]:
    """As citizens read them, ordered by key, so that the same publication gives the same index everywhere."""
    revisions = models.IntentRevision.objects.filter(
        pk__in=models.PublicationItem.objects.filter(publication__number=publication).values("revision"),
    )
    rows = revisions.select_related("intent").order_by("intent__key")
    known, now = rules(), filling()
    return tuple(_entry(row, known, now) for row in rows)


def entry_as_read(row: models.IntentRevision) -> Entry:
    """Of a revision that need not be published, as citizens would read it now; how it grows old is left out."""
    content, now = content_of(row), filling()
    return entry_of(row.intent.key, row.number, now.content(content), now.terms(terms_of(row), content.department))


def filling() -> Filling:
    return Filling(city(), departments())


def _entry(row: models.IntentRevision, known: Mapping[str, models.TopicRule], now: Filling) -> Entry:
    content, rule = content_of(row), rule_of(row.content["topic"], known)
    return entry_of(
        row.intent.key,
        row.number,
        now.content(content),
        now.terms(terms_of(row), content.department),
        stale=frozenset(row.stale),
        after_end=AfterEnd(rule.after_end),
        when_stale=WhenStale(rule.when_stale),
        draft_first=rule.draft_first,
    )


def city() -> City:
    row = models.CityProfile.objects.first()
    if row is None:
        return NEUTRAL_CITY
    return City(
        key=row.key,
        name=row.names,
        default_language=row.default_language,
        default_department=row.default_department,
        site_url=row.site_url,
        retention_days=row.retention_days,
        matching=OperatingPoint(row.matching),
    )


def own_groups(publication: int) -> tuple[Group, ...]:
    """Those of the city, the forbidden ones too."""
    return groups_of(models.LexiconRevision.objects.filter(publications__number=publication).first())


def lexicon(own: Sequence[Group]) -> tuple[Group, ...]:
    """What ships, with the city's own groups laid over it."""
    return merged(shipped(), own)


def departments() -> dict[str, Department]:
    return {row.key: _department(row) for row in models.Department.objects.all()}


def _department(row: models.Department) -> Department:
    return Department(
        key=row.key,
        name=row.names,
        phone=row.phone,
        place=row.place,
        room=row.room,
        languages=tuple(row.languages),
        hours=read_hours(row.hours),
        reply_minutes=row.reply_minutes,
        resolution_minutes=row.resolution_minutes,
        next_queue=row.next_queue,
        reply_mark=row.reply_mark,
    )
