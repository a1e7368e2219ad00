"""What the answers of one's departments need: to be checked, compared, published."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bot.web.console.home_card import Card
from bot.web.console.intent_access import own_departments
from bot.web.console.intent_filters import OWN
from bot.web.console.navigation import list_address
from intents.models import Intent, IntentRevision
from intents.revisions import latest_revisions

State = IntentRevision.State


def answer_cards(request: HttpRequest) -> Iterator[Card]:
    """Of one's own departments where the account names some, else of all."""
    own = own_departments(request)
    latest = latest_revisions() if own is None else latest_revisions().filter(intent__department__key__in=own)
    mine = "" if own is None else f"&department={OWN}"
    used, today = latest.exclude(state=State.ARCHIVED), timezone.localdate()
    overdue = used.filter(review_by__lt=today).count()
    told = ngettext("answer is past its check date", "answers are past their check date", overdue)
    yield _card(_("To be checked"), overdue, told, f"check=overdue{mine}", alarming=overdue > 0)
    ended = used.filter(valid_until__lt=today).count()
    if ended:
        yield _card(_("Ended"), ended, _("past their validity"), f"check=ended{mine}", alarming=True)
    stale = used.exclude(stale=[]).count()
    if stale:
        yield _card(
            _("Translations to be compared"), stale, _("not yet compared with what changed"), f"check=stale{mine}"
        )
    drafts, review = (latest.filter(state=state).count() for state in (State.DRAFT, State.REVIEW))
    if drafts or review:
        told = _("%(review)d in review, %(drafts)d drafts") % {"review": review, "drafts": drafts}
        state = State.REVIEW if review else State.DRAFT
        yield _card(_("Not yet published"), drafts + review, told, f"state={state}{mine}")


def _card(title: str, number: int, told: str, query: str, *, alarming: bool = False) -> Card:
    return Card(title, str(number), told, f"{list_address(Intent)}?{query}", alarming)
