"""People who sign in here, their groups, and the trace that signing in leaves."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.store import audit
from bot.web.console.base import Audited
from bot.web.console.desk_work import DeskWork
from bot.web.console.roles import MEANINGFUL, SEND_AGAIN
from bot.web.console.theme import AdminPasswordChangeForm, CheckboxMultiple, UserChangeForm, UserCreationForm
from bot.web.console.words import RIGHTS, ROLES, in_words, word

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(DjangoUserAdmin, Audited):  # type: ignore[type-arg]  # not subscriptable at run time
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "last_name", "first_name", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    inlines = (DeskWork,)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """An account is made first, then it is said what it works on."""
        return self.inlines if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What a person may do comes from groups alone, so that it can be said in one word."""
        if obj is None:
            return super().get_fieldsets(request, obj)
        return [
            (None, {"fields": ("username", "password")}),
            (_("Name"), {"fields": ("last_name", "first_name", "email")}),
            (_("What this person may do"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
            (_("Dates"), {"fields": self.readonly_fields}),
        ]

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return _as_checkboxes(super().formfield_for_manytomany(db_field, request, **kwargs))


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, Audited):
    list_display = ("role",)
    filter_horizontal = ()
    role = in_words("name", gettext_lazy("name"), ROLES, ordered=True)

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field and db_field.name == "permissions":
            field.queryset = Permission.objects.filter(MEANINGFUL).select_related("content_type")
        return _as_checkboxes(field)


def _as_checkboxes(field: Any) -> Any:
    """The admin's two lists with arrows need a mouse and fail the contrast check; boxes need neither."""
    if field:
        field.label_from_instance = _label
        field.widget = CheckboxMultiple(choices=field.choices)
        field.help_text = ""
    return field


def _label(row: Group | Permission) -> str:
    if isinstance(row, Group):
        return word(ROLES, row.name)
    right = _("send again") if row.codename == SEND_AGAIN else word(RIGHTS, row.codename.partition("_")[0])
    return f"{row.content_type.name}: {right}"


@receiver(user_logged_in, dispatch_uid="console.signed_in")
def note_sign_in(sender: Any, user: User, **kwargs: Any) -> None:
    audit.note(f"user:{user.pk}", "signed_in")


@receiver(user_logged_out, dispatch_uid="console.signed_out")
def note_sign_out(sender: Any, user: User | None, **kwargs: Any) -> None:
    if user:
        audit.note(f"user:{user.pk}", "signed_out")
