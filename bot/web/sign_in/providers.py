"""Signing in through the city's identity provider, or Slack: OpenID Connect, as allauth speaks it.

Nobody gets in who has no account with the same confirmed e-mail, or an address of the city's domain.
"""

import logging
from typing import Any

from allauth.account.utils import user_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from requests import RequestException

from bot.store import audit

log = logging.getLogger(__name__)


class OpenIdConnect(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # the package has no types
    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        issuer = self.get_provider().app.settings["server_url"]
        if str(config.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
            raise OAuth2Error(f"the provider calls itself {config.get('issuer')!r}, not {issuer!r}")
        return config

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("the provider sent no ID token")
        return super().complete_login(request, app, token, **kwargs)

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        """Its signature is checked, though the standard would let the connection's TLS stand for it."""
        self.did_fetch_access_token = False
        return dict(super()._decode_id_token(app, id_token))


class Providers(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the package has no types
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if not sociallogin.is_existing:
            sociallogin.connect(request, _account_for(request, sociallogin))

    def get_provider(self, *args: Any, **kwargs: Any) -> Any:
        provider = super().get_provider(*args, **kwargs)
        provider.oauth2_adapter_class = OpenIdConnect  # for the way there, as the views below for the way back
        return provider

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        log.warning("signing in through %s failed: %s %r", provider.name, error, exception)
        raise ImmediateHttpResponse(_failed(request))


def _account_for(request: HttpRequest, sociallogin: SocialLogin) -> User:
    """Raises ImmediateHttpResponse with the reason where there is none."""
    email = next((each.email for each in sociallogin.email_addresses if each.verified), "")
    if not email:
        raise _refused(request, _("The provider does not confirm your e-mail address."))
    found = list(User.objects.filter(email__iexact=email)[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise _refused(request, _("Several accounts have this e-mail address. Ask an administrator."))
    domain = settings.OIDC_EMAIL_DOMAIN
    if not domain or not email.lower().endswith(f"@{domain}"):
        raise _refused(request, _("There is no account with your e-mail address. Ask an administrator for one."))
    return _made(email, sociallogin)


def _made(email: str, sociallogin: SocialLogin) -> User:
    """An account without any right, until an administrator gives it a group."""
    user: User = sociallogin.user
    user_email(user, email)
    user.username = email
    if User.objects.filter(username=email).exists():
        user.username = f"{email}:{sociallogin.account.uid}"[:150]
    user.set_unusable_password()
    user.save()
    audit.note("system", "user.made_by_domain", f"user:{user.pk}")
    return user


def _refused(request: HttpRequest, reason: str) -> ImmediateHttpResponse:
    audit.note("system", "sign_in.refused")
    context = {"title": _("You could not be signed in"), "reason": reason}
    return ImmediateHttpResponse(render(request, "account/refused.html", context, status=403))


def _failed(request: HttpRequest) -> HttpResponse:
    reason = _("The identity provider did not answer as expected. Try again; if it stays so, tell an administrator.")
    context = {"title": _("You could not be signed in"), "reason": reason}
    return render(request, "account/refused.html", context, status=502)


def _through(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    if provider_id not in {each["id"] for each in settings.OIDC_PROVIDERS}:
        raise Http404
    try:
        answer: HttpResponse = view.adapter_view(OpenIdConnect(request, provider_id))(request)
    except (OAuth2Error, RequestException, KeyError, ValueError) as problem:
        log.warning("signing in through %s failed: %r", provider_id, problem)
        return _failed(request)
    return answer


def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    if request.method != "POST":
        raise Http404
    return _through(OAuth2LoginView, request, provider_id)


def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _through(OAuth2CallbackView, request, provider_id)
