"""A case worked half at the web desk, half in Slack, over real processes."""

import re
import urllib.parse
import urllib.request
from html import unescape
from http.cookiejar import CookieJar
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.rig import Rig, manage, wait_until
from tests.scenario.test_desk import card_again, waiting_case
from tests.unit.made_files import jpeg, pdf

_ACCOUNT = """
from django.contrib.auth.models import Group, User
from bot.store.models import StaffMember
user = User.objects.create_user("hanako", password="long enough to pass", last_name="窓口", first_name="花子")
user.groups.add(Group.objects.get(name="Staff"))
StaffMember.objects.create(account=user, departments=["general", "citizens"])
"""


class Desk:
    """One member of staff with a browser."""

    def __init__(self, address: str, name: str, password: str) -> None:
        self._address = address
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._browser.addheaders = [("Accept-Language", "ja")]
        self.post("/desk/login/", self.get("/desk/login/"), username=name, password=password)

    def get(self, path: str) -> str:
        return self._open(path, None)

    def post(self, path: str, page: str, **given: str | list[str]) -> str:
        """Fill in and send a form of `page`."""
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        return self._open(path, urllib.parse.urlencode({**hidden, **given}, doseq=True).encode())

    def attach(self, path: str, page: str, text: str, files: dict[str, bytes]) -> str:
        """Fill in a reply and press Preview."""
        fields = {**dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)), "text": text}
        uploads = [SimpleUploadedFile(name, content) for name, content in files.items()]
        body = encode_multipart(BOUNDARY, {**fields, "files": uploads})
        return self._open(path, Request(self._address + path, body, {"Content-Type": MULTIPART_CONTENT}))

    def _open(self, path: str, data: bytes | Request | None) -> str:
        given = (data, None) if isinstance(data, Request) else (self._address + path, data)
        with self._browser.open(*given, timeout=30) as answer:
            return unescape(answer.read().decode())

    def case(self, number: str) -> str:
        """The address of a case in the list, once it is there."""
        link = re.compile(rf'href="(/desk/cases/[^"]+)">\s*<span class="number">[^/]*{number}')
        found = wait_until(lambda: link.search(self.get("/desk/")), what="the case is in the list")
        return str(found[1])


@pytest.fixture(scope="module")
def desk(counter: Rig) -> Desk:
    address = f"http://127.0.0.1:{counter.environment['CONSOLE_PORT']}"
    wait_until(lambda: counter.get_url(f"{address}/desk/login/") == 200, 60, "the desk answers")
    manage(counter.environment, "shell", "-c", _ACCOUNT)
    return Desk(address, "hanako", "long enough to pass")


def number_of(card: dict[str, Any]) -> str:
    found = re.search(r"相談 ([0-9A-F]{6})", str(card["blocks"]))
    assert found
    return found[1]


def test_a_case_is_claimed_and_answered_at_the_desk_and_slack_knows(counter: Rig, desk: Desk) -> None:
    user, card = waiting_case(counter)
    case = desk.case(number_of(card))
    page = desk.get(case)
    assert "担当になりました" in desk.post(f"{case}press/", page, action="claim")
    wait_until(lambda: "窓口 花子" in str(card_again(counter, card)["blocks"]), what="the card names the owner")

    counter.press(card_again(counter, card), "reply", "U0SUZUKI")  # its card has no button to claim any more
    told = "この相談は 窓口 花子 さんが担当しています"
    wait_until(lambda: told in str(counter.state()["slack"]["notices"]), what="who was second is told who was first")

    preview = desk.post(f"{case}reply/", desk.get(f"{case}reply/"), step="preview", text="2階の3番窓口です。")
    assert not any("3番窓口" in words for words in counter.words_read_by(user))
    assert "返信を市民に送っています" in desk.post(f"{case}reply/", preview, step="send", text="2階の3番窓口です。")
    wait_until(lambda: "2階の3番窓口です。" in counter.words_read_by(user), what="the citizen reads the reply")

    counter.say(user, "ありがとう。では行きます")
    wait_until(lambda: "では行きます" in desk.get(case), what="the desk shows what the citizen writes")
    closing = desk.get(f"{case}close/")
    assert "相談を終了しました" in desk.post(f"{case}close/", closing, outcome="answered")
    wait_until(lambda: "回答した" in str(card_again(counter, card)["blocks"]), what="the card is closed")
    counter.settle()
    assert counter.words_read_by(user).count("2階の3番窓口です。") == 1


def test_pictures_and_files_reach_the_citizen(counter: Rig, desk: Desk) -> None:
    user, card = waiting_case(counter)
    address = f"{desk.case(number_of(card))}reply/"
    files = {"地図.jpg": jpeg(place=True), "申請書.pdf": pdf()}
    preview = desk.attach(address, desk.get(address), "地図と申請書です。", files)
    attached = re.findall(r'name="attached" value="([^"]+)"', preview)
    desk.post(address, preview, step="send", text="地図と申請書です。", attached=attached)
    wait_until(lambda: "地図と申請書です。" in counter.words_read_by(user), what="the citizen reads the reply")
    (picture,) = [read for read in counter.read_by(user) if read["type"] == "image"]
    link = re.findall(r"http\S+/files/sent/\S+", " ".join(counter.words_read_by(user)))[0]
    for sent, content in ((picture["originalContentUrl"], b"\xff\xd8"), (picture["previewImageUrl"], b"\xff\xd8")):
        assert urlopen(sent, timeout=10).read().startswith(content)
    assert urlopen(link, timeout=10).read() == pdf()


def test_what_slack_claims_and_gives_back_goes_on_at_the_desk(counter: Rig, desk: Desk) -> None:
    _user, card = waiting_case(counter)
    case = desk.case(number_of(card))
    page = desk.get(case)
    counter.press(card, "claim", "U0SUZUKI")
    wait_until(lambda: "が担当しています" in desk.get(case), what="the desk tells who owns it")
    assert "さんが担当しています" in desk.post(f"{case}press/", page, action="claim")
    wait_until(lambda: "give_back" in str(card_again(counter, card)["blocks"]), what="the card shows the claim")
    counter.press(card_again(counter, card), "give_back", "U0SUZUKI")
    wait_until(lambda: "担当する" in desk.get(case), what="it can be claimed at the desk again")
    assert "担当になりました" in desk.post(f"{case}press/", desk.get(case), action="claim")
    wait_until(lambda: "窓口 花子" in str(card_again(counter, card)["blocks"]), what="the card names the owner")
