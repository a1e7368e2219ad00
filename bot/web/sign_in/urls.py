"""The pages under /account/. Names that begin with account_ or mfa_ are those that allauth asks for."""

from allauth.account.views import reauthenticate
from django.urls import include, path
from django.views.generic import RedirectView

from bot.web.sign_in import pages, providers

urlpatterns = [
    path("", pages.home, name="account_home"),
    path("login/", RedirectView.as_view(pattern_name="desk:sign_in"), name="account_login"),
    path("password/", pages.OwnPassword.as_view(), name="account_password"),
    path("sign-out-everywhere/", pages.end_sessions, name="account_end_sessions"),
    path("inactive/", pages.inactive, name="account_inactive"),
    path("again/", reauthenticate, name="account_reauthenticate"),
    path("oidc/<slug:provider_id>/", providers.begin, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/back/", providers.come_back, name="openid_connect_callback"),
    path("second-factor/", include("allauth.mfa.urls")),
]
