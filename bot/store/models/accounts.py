"""What the counter keeps of an account beside Django's own fields."""

from django.conf import settings
from django.db import models


class AccountRow(models.Model):
    """`must_change_password`: somebody else knows it. Sessions that began before `sessions_from` (seconds since 1970,
    as a session keeps its own beginning) have ended.
    """

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="sign_in"
    )
    must_change_password = models.BooleanField(default=False)
    sessions_from = models.FloatField(default=0)

    class Meta:
        default_permissions = ()
