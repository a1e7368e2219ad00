"""What staff asked the model for and nobody took up yet."""

import uuid

from django.db import models


class HelpRow(models.Model):
    """Lives for seconds: whoever takes it up deletes it. What was typed is sealed, with where to show the result."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wanted = models.CharField(max_length=24)
    staff = models.CharField(max_length=80)
    case = models.CharField(max_length=40, blank=True)
    sealed = models.BinaryField()
    found = models.JSONField(null=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.wanted} {self.staff}"


class HelpShownRow(models.Model):
    """What came of a wish at the web desk, sealed: for whoever wished it, for some minutes."""

    id = models.UUIDField(primary_key=True, editable=False)
    staff = models.CharField(max_length=80)
    sealed = models.BinaryField()
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.staff
