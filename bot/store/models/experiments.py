"""What somebody in the console asks to try, and what came of it; for some minutes."""

import uuid

from django.db import models

from bot.domain.experiments import Kind


class ExperimentRow(models.Model):
    """For `person` alone. What was asked and what came of it are sealed, and the row is deleted within the hour."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind])
    person = models.CharField(max_length=80)
    wish = models.BinaryField()
    result = models.BinaryField(default=b"")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
