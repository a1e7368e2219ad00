"""How long a session lives: a working day at most, a while without activity, and no longer than the rights it began
with.
"""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from bot.store import accounts
from bot.store.models import AccountRow

BEGAN, SEEN = "sign_in.began", "sign_in.seen"
SEEN_AGAIN_AFTER = 60
"""Seconds between two notes of activity: not every page is worth a write."""
_RIGHTS = ("is_active", "is_staff", "is_superuser")


def has_ended(request: HttpRequest, state: AccountRow) -> bool:
    began, now = request.session.get(BEGAN, 0), time.time()
    return bool(
        began < state.sessions_from
        or now - began > settings.SESSION_HOURS * 3600
        or now - request.session.get(SEEN, 0) > settings.SESSION_IDLE_MINUTES * 60
    )


def note_activity(request: HttpRequest) -> None:
    """A page that fetches itself again (desk/live.js) is nobody's activity."""
    now = time.time()
    if "X-Live" not in request.headers and now - request.session.get(SEEN, 0) > SEEN_AGAIN_AFTER:
        request.session[SEEN] = now


@receiver(user_logged_in, dispatch_uid="sessions.begin")
def begin(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    request.session[BEGAN] = request.session[SEEN] = time.time()


@receiver(pre_save, sender=User, dispatch_uid="sessions.rights_before")
def remember_rights(sender: Any, instance: User, **kwargs: Any) -> None:
    before = User.objects.filter(pk=instance.pk).values_list(*_RIGHTS).first() if instance.pk else None
    instance._rights_before = before  # type: ignore[attr-defined]  # only until it is saved


@receiver(post_save, sender=User, dispatch_uid="sessions.rights_changed")
def rights_changed(sender: Any, instance: User, created: bool, **kwargs: Any) -> None:
    now = tuple(getattr(instance, name) for name in _RIGHTS)
    if not created and instance._rights_before != now:  # type: ignore[attr-defined]
        accounts.end_sessions([instance.pk])


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="sessions.groups_changed")
@receiver(m2m_changed, sender=User.user_permissions.through, dispatch_uid="sessions.own_rights_changed")
def membership_changed(sender: Any, instance: Any, action: str, pk_set: set[int] | None, **kwargs: Any) -> None:
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    if isinstance(instance, User):
        accounts.end_sessions([instance.pk] if pk_set or action == "pre_clear" else [])
    elif isinstance(instance, Group):  # changed from the group's side
        accounts.end_sessions(pk_set or instance.user_set.values_list("pk", flat=True))


@receiver(m2m_changed, sender=Group.permissions.through, dispatch_uid="sessions.group_rights_changed")
def group_changed(sender: Any, instance: Any, action: str, pk_set: set[int] | None, **kwargs: Any) -> None:
    if action in ("post_add", "post_remove", "pre_clear") and isinstance(instance, Group):
        accounts.end_sessions(instance.user_set.values_list("pk", flat=True))
