"""The pictures of answers, kept by what they are, and gone where no revision names them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from intents.models import AnswerPicture, IntentRevision


def keep(pictures_by_name: Mapping[str, bytes]) -> None:
    """As `intents.sources.pictures.drawn` made them; what is here already only waits anew."""
    rows = [AnswerPicture(name=name, content=content) for name, content in pictures_by_name.items()]
    AnswerPicture.objects.bulk_create(rows, ignore_conflicts=True)
    _wait_again(pictures_by_name)


def is_kept(name: str) -> bool:
    """Where it is, it waits anew for the revision that will name it."""
    return _wait_again([name]) > 0


def _wait_again(names: Collection[str]) -> int:
    return AnswerPicture.objects.filter(name__in=names).update(kept_at=timezone.now())


def content_of(name: str) -> bytes | None:
    found = AnswerPicture.objects.filter(name=name).values_list("content", flat=True).first()
    return None if found is None else bytes(found)


def contents_of(names: Iterable[str]) -> dict[str, bytes]:
    rows = AnswerPicture.objects.filter(name__in=set(names)).order_by("name")
    return {name: bytes(content) for name, content in rows.values_list("name", "content")}


def forget_unnamed(before: datetime) -> int:
    """Those of forms that were never saved: revisions stay for ever, and with them what they show."""
    waiting = AnswerPicture.objects.filter(kept_at__lt=before)
    if not waiting.exists():
        return 0
    named = IntentRevision.objects.exclude(content__picture="").values_list("content__picture", flat=True)
    return waiting.exclude(name__in=[name for name in named if name]).delete()[0]
