"""What the city answers now as a pack: the values of `intents.sources`, read back from the rows."""

from bot.domain.answers import OperatingPoint
from intents.glossary import groups_of, latest_lexicon
from intents.golden import golden_now
from intents.models import CityProfile, Department, IntentRevision
from intents.pictures import contents_of
from intents.publishing import current_number, published_items
from intents.revisions import content_of, terms_of
from intents.sources import Pack, PackIntent
from intents.sources.pack import PackCity, PackDepartment


class NothingToExport(Exception):
    """No city was loaded yet."""


def pack_now() -> Pack:
    """Raises NothingToExport."""
    city, intents = _city(), intents_now()
    return Pack(
        city,
        tuple(map(_department, Department.objects.all())),
        intents,
        groups_of(latest_lexicon()),
        golden_now({intent.key for intent in intents}),
        contents_of(intent.content.picture for intent in intents),
    )


def intents_now() -> tuple[PackIntent, ...]:
    """What citizens read, in the order of the keys."""
    revisions = IntentRevision.objects.filter(pk__in=list(published_items(current_number()).values()))
    rows = revisions.select_related("intent").order_by("intent__key")
    return tuple(PackIntent(row.intent.key, content_of(row), terms_of(row)) for row in rows.iterator())


def _city() -> PackCity:
    row = CityProfile.objects.first()
    if row is None:
        raise NothingToExport
    return PackCity(
        key=row.key,
        names=row.names,
        default_language=row.default_language,
        default_department=row.default_department,
        time_zone=row.time_zone,
        site_url=row.site_url,
        retention_days=row.retention_days,
        matching=OperatingPoint(row.matching),
    )


def _department(row: Department) -> PackDepartment:
    return PackDepartment(
        key=row.key,
        names=row.names,
        phone=row.phone,
        place=row.place,
        room=row.room,
        languages=tuple(row.languages),
        hours=row.hours,
        reply_minutes=row.reply_minutes,
        resolution_minutes=row.resolution_minutes,
        next_queue=row.next_queue,
    )
