"""Signing in at the desk: the accounts and the session are those of the administration."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import reverse_lazy

sign_in = LoginView.as_view(
    template_name="desk/sign_in.html", next_page=reverse_lazy("desk:queue"), redirect_authenticated_user=True
)
sign_out = LogoutView.as_view(next_page=reverse_lazy("desk:sign_in"))
