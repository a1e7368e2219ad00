"""Files that are attached at the web desk: judged while they come in, held in memory only, then kept sealed."""

from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_protect

from bot.domain.attachments import MOST_BYTES, MOST_FILES, Attachment, Refusal, plain_name
from bot.languages.forms import form_text
from bot.privacy.attached import at_first_sight, judged
from bot.store import attachments
from bot.store.models import CaseRow
from bot.web.desk.access import Staff, View
from bot.web.desk.wording import language

FIELD = "files"
MOST_OF_A_REQUEST = (MOST_FILES + 1) * MOST_BYTES


class Reading(FileUploadHandler):
    """Keeps nothing of a file from where its beginning or its length tells that it cannot be taken, and stops
    reading where more comes than all files may hold.

    The fields of the form stand before the files, so what was typed is there whatever the files are.
    """

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.refused: list[tuple[str, Refusal]] = []
        self._read = self._files = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._parts: list[bytes] = []
        self._size, self._is_refused = 0, False
        self._files += 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._read += len(raw_data)
        self._size += len(raw_data)
        if self._is_refused:
            self._stop_in_time()
        elif refusal := self._refusal(raw_data):
            self._refuse(refusal)
        else:
            self._parts.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        if self._is_refused:
            return None
        content = BytesIO(b"".join(self._parts))
        self._parts = []
        return InMemoryUploadedFile(content, self.field_name, self.file_name, self.content_type, file_size, None)

    def _refusal(self, raw_data: bytes) -> Refusal | None:
        if self._files > MOST_FILES:
            return Refusal.TOO_MANY
        if self._size > MOST_BYTES:
            return Refusal.TOO_LARGE
        return None if self._parts else at_first_sight(raw_data)

    def _refuse(self, refusal: Refusal) -> None:
        self._parts, self._is_refused = [], True
        self.refused.append((plain_name(self.file_name or ""), refusal))

    def _stop_in_time(self) -> None:
        if self._read > MOST_OF_A_REQUEST:
            raise StopUpload(connection_reset=True)


def with_files(view: View) -> View:
    """The view gets its files by `taken`. To stand inside what asks who it is."""
    protected = csrf_protect(view)

    @wraps(view)
    def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [Reading(request)]
        return protected(request, *args, **kwargs)

    return reading


def taken(request: HttpRequest, staff: Staff, case: CaseRow) -> tuple[tuple[Attachment, ...], list[str]]:
    """What the reply holds now (what was attached before and not taken away, and what came with this request), and
    what is to be told about the rest."""
    problems = [(name, refusal) for name, refusal in _reading(request).refused]
    ids = [each for each in request.POST.getlist("attached") if each != request.POST.get("detach")]
    held = list(attachments.values(attachments.drafts(case.pk, ids, staff.person)))
    for upload in request.FILES.getlist(FIELD):
        name = plain_name(upload.name or "")
        fit = judged(name, upload.read()) if len(held) < MOST_FILES else Refusal.TOO_MANY
        if isinstance(fit, Refusal):
            problems.append((name, fit))
        else:
            held.append(attachments.keep(case.pk, staff.person, fit))
    return tuple(held), [form_text(f"attach.{why}", language(), name=name) for name, why in problems]


def _reading(request: HttpRequest) -> Reading:
    reading = request.upload_handlers[0]
    assert isinstance(reading, Reading)
    return reading
