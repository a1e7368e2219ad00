"""Before any page: the session is still good, and what must come first was done."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from bot.store import accounts
from bot.store.models import AccountRow
from bot.web.sign_in.rules import needs_second_factor
from bot.web.sign_in.sessions import has_ended, note_activity

_ALWAYS = ("desk:sign_out", "admin:logout", "account_end_sessions", "set_language")
_PASSWORD, _FACTOR = "account_password", "mfa_activate_totp"
_PATHS = {_PASSWORD: (_PASSWORD,), _FACTOR: (_FACTOR, "account_reauthenticate", _PASSWORD)}


class SignInGuard:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A request without a session, as every webhook's, is not looked up."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            state = accounts.state_of(request.user.pk)
            if has_ended(request, state):
                logout(request)
                messages.info(request, _("You were signed out. Please sign in again."))
            elif first := _what_comes_first(request, state):
                return redirect(first)
            else:
                note_activity(request)
        return self.get_response(request)


def _what_comes_first(request: HttpRequest, state: AccountRow) -> str | None:
    """The name of the page that this person must go through before the one that was asked for."""
    user: Any = request.user
    if state.must_change_password and user.has_usable_password():
        first = _PASSWORD
    elif needs_second_factor(user) and not is_mfa_enabled(user):
        first = _FACTOR
    else:
        return None
    open_to_all = (reverse(name) for name in (*_ALWAYS, *_PATHS[first]))
    static = request.path.startswith(settings.STATIC_URL)
    return None if static or request.path in open_to_all else first
