"""Files in the reply form: looked at before anything is fetched, shown in the preview, and Send waits for them."""

import json
from typing import Any

import pytest

from bot.domain.attachments import Attachment, Refusal
from bot.domain.files import FileGone, FileNotReady
from bot.domain.messages import Message, Note, Picture
from channels.simulator.serving import running
from channels.simulator.slack_limits import check_view
from channels.slack import content, parse
from channels.slack.file_forms import Files, Held, SlackFile
from channels.slack.settings import SlackSettings
from tests.city import TUESDAY_NOON
from tests.unit.made_files import pdf
from tests.unit.slack.conftest import Scripted
from tests.unit.slack.desk import PREVIEW, WRITE, Desk, shown
from tests.unit.slack.payloads import submission

MAP, FORM = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


class Kept:
    """What staff chose, as a store holds it; `now` is how far the fetching is."""

    def __init__(self) -> None:
        self.chosen: list[SlackFile] = []
        self.files = (Attachment(MAP, "map.png", "image/png", 5), Attachment(FORM, "form.pdf", "application/pdf", 9))
        self.now = Held(self.files)

    def port(self) -> Files:
        return Files(self._hold, lambda *_: self.now, self._show)

    def _hold(self, case_id: str, user: str, chosen: list[SlackFile]) -> tuple[Attachment, ...]:
        self.chosen = chosen
        return self.files[: len(chosen)]

    def _show(self, case_id: str, text: str, files: tuple[Attachment, ...]) -> tuple[Message, ...]:
        shown = (Picture("https://a/1", "https://a/2", "map.png"), Note("File: form.pdf"))
        return (Note(text), *shown[: len(files)])


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def desk(slack: Scripted, kept: Kept) -> Desk:
    return Desk(slack, files=kept.port())


def chosen(name: str, size: int = 100) -> dict[str, Any]:
    return {"id": f"F{name[:3].upper()}", "name": name, "size": size, "url_private_download": f"https://files/{name}"}


def written(text: str, *files: dict[str, Any]) -> dict[str, Any]:
    made = submission(WRITE, text)
    made["view"]["state"]["values"]["files"] = {"chosen": {"type": "file_input", "files": list(files)}}
    return made


def preview(desk: Desk, text: str = "Here is the map.") -> dict[str, Any]:
    answer = json.loads(desk.interact(written(text, chosen("map.png"), chosen("form.pdf"))).body)
    assert answer["response_action"] == "push"
    view: dict[str, Any] = answer["view"]
    assert check_view(view) == []
    return view


def sending(view: dict[str, Any]) -> dict[str, Any]:
    made = submission(PREVIEW, metadata=view["private_metadata"])
    made["view"]["blocks"] = view["blocks"]
    return made


def test_the_preview_shows_pictures_from_slack_and_files_as_the_citizen_gets_them(desk: Desk, kept: Kept) -> None:
    view = preview(desk)
    assert [file.name for file in kept.chosen] == ["map.png", "form.pdf"]
    (picture,) = [block for block in view["blocks"] if block["type"] == "image"]
    assert (picture["slack_file"], picture["alt_text"]) == ({"id": "FMAP"}, "map.png")
    assert "File: form.pdf" in shown(view)
    assert desk.stored == []


def test_what_is_sent_names_the_files_and_waits_until_they_are_here(desk: Desk, kept: Kept) -> None:
    view = preview(desk)
    kept.now = Held(kept.files, waiting=True)
    again = json.loads(desk.interact(sending(view)).body)
    assert again["response_action"] == "update"
    assert check_view(again["view"]) == []
    assert "press Send once more" in shown(again["view"])
    assert desk.stored == []
    kept.now = Held(kept.files)
    assert json.loads(desk.interact(sending(again["view"])).body) == {"response_action": "clear"}
    event = parse.parse(desk.stored[0], TUESDAY_NOON)
    assert (event.text, event.arguments["files"]) == ("Here is the map.", f"{MAP} {FORM}")


@pytest.mark.parametrize(
    ("now", "told"),
    [(Held((), refused=()), "no longer kept"), (None, "of a kind that cannot be sent")],
    ids=["erased", "not what it says"],
)
def test_what_turns_out_wrong_refuses_the_reply_and_keeps_the_words(
    desk: Desk, kept: Kept, now: Held | None, told: str
) -> None:
    view = preview(desk)
    kept.now = now or Held(kept.files, refused=(("map.png", Refusal.WRONG_TYPE),))
    refused = json.loads(desk.interact(sending(view)).body)["view"]
    assert told in shown(refused)
    assert "Here is the map." in shown(refused)
    assert desk.stored == []


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([chosen("film.pdf", 50 * 1024 * 1024)], "too large"),
        ([chosen("setup.exe")], "of a kind"),
        ([chosen(f"{number}.pdf") for number in range(5)], "up to four"),
    ],
    ids=["50 MB", "program", "five"],
)
def test_what_slack_tells_already_is_refused_before_it_is_fetched(
    desk: Desk, kept: Kept, files: list[dict[str, Any]], told: str
) -> None:
    answer = json.loads(desk.interact(written("words", *files)).body)
    assert answer["response_action"] == "errors"
    assert told in answer["errors"]["files"]
    assert kept.chosen == []


def test_a_file_needs_no_words_and_without_one_they_are_asked_for(desk: Desk) -> None:
    assert json.loads(desk.interact(written("", chosen("map.png"))).body)["response_action"] == "push"
    assert json.loads(desk.interact(written("")).body)["response_action"] == "errors"


def test_a_file_comes_with_the_token_and_from_slacks_host_alone() -> None:
    with running() as slack:
        data = "data:application/pdf;base64,JVBERi0xLjcK"
        file = slack.do("slack/upload", user="U0TANAKA", name="申請書.pdf", data=data)
        right = SlackSettings(slack.state.settings.slack_bot_token, "s", api_url=f"{slack.url}/api/", timeout=2)
        wrong = SlackSettings("xoxb-other", "s", api_url=f"{slack.url}/api/", timeout=2)
        assert content.fetch(right, file["url_private_download"]) == pdf()[:9]
        with pytest.raises(FileGone, match="files:read"):
            content.fetch(wrong, file["url_private_download"])
        with pytest.raises(FileGone, match="404"):
            content.fetch(right, file["url_private_download"].replace(file["id"], "F0GONE"))
        with pytest.raises(FileGone, match="not Slack's"):
            content.fetch(right, "https://elsewhere.example/files-pri/1")
    with pytest.raises(FileNotReady):
        content.fetch(right, file["url_private_download"])
