"""A citizen's picture itself in the thread of its case, and taking it away again.

Three calls (docs.slack.dev/messaging/working-with-files), of which only the last says something: whatever ends before
it is done anew. Metadata has no place in them, so the file's name is our key, and the thread is read for it after an
ambiguous end.
"""

from collections.abc import Callable, Iterator
from http.client import HTTPException
from time import monotonic
from typing import Any
from urllib.request import Request, urlopen

from slack_sdk import WebClient

from bot.domain.delivery import Method, Receipt
from bot.domain.errors import AmbiguousError, PermanentError, RetryableError
from bot.domain.files import FileGone
from bot.domain.messages import CitizensPicture
from channels.slack.client import call
from channels.slack.content import is_slacks
from channels.slack.settings import SlackSettings

Read = Callable[[str], bytes]
"""A JPEG by our file's id. Raises FileGone where there is none, or none any more."""

MOST_BEFORE = 4.0  # seconds before the last call, so that it ends within the lease of the room
_GONE = ("file_not_found", "file_deleted")
_NO_MESSAGE = ("message_not_found", "cant_delete_message")


class Pictures:
    def __init__(self, settings: SlackSettings, client: WebClient, read: Read) -> None:
        self._settings, self._client, self._read = settings, client, read

    def post(self, room: str, thread: str, key: str, picture: CitizensPicture, began: float) -> Receipt:
        """`began` is when this attempt did, by the monotonic clock. The receipt names the file."""
        content = self._content(picture)
        told = _anew(
            self._client.files_getUploadURLExternal, filename=_name(key), length=len(content), alt_txt=picture.name
        )
        self._upload(str(told.get("upload_url")), content)
        if monotonic() - began > MOST_BEFORE:
            raise RetryableError("the upload to Slack took too long")
        file = {"id": str(told.get("file_id")), "title": picture.name}
        call(self._client.files_completeUploadExternal, files=[file], channel_id=room, thread_ts=thread)
        return Receipt(Method.UPLOAD, (file["id"],))

    def remove(self, room: str, file_id: str) -> Receipt:
        """The file, and the message that shows it. What somebody deleted before is gone as well."""
        try:
            told = call(self._client.files_info, file=file_id)
            for ts in _shown_in(told.get("file") or {}, room):
                _unless(_NO_MESSAGE, self._client.chat_delete, channel=room, ts=ts)
            call(self._client.files_delete, file=file_id)
        except PermanentError as problem:
            if not problem.detail.startswith(_GONE):
                raise
        return Receipt(Method.DELETE, (file_id,))

    def _content(self, picture: CitizensPicture) -> bytes:
        try:
            return self._read(picture.file_id)
        except FileGone as problem:
            raise PermanentError(str(problem)) from problem

    def _upload(self, url: str, content: bytes) -> None:
        if not is_slacks(self._settings, url):
            raise PermanentError("the address for the upload is not Slack's")
        request = Request(url, content, {"Content-Type": "application/octet-stream"})  # noqa: S310 - looked at above
        try:
            with urlopen(request, timeout=self._settings.timeout):  # noqa: S310
                pass
        except (OSError, HTTPException) as problem:
            raise RetryableError(f"the upload to Slack failed: {problem}") from problem


def file_named(message: dict[str, Any], key: str) -> str:
    """The id of the file that was posted under `key` in this message, or ""."""
    return next((str(file["id"]) for file in message.get("files") or () if file.get("name") == _name(key)), "")


def is_file(posted: str) -> bool:
    """Slack's ids of files begin with F; those of messages are times."""
    return posted.startswith("F")


def _name(key: str) -> str:
    return f"{key}.jpg"


def _anew(method: Callable[..., Any], **arguments: Any) -> Any:
    """Nothing was said yet, so what may have been accepted is simply done once more."""
    try:
        return call(method, **arguments)
    except AmbiguousError as problem:
        raise RetryableError(problem.detail) from problem


def _unless(harmless: tuple[str, ...], method: Callable[..., Any], **arguments: Any) -> None:
    try:
        call(method, **arguments)
    except PermanentError as problem:
        if not problem.detail.startswith(harmless):
            raise


def _shown_in(file: dict[str, Any], room: str) -> Iterator[str]:
    """Slack keeps apart what is shown in public rooms and in private ones."""
    for rooms in (file.get("shares") or {}).values():
        yield from (str(share["ts"]) for share in rooms.get(room, ()))
