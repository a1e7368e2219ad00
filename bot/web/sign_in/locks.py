"""Who failed too often waits: by account, and by address, behind which a whole city hall may sit."""

from typing import Any

from allauth.account.adapter import get_adapter
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Sum
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bot.store import audit

PEOPLE_BEHIND_AN_ADDRESS = 10
"""So many times the failures of one account lock an address out."""


class Locks(AxesDatabaseHandler):  # type: ignore[misc]  # the package has no types
    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Those of the account, or the address's in proportion; AXES_LOCKOUT_PARAMETERS says which comes first."""
        sums = [
            each.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
            for each in self.get_user_attempts(request, credentials)
        ]
        return max(sums[0], sums[1] // PEOPLE_BEHIND_AN_ADDRESS)


def address_of(request: HttpRequest) -> str:
    """Behind a proxy (BASE_URL with https:) what the proxy says; a request without an address counts as one place."""
    return str(get_adapter().get_client_ip(request)) if request.META.get("REMOTE_ADDR") else "0.0.0.0"  # noqa: S104


def is_locked(request: HttpRequest, username: str) -> bool:
    return not AxesProxyHandler.is_allowed(request, {"username": username})


def note_failure(request: HttpRequest, username: str) -> None:
    """A wrong code counts as a wrong password does."""
    AxesProxyHandler.user_login_failed(sender=Locks, credentials={"username": username}, request=request)


def lift(username: str) -> bool:
    """Whether there was anything to lift."""
    return bool(AccessAttempt.objects.filter(username=username).delete()[0])


def told(request: HttpRequest, original: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    minutes = round(settings.SIGN_IN_LOCK_MINUTES)
    return render(request, "account/locked.html", {"minutes": minutes}, status=429)


@receiver(user_locked_out, dispatch_uid="sign_in.locked")
def note_lock(sender: Any, request: HttpRequest, username: str | None, **kwargs: Any) -> None:
    """Once a lock, not once a try behind it: axes counts failures only until it locks."""
    if getattr(request, "axes_failures_since_start", None) is None:
        return
    user = User.objects.filter(username=username or "").first()
    audit.note("system", "sign_in.locked", f"user:{user.pk}" if user else "")
