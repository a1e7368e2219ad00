"""People who sign in here, and their groups."""

from http import HTTPStatus
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.store import accounts
from bot.web.console.account_actions import lift_lock, reset_second_factor, sign_out_everywhere
from bot.web.console.base import Audited
from bot.web.console.desk_work import DeskWork
from bot.web.console.roles import MEANINGFUL, SEND_AGAIN
from bot.web.console.seen import SeenForm
from bot.web.console.theme import AdminPasswordChangeForm, CheckboxMultiple, UserChangeForm, UserCreationForm
from bot.web.console.words import RIGHTS, ROLES, in_words, word

# The first two have pages below; the others hold secrets or nothing to see.
for model in (User, Group, EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken):
    admin.site.unregister(model)


class AccountForm(SeenForm, UserChangeForm):  # type: ignore[type-arg]  # not subscriptable at run time
    unseen = ("password", "last_login", "date_joined")
    beside = ("staff_member",)


@admin.register(User)
class UserAdmin(DjangoUserAdmin, Audited):  # type: ignore[type-arg]  # not subscriptable at run time
    form = AccountForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "last_name", "first_name", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    inlines = (DeskWork,)
    actions = (sign_out_everywhere, reset_second_factor, lift_lock)

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

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            accounts.require_new_password(obj.pk)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Of somebody else: whoever set it knows it, so its owner changes it first of all."""
        done = super().user_change_password(request, id, form_url)
        if done.status_code == HTTPStatus.FOUND and id != str(request.user.pk):
            accounts.require_new_password(int(id))
            accounts.end_sessions([int(id)])
        return done

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        return _as_checkboxes(super().formfield_for_manytomany(db_field, request, **kwargs))


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, Audited):
    form = SeenForm
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
