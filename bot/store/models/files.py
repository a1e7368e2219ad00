"""What citizens sent besides text, sealed like their words, and gone with their conversation."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from bot.domain.files import FileState
from bot.store.models.conversations import CaseRow, ContactRow, ConversationRow


class FileRow(models.Model):
    """In the database, because every machine of an installation must reach it, and so that one backup holds all.

    `next_at` is when it may be fetched (again); whoever fetches it moves that on first.
    """

    AT_A_TIME = 5  # of these rows are read at once: each may hold as much as `MOST_BYTES`

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contact = models.ForeignKey(ContactRow, on_delete=models.CASCADE, related_name="files")
    conversation = models.ForeignKey(ConversationRow, on_delete=models.CASCADE, related_name="files")
    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="files")
    message_id = models.CharField(max_length=64)
    name = models.CharField(_("name"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=[(s.value, s.value) for s in FileState])
    content_type = models.CharField(_("kind"), max_length=40, blank=True)
    sealed = models.BinaryField(blank=True, default=b"")
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, db_index=True)
    at = models.DateTimeField(_("time"), auto_now_add=True)

    class Meta:
        verbose_name = _("file of a citizen")
        verbose_name_plural = _("files of citizens")
        constraints = [models.UniqueConstraint(fields=["contact", "message_id"], name="one_file_per_message")]

    def __str__(self) -> str:
        return self.name or self.id.hex[:8]
