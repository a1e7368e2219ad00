"""What allauth asks us: where somebody goes after signing in, how secrets are kept, what its errors say."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bot.store.sealing import seal, unseal
from bot.web.sign_in.rules import needs_second_factor
from bot.web.sign_in.sessions import BEGAN


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # the package has no types
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": _("This is not your password."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("admin:index" if getattr(request.user, "is_staff", False) else "desk:queue")

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not of somebody who has just signed in, nor of somebody who has nothing to prove it with."""
        request = context.request
        fresh = time.time() - request.session.get(BEGAN, 0) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not fresh and bool(get_reauthentication_flows(request.user))


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]  # the package has no types
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it was used already. Type the one that is shown now."),
        "cannot_delete_authenticator": _("Your account needs a second factor, so it cannot be turned off."),
    }

    def get_totp_label(self, user: User) -> str:
        return user.get_username()

    def encrypt(self, text: str) -> str:
        return seal(text).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text.encode())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not needs_second_factor(authenticator.user)
