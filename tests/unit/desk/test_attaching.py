"""Files of a reply at the web desk: attached, looked at, sent, and opened by the citizen's link for some days."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bot.store import attachments
from bot.store.models import AttachmentRow, CaseRow
from tests.unit.desk.conftest import Counter
from tests.unit.desk.pages import hidden, waiting_for
from tests.unit.made_files import jpeg, pdf


@pytest.fixture(autouse=True)
def _public(settings: Any) -> None:
    """LINE shows pictures from HTTPS addresses alone."""
    settings.BASE_URL = "https://madoguchi.example"


def fill_in(browser: Client, case: CaseRow, shown: str, step: str, *files: tuple[str, bytes], **given: Any) -> Any:
    attached = re.findall(r'name="attached" value="([^"]+)"', shown)
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    sent = {**hidden(shown), "step": step, "attached": attached, "files": uploads, **given}
    return browser.post(reverse("desk:reply", args=[case.pk]), sent)


def attach(browser: Client, case: CaseRow, *files: tuple[str, bytes], text: str = "地図です。") -> str:
    form = browser.get(reverse("desk:reply", args=[case.pk])).content.decode()
    return unescape(fill_in(browser, case, form, "preview", *files, text=text).content.decode())


def test_pictures_and_files_are_previewed_and_sent_as_the_citizen_gets_them(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    shown = attach(tanaka, case, ("地図.jpg", jpeg(place=True)), ("申請書.pdf", pdf()))
    assert waiting_for("line", "staff") == []
    picture = tanaka.get(re.findall(r'<img class="picture" src="([^"]+)"', shown)[0])
    assert picture["Content-Type"] == "image/jpeg"
    assert "ファイル：申請書.pdf（1 KB）" in shown
    assert fill_in(tanaka, case, shown, "send", text="地図です。").status_code == 302
    (sent,) = waiting_for("line", "staff")
    assert re.findall(r"'type': '(\w+)'", sent) == ["Note", "Picture", "Note"]
    note = waiting_for("slack", "desk")[-1]
    assert "地図です。" in note
    assert "📎 申請書.pdf" in note
    assert bytes(AttachmentRow.objects.get(name="申請書.pdf").content)[:4] != b"%PDF"


def test_a_picture_is_a_link_where_the_city_has_no_https(counter: Counter, tanaka: Client, settings: Any) -> None:
    settings.BASE_URL, settings.LINE_API_URL = "http://madoguchi.example", ""
    assert "ファイル：地図.jpg" in attach(tanaka, counter.case(), ("地図.jpg", jpeg()))


def test_the_link_opens_without_signing_in_until_its_days_are_over(
    counter: Counter, tanaka: Client, settings: Any
) -> None:
    case, phone = counter.case(), Client(headers={"accept-language": "en"})
    shown = attach(tanaka, case, ("申請書.pdf", pdf()))
    link = re.findall(r"/files/sent/\S+", shown)[0].partition("<")[0]
    assert phone.get(link).status_code == 410  # not sent yet
    fill_in(tanaka, case, shown, "send", text="")
    link = re.findall(r"/files/sent/[\w.-]+", waiting_for("line", "staff")[0])[0]
    answer = phone.get(link)
    assert answer.content == pdf()
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert phone.get(link[:-3] + "AAA").status_code == 404
    settings.FILE_LINK_DAYS = -2
    assert "can no longer be opened" in phone.get(link).content.decode()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("film.pdf", b"%PDF-1.7\n" + bytes(11 * 1024 * 1024), "too large"),
        ("form.pdf", b"MZ\x90\x00" + bytes(100), "of a kind that cannot be sent"),
        ("form.docx", pdf(), "not what the ending"),
    ],
)
def test_what_is_refused_is_told_and_nothing_that_was_typed_is_lost(
    counter: Counter, tanaka: Client, name: str, content: bytes, told: str
) -> None:
    shown = attach(tanaka, counter.case(), (name, content), ("ok.pdf", pdf()), text="長い返信です。")
    assert f"“{name}”" in shown
    assert told in shown
    assert "長い返信です。" in shown
    assert [row.name for row in AttachmentRow.objects.all()] == ["ok.pdf"]


def test_of_what_comes_without_end_no_more_is_read_than_all_files_may_hold(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    form = hidden(tanaka.get(reverse("desk:reply", args=[case.pk])).content.decode())
    fields = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in {**form, "text": "書きました"}.items()
    )
    head = f'{fields}--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.7\n'

    class Endless:
        read_so_far = 0

        def read(self, size: int = -1) -> bytes:
            began, self.read_so_far = self.read_so_far, self.read_so_far + size
            return head.encode().ljust(size, b" ")[:size] if not began else bytes(size)

        def readline(self, size: int = -1) -> bytes:
            return self.read(size)

    body = Endless()
    answer = tanaka.generic(
        "POST",
        reverse("desk:reply", args=[case.pk]),
        **{"wsgi.input": body, "CONTENT_LENGTH": str(2**31), "CONTENT_TYPE": "multipart/form-data; boundary=b"},
    )
    assert "書きました" in answer.content.decode()
    assert "too large" in answer.content.decode()
    assert body.read_so_far < 60 * 1024 * 1024


def test_a_fifth_file_is_refused_and_one_that_is_removed_makes_room(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    shown = attach(tanaka, case, *((f"{number}.pdf", pdf()) for number in range(5)))
    assert "“4.pdf” was not attached: a reply takes up to four files." in shown
    first = re.findall(r'name="attached" value="([^"]+)"', shown)[0]
    less = fill_in(tanaka, case, shown, "", detach=first, text="残り").content.decode()
    assert "0.pdf" not in less
    assert "3.pdf" in less


def test_a_file_of_another_person_or_case_is_not_attached(counter: Counter, tanaka: Client, sign_in: Any) -> None:
    case = counter.case()
    shown = attach(tanaka, case, ("a.pdf", pdf()))
    other = sign_in("sato", "general")
    assert "a.pdf" not in fill_in(other, case, shown, "preview", text="見せて").content.decode()
    row = AttachmentRow.objects.get()
    assert other.get(reverse("desk:attached", args=[case.pk, row.pk])).status_code == 404


def test_the_token_is_asked_for_although_files_are_read_by_their_own_rules(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = tanaka.cookies
    answer = strict.post(reverse("desk:reply", args=[case.pk]), {"step": "preview", "text": "だれか"})
    assert answer.status_code == 403


def test_what_was_never_sent_is_gone_after_a_day_and_the_rest_with_the_case(counter: Counter, tanaka: Client) -> None:
    case = counter.case()
    shown = attach(tanaka, case, ("a.pdf", pdf()))
    assert attachments.forget_drafts(timezone.now() - timedelta(days=1)) == 0
    assert attachments.forget_drafts(timezone.now() + timedelta(seconds=1)) == 1
    answer = fill_in(tanaka, case, shown, "send", text="")
    assert answer.status_code == 422  # neither words nor a file is left
    assert waiting_for("line", "staff") == []
    attach(tanaka, case, ("b.pdf", pdf()))
    case.conversation.delete()
    assert not AttachmentRow.objects.exists()


def test_links_cannot_be_made_by_others() -> None:
    assert signing.TimestampSigner(salt="sent-file", sep=".").sign("a") != signing.TimestampSigner(sep=".").sign("a")
