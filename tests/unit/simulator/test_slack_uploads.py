"""Uploading a file as slack_sdk does it, and every order that Slack refuses."""

from __future__ import annotations

from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient

from channels.simulator.serving import Simulator

from .test_slack_messages import ROOM, refused

PICTURE = b"\xff\xd8 not really"


def announced(slack: WebClient, length: int = len(PICTURE)) -> dict[str, Any]:
    return dict(slack.files_getUploadURLExternal(filename="a.jpg", length=length, alt_txt="alt").data)  # type: ignore[arg-type]


def put(address: str, data: bytes = PICTURE) -> int:
    try:
        with urlopen(Request(address, data)) as answer:
            return int(answer.status)
    except HTTPError as problem:
        return problem.code


def thread(slack: WebClient, parent: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = slack.conversations_replies(channel=ROOM, ts=parent)["messages"]
    return found[1:]


def test_the_sdk_uploads_into_a_thread_and_the_token_reads_it(slack: WebClient, simulator: Simulator) -> None:
    parent = slack.chat_postMessage(channel=ROOM, text="親")["ts"]
    done = slack.files_upload_v2(content=PICTURE, filename="a.jpg", title="題", channel=ROOM, thread_ts=parent)
    (message,) = thread(slack, parent)
    (file,) = message["files"]
    assert (file["id"], file["name"], file["title"], file["size"]) == (done["file"]["id"], "a.jpg", "題", len(PICTURE))
    head = {"Authorization": f"Bearer {slack.token}"}
    with urlopen(Request(file["url_private"], headers=head)) as answer:
        assert answer.read() == PICTURE
    (room,) = [one for one in simulator.snapshot()["slack"]["rooms"] if one["id"] == ROOM]
    assert room["messages"][0]["replies"][0]["files"][0]["mimetype"] == "image/jpeg"


def test_the_answer_of_the_last_call_tells_no_more_than_id_and_title(slack: WebClient) -> None:
    told = announced(slack)
    assert put(told["upload_url"]) == 200
    done = slack.files_completeUploadExternal(files=[{"id": told["file_id"], "title": "題"}], channel_id=ROOM)
    assert done["files"] == [{"id": told["file_id"], "title": "題"}]
    shares = slack.files_info(file=told["file_id"])["file"]["shares"]["public"][ROOM]
    assert shares[0]["ts"] == slack.conversations_history(channel=ROOM)["messages"][0]["ts"]


def test_an_address_serves_once_and_for_as_many_bytes_as_were_announced(slack: WebClient) -> None:
    told = announced(slack)
    assert put(told["upload_url"], PICTURE + b"more") == 400
    assert put(told["upload_url"]) == 200
    assert put(told["upload_url"]) == 404
    assert put(told["upload_url"] + "x") == 404


def test_what_is_announced_wrongly_is_refused(slack: WebClient) -> None:
    ask = slack.files_getUploadURLExternal
    assert refused(ask, filename="", length=1)["error"] == "missing_argument"
    assert refused(ask, filename="a.jpg", length=-1)["error"] == "invalid_arguments"
    assert refused(ask, filename="a.jpg", length=2 * 1024**3)["error"] == "file_upload_size_restricted"
    assert refused(ask, filename="a.jpg", length=1, alt_txt="x" * 1001)["error"] == "alt_txt_too_large"


def test_a_file_is_completed_after_its_bytes_and_once(slack: WebClient) -> None:
    told = announced(slack)
    done = {"files": [{"id": told["file_id"]}], "channel_id": ROOM}
    assert refused(slack.files_completeUploadExternal, **done)["error"] == "file_not_found"
    put(told["upload_url"])
    slack.files_completeUploadExternal(**done)  # type: ignore[arg-type]
    assert refused(slack.files_completeUploadExternal, **done)["error"] == "file_not_found"
    assert len(slack.conversations_history(channel=ROOM)["messages"]) == 1


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ({"channel_id": "C0NOWHERE"}, "channel_not_found"),
        ({"channel_id": ROOM, "thread_ts": "1.1"}, "thread_not_found"),
    ],
)
def test_a_place_that_is_none_is_refused_and_the_upload_waits(
    slack: WebClient, place: dict[str, str], error: str
) -> None:
    told = announced(slack)
    put(told["upload_url"])
    done = slack.files_completeUploadExternal
    assert refused(done, files=[{"id": told["file_id"]}], **place)["error"] == error
    done(files=[{"id": told["file_id"]}], channel_id=ROOM)


def test_a_deleted_file_leaves_a_gravestone_and_is_deleted_once(slack: WebClient, simulator: Simulator) -> None:
    done = slack.files_upload_v2(content=PICTURE, filename="a.jpg", channel=ROOM)
    file_id = done["file"]["id"]
    slack.files_delete(file=file_id)
    assert slack.conversations_history(channel=ROOM)["messages"][0]["files"] == [{"id": file_id, "mode": "tombstone"}]
    for call in (slack.files_delete, slack.files_info):
        assert refused(call, file=file_id)["error"] == "file_deleted"
        assert refused(call, file="F0NONE")["error"] == "file_not_found"
    theirs = simulator.do("slack/upload", user="U0TANAKA", name="b.jpg", data="data:image/jpeg;base64,AAAA")
    assert refused(slack.files_delete, file=theirs["id"])["error"] == "cant_delete_file"
