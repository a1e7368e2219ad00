"""What signing in leaves in the audit log."""

from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver

from bot.store import audit


@receiver(user_logged_in, dispatch_uid="console.signed_in")
def note_sign_in(sender: Any, user: User, **kwargs: Any) -> None:
    audit.note(f"user:{user.pk}", "signed_in")


@receiver(user_logged_out, dispatch_uid="console.signed_out")
def note_sign_out(sender: Any, user: User | None, **kwargs: Any) -> None:
    if user:
        audit.note(f"user:{user.pk}", "signed_out")


@receiver(authenticator_added, dispatch_uid="second_factor.added")
def note_added(sender: Any, user: User, authenticator: Any, **kwargs: Any) -> None:
    audit.note(f"user:{user.pk}", "second_factor.added", f"user:{user.pk}", kind=authenticator.type)


@receiver(authenticator_removed, dispatch_uid="second_factor.removed")
def note_removed(sender: Any, user: User, authenticator: Any, **kwargs: Any) -> None:
    audit.note(f"user:{user.pk}", "second_factor.removed", f"user:{user.pk}", kind=authenticator.type)


@receiver(authenticator_reset, dispatch_uid="second_factor.codes")
def note_new_codes(sender: Any, user: User, authenticator: Any, **kwargs: Any) -> None:
    audit.note(f"user:{user.pk}", "second_factor.codes_made", f"user:{user.pk}")
