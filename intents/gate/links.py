"""The addresses that answers lead to: which are due to be looked at, and what was found last."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from bot.domain.formatting import plain
from bot.domain.links import addresses_in
from intents.filling import Filling
from intents.models import IntentRevision, LinkCheck
from intents.publishing import current_number, published_items
from intents.reading import filling
from intents.revisions import content_of, latest_revisions, terms_of

_LONGEST = 500
_AGAIN, _TROUBLED_AGAIN = timedelta(days=7), timedelta(days=1)


def links_in(revision: IntentRevision, filling: Filling) -> list[str]:
    """The source, and every address in an answer or behind its buttons, as citizens get them, each once."""
    content = filling.content(content_of(revision))
    source = filling.terms(terms_of(revision), content.department).source_url
    pages = [button.page for buttons in content.buttons.values() for button in buttons]
    found = [source, *(each for text in content.answers.values() for each in addresses_in(plain(text))), *pages]
    return [url for url in dict.fromkeys(found) if url and len(url) <= _LONGEST]


def due(most: int) -> list[str]:
    """Those never looked at first, then the oldest: weekly, daily where there was trouble."""
    live = IntentRevision.objects.filter(pk__in=published_items(current_number()).values())
    now_read = filling()
    used = dict.fromkeys(url for row in [*latest_revisions(), *live] for url in links_in(row, now_read))
    now = timezone.now()
    fresh = Q(trouble="", checked_at__gt=now - _AGAIN) | Q(checked_at__gt=now - _TROUBLED_AGAIN)
    known = dict(LinkCheck.objects.order_by("checked_at").values_list("url", "checked_at"))
    skipped = set(LinkCheck.objects.filter(fresh).values_list("url", flat=True))
    waiting = [url for url in used if url not in skipped]
    return sorted(waiting, key=lambda url: known.get(url) or datetime.min.replace(tzinfo=now.tzinfo))[:most]


def keep(url: str, trouble: str) -> None:
    LinkCheck.objects.update_or_create(url=url, defaults={"trouble": trouble[:80], "checked_at": timezone.now()})


def checks_of(urls: Iterable[str]) -> Mapping[str, LinkCheck]:
    return {row.url: row for row in LinkCheck.objects.filter(url__in=list(urls))}
