"""What citizens wrote about delicate answers: it is shown to the editors of those answers' departments only.

Where accounts name no departments, all answers are everybody's, and so is this.
"""

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from bot.domain.answers import Sensitivity
from bot.store.models import QuestionGroup, UnfoundQuestion
from bot.web.console.intent_access import own_departments
from intents.models import IntentRevision
from intents.publishing import current_number, published_items
from intents.revisions import latest_revisions


def closed_to(request: HttpRequest) -> frozenset[str]:
    """Keys of delicate answers of other departments than this person's; one that is to become delicate counts too."""
    own = own_departments(request)
    if own is None:
        return frozenset()
    live = Q(pk__in=list(published_items(current_number()).values()))
    delicate = IntentRevision.objects.filter(live | Q(pk__in=latest_revisions()), sensitivity=Sensitivity.DELICATE)
    return frozenset(delicate.exclude(intent__department__key__in=own).values_list("intent__key", flat=True))


def open_groups(request: HttpRequest, groups: QuerySet[QuestionGroup]) -> QuerySet[QuestionGroup]:
    """Those groups that this person may read: what was given to their department, they may."""
    closed = closed_to(request)
    if not closed:
        return groups
    about = UnfoundQuestion.objects.filter(message__turn__decision__candidates__0__key__in=sorted(closed))
    return groups.filter(~Q(pk__in=about.values("group_id")) | Q(department__in=own_departments(request) or ()))
