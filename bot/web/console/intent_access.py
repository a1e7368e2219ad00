"""Whose answers somebody may change: an editor's and a reviewer's departments stand with their account."""

from django.http import HttpRequest

from bot.store.models import StaffMember
from bot.web.console.base import edits_answers
from bot.web.console.roles import REVIEW
from intents.models import Intent


def own_departments(request: HttpRequest) -> frozenset[str] | None:
    """Keys; None where the account names none: then all are theirs, as in a city that has not divided the work."""
    if request.user.is_superuser:
        return None
    named = StaffMember.objects.filter(account=request.user.pk).values_list("departments", flat=True).first()
    return frozenset(named) if named else None


def is_own(request: HttpRequest, intent: Intent) -> bool:
    own = own_departments(request)
    return own is None or intent.department.key in own


def may_edit(request: HttpRequest, intent: Intent) -> bool:
    return edits_answers(request) and is_own(request, intent)


def may_publish(request: HttpRequest, intent: Intent) -> bool:
    """An editor or a reviewer. Whether it must be another person than the author, `intents.workflow` knows."""
    reviews = edits_answers(request) or request.user.has_perm(f"intents.{REVIEW}")
    return reviews and is_own(request, intent)


def may_comment(request: HttpRequest, intent: Intent) -> bool:
    return may_publish(request, intent)
