"""People who sign in here, their groups, and the trace that signing in leaves."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver

from bot.store import audit
from bot.web.console.base import Audited
from bot.web.console.theme import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(DjangoUserAdmin, Audited):  # type: ignore[type-arg]  # not subscriptable at run time
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "last_name", "first_name", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, Audited):
    list_display = ("name",)


@receiver(user_logged_in, dispatch_uid="console.signed_in")
def note_sign_in(sender: Any, user: User, **kwargs: Any) -> None:
    audit.note(f"user:{user.pk}", "signed_in")


@receiver(user_logged_out, dispatch_uid="console.signed_out")
def note_sign_out(sender: Any, user: User | None, **kwargs: Any) -> None:
    if user:
        audit.note(f"user:{user.pk}", "signed_out")
