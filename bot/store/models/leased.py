"""What one worker at a time may drain."""

from django.db import models


class Leased(models.Model):
    """`fence` grows with every lease: a worker whose fence is no longer the row's has lost it and stores nothing."""

    lease_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveBigIntegerField(default=0)

    class Meta:
        abstract = True
