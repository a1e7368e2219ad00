"""The pages of signing in, and one's own account's."""

from typing import Any

from allauth.account.utils import perform_login
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from unfold.forms import AuthenticationForm as ConsoleForm

from bot.store import accounts, audit
from bot.web.sign_in.forms import OwnPasswordForm
from bot.web.sign_in.rules import needs_second_factor

_PREFIX = "/account/"


def console_look(request: HttpRequest) -> dict[str, Any]:
    """For templates under /account/, most of them of pages that allauth serves: what the console's own pages get."""
    return admin.site.each_context(request) if request.path.startswith(_PREFIX) else {}


class SignIn(LoginView):
    """The password; then allauth asks for the second factor of whoever has one."""

    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.PASSWORD_SIGN_IN:
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"providers": settings.OIDC_PROVIDERS, "password_form": settings.PASSWORD_SIGN_IN}
        return super().get_context_data(**kwargs, **shown)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        return perform_login(self.request, form.get_user(), redirect_url=self.get_success_url())  # type: ignore[no-any-return]


class DeskSignIn(SignIn):
    template_name = "desk/sign_in.html"
    next_page = "desk:queue"


class ConsoleSignIn(SignIn):
    """Somebody who is signed in and may not see a page of the console is led here, and told so."""

    template_name = "admin/login.html"
    form_class = ConsoleForm
    next_page = "admin:index"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.redirect_authenticated_user = admin.site.has_permission(request)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        look = admin.site.each_context(self.request)
        shown = {**look, **super().get_context_data(**kwargs), "title": _("Sign in")}
        return {**shown, "app_path": self.request.get_full_path(), "next": self.get_success_url()}


class OwnPassword(PasswordChangeView):
    template_name = "account/password.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("account_home")
    extra_context = {"title": gettext_lazy("Change your password")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forced = accounts.state_of(self.request.user.pk or 0).must_change_password
        return super().get_context_data(**kwargs, forced=forced)

    def form_valid(self, form: Any) -> HttpResponse:
        user = self.request.user
        forced = accounts.state_of(user.pk or 0).must_change_password
        done = super().form_valid(form)
        accounts.password_changed(user.pk or 0)
        audit.note(f"user:{user.pk}", "user.own_password_changed", f"user:{user.pk}")
        messages.success(self.request, _("Your password was changed."))
        return redirect(_home_of(user)) if forced else done


@never_cache
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What protects one's own account, and the way out of every browser."""
    context = {
        "title": _("Your account"),
        "second_factor": is_mfa_enabled(request.user),
        "needed": needs_second_factor(request.user),
        "back": reverse(_home_of(request.user)),
        "idle_minutes": round(settings.SESSION_IDLE_MINUTES),
        "hours": round(settings.SESSION_HOURS),
    }
    return render(request, "account/home.html", context)


@require_POST
@login_required
def end_sessions(request: HttpRequest) -> HttpResponse:
    """In all browsers, this one too."""
    user = request.user
    accounts.end_sessions([user.pk or 0])
    audit.note(f"user:{user.pk}", "user.sessions_ended", f"user:{user.pk}")
    target = reverse("admin:login" if getattr(user, "is_staff", False) else "desk:sign_in")
    logout(request)
    messages.success(request, _("You are signed out in all browsers."))
    return redirect(target)


def inactive(request: HttpRequest) -> HttpResponse:
    return render(request, "account/inactive.html", {"title": _("This account is not active")}, status=403)


def _home_of(user: User | Any) -> str:
    return "admin:index" if getattr(user, "is_staff", False) else "desk:queue"
