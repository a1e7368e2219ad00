"""A new password of one's own, and the code of the second factor."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from django.contrib.auth.forms import PasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from unfold.widgets import UnfoldAdminPasswordWidget

from bot.web.sign_in import locks


class OwnPasswordForm(PasswordChangeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            kept = "current-password" if name == "old_password" else "new-password"
            field.widget = UnfoldAdminPasswordWidget(attrs={"autocomplete": kept})

    def clean_new_password1(self) -> str:
        given = str(self.cleaned_data["new_password1"])
        if given == self.data.get("old_password"):
            raise ValidationError(_("The new password must be another one than the old."))
        return given


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # the package has no types
    """Wrong codes count towards the same lock as wrong passwords."""

    def clean_code(self) -> str:
        request, name = context.request, self.user.get_username()
        if locks.is_locked(request, name):
            request.axes_locked_out = True
            raise ValidationError(_("Too many tries. Wait a few minutes, then try again."))
        try:
            return str(super().clean_code())
        except ValidationError:
            locks.note_failure(request, name)
            raise
