"""What an administrator does for people who cannot get in, or should be out; each is audited."""

from collections.abc import Callable, Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.store import accounts, audit
from bot.web.console.base import actor, subject
from bot.web.sign_in import locks


def _for_each(request: HttpRequest, rows: Iterable[User], name: str, act: Callable[[User], Any]) -> list[User]:
    """Those for whom it was done. Whoever may not manage administrators does nothing to them."""
    done = [row for row in rows if (request.user.is_superuser or not row.is_superuser) and act(row)]
    for row in done:
        audit.note(actor(request), name, subject(row))
    return done


def _tell(request: HttpRequest, done: list[User], told: str) -> None:
    if done:
        messages.success(request, told % {"names": ", ".join(row.get_username() for row in done)})
    else:
        messages.warning(request, _("There was nothing to do."))


@admin.action(description=gettext_lazy("Sign out in all browsers"), permissions=["change"])
def sign_out_everywhere(page: Any, request: HttpRequest, rows: QuerySet[User]) -> None:
    def end(row: User) -> bool:
        accounts.end_sessions([row.pk])
        return True

    done = _for_each(request, rows, "user.sessions_ended", end)
    _tell(request, done, _("Signed out in all browsers: %(names)s"))


@admin.action(description=gettext_lazy("Reset the second factor"), permissions=["change"])
def reset_second_factor(page: Any, request: HttpRequest, rows: QuerySet[User]) -> None:
    """Another's only: one's own is turned off with the password."""

    def reset(row: User) -> bool:
        gone, _each = Authenticator.objects.filter(user=row).delete()
        accounts.end_sessions([row.pk] if gone else [])
        return bool(gone)

    done = _for_each(request, rows.exclude(pk=request.user.pk or 0), "user.second_factor_reset", reset)
    _tell(request, done, _("Second factor reset: %(names)s"))


@admin.action(description=gettext_lazy("Lift the lock after failed sign-ins"), permissions=["change"])
def lift_lock(page: Any, request: HttpRequest, rows: QuerySet[User]) -> None:
    done = _for_each(request, rows, "user.unlocked", lambda row: locks.lift(row.get_username()))
    _tell(request, done, _("Lock lifted: %(names)s"))
