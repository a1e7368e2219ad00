"""What staff attach to their replies, sealed, and gone with the conversation."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from bot.store.models.conversations import CaseRow


class AttachmentRow(models.Model):
    """A draft until `sent_at`: nobody but whoever attached it (`person`) sees it, and it is deleted after a day.

    `content` and `preview` are sealed. A file from Slack is fetched by a worker: `fetch_from` (sealed) is where, and
    `next_at` when, until it is here or `refusal` says why not.
    """

    AT_A_TIME = 5  # of these rows are read at once: each may hold as much as `MOST_BYTES`

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="attachments")
    person = models.CharField(max_length=64)
    name = models.CharField(_("name"), max_length=100)
    content_type = models.CharField(_("kind"), max_length=100, blank=True)
    size = models.PositiveIntegerField(_("size"), default=0)
    content = models.BinaryField(blank=True, default=b"")
    preview = models.BinaryField(blank=True, default=b"")
    refusal = models.CharField(max_length=20, blank=True)
    fetch_from = models.BinaryField(blank=True, default=b"")
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, db_index=True)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, db_index=True)

    class Meta:
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")

    def __str__(self) -> str:
        return self.name
