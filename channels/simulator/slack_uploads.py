"""Files that the app uploads: an address for the bytes, the bytes, then the message that shows them; and deleting.

docs.slack.dev/reference/methods: files.getUploadURLExternal, files.completeUploadExternal, files.info, files.delete.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .clock import token
from .gateway import Answer, admit
from .slack_call import Call, failed, ok, writable
from .slack_files import described
from .slack_messages import bot_message, paced, refused_thread
from .slack_state import BOT_USER_ID, Room, Upload, UploadedFile
from .world import World

Json = dict[str, Any]

ALT_TEXT = 1000
FILE_BYTES = 1024**3  # slack.com/help/articles/201330736: of one file


def get_upload_url(call: Call) -> Answer:
    name, length = call.text("filename"), str(call.body.get("length") or "")
    if not name or not length:
        return failed("missing_argument")
    if not length.isdigit() or int(length) < 1:
        return failed("invalid_arguments")
    if int(length) > FILE_BYTES:
        return failed("file_upload_size_restricted")
    if len(call.text("alt_txt")) > ALT_TEXT:
        return failed("alt_txt_too_large")
    file_id, key = "F0" + token(5).upper(), token(16)
    call.world.slack.uploads[key] = Upload(file_id, name, int(length), call.text("alt_txt"))
    return ok(upload_url=f"{call.world.public_url}/upload/v1/{key}", file_id=file_id)


def _take(world: World, key: str, data: bytes) -> Answer:
    """The address serves once, and for as many bytes as were announced."""
    upload = world.slack.uploads.get(key)
    if upload is None or upload.data is not None:
        return Answer(b"", 404, accepted=False)
    if len(data) != upload.length:
        return Answer(b"", 400, accepted=False)
    upload.data = data
    return Answer(f"OK - {len(data)}".encode(), media_type="text/plain")


def complete_upload(call: Call) -> Answer:
    """Once for each file; without a room the file stays private. The answer tells no more than id and title."""
    asked = call.structure("files")
    if not isinstance(asked, list) or not asked or not all(isinstance(one, dict) for one in asked):
        return failed("invalid_arguments")
    waiting = {one.file_id: key for key, one in call.world.slack.uploads.items() if one.data is not None}
    if any(one.get("id") not in waiting for one in asked):
        return failed("file_not_found")
    room = _place(call) if call.text("channel_id") else None
    if isinstance(room, Answer):
        return room
    files = [_completed(call.world, waiting[one["id"]], str(one.get("title") or "")) for one in asked]
    if room is not None:
        _share(call, room, files)
    call.world.touch()
    return ok(files=[{"id": one["id"], "title": one["title"]} for one in files])


def _place(call: Call) -> Room | Answer:
    """Where the files are to be shown; a post like every other to the pace of the room."""
    room = writable(call, "channel_id")
    if isinstance(room, Answer):
        return room
    return refused_thread(room, call.text("thread_ts")) or paced(call, room) or room


def _completed(world: World, key: str, title: str) -> Json:
    upload = world.slack.uploads.pop(key)
    data = upload.data or b""
    told = described(world, upload.file_id, BOT_USER_ID, upload.name, len(data))
    told |= {"title": title or upload.name, "display_as_bot": False, "shares": {}}
    if upload.alt_text:
        told["alt_txt"] = upload.alt_text
    world.slack.files[upload.file_id] = UploadedFile(data, told)
    return told


def _share(call: Call, room: Room, files: list[Json]) -> None:
    thread_ts = call.text("thread_ts")
    shown = [{name: value for name, value in one.items() if name != "shares"} for one in files]
    content: Json = {"text": call.text("initial_comment"), "files": shown, "upload": False}
    message = bot_message(call.world, content | ({"thread_ts": thread_ts} if thread_ts else {}))
    room.add(message)
    room.posted_at = call.world.lifetimes.now()
    share = {"ts": message["ts"], "channel_name": room.name, **({"thread_ts": thread_ts} if thread_ts else {})}
    for one in files:
        one["shares"] = {"public": {room.id: [share]}}
    call.entry["ts"] = message["ts"]


def info(call: Call) -> Answer:
    found = _found(call)
    if isinstance(found, Answer):
        return found
    return ok(file=found.described, comments=[], response_metadata={"next_cursor": ""})


def delete(call: Call) -> Answer:
    """Gone for everybody; the messages that showed it keep a gravestone in its place."""
    found = _found(call)
    if isinstance(found, Answer):
        return found
    if found.described["user"] != BOT_USER_ID:
        return failed("cant_delete_file")
    file_id = found.described["id"]
    del call.world.slack.files[file_id]
    call.world.slack.deleted_files.add(file_id)
    for room in call.world.slack.rooms.values():
        for message in room.by_ts.values():
            if "files" in message:
                message["files"] = [_gravestone(one, file_id) for one in message["files"]]
    call.world.touch()
    return ok()


def _gravestone(file: Json, deleted: str) -> Json:
    return {"id": deleted, "mode": "tombstone"} if file["id"] == deleted else file


def _found(call: Call) -> UploadedFile | Answer:
    slack, file_id = call.world.slack, call.text("file")
    if file_id in slack.deleted_files:
        return failed("file_deleted")
    return slack.files.get(file_id) or failed("file_not_found")


def routes(world: World) -> list[Route]:
    async def upload(request: Request) -> Response:
        """Needs no token: knowing the address is enough."""
        data = await request.body()
        entry = world.record("slack", "upload", {"bytes": len(data)})
        return await admit(world, "slack", entry, lambda: _take(world, request.path_params["key"], data), {})

    return [Route("/upload/v1/{key}", upload, methods=["POST"])]
