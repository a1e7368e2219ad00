"""Import and export in the console: upload, dry run, one press; stale, repeated and refused ones."""

import io
import zipfile

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bot.store.models import AuditEntry, StaffMember
from intents.models import BroughtFile, Intent, IntentRevision, Publication, TopicRule
from intents.publishing import current_number, save_edit
from intents.revisions import latest_revision
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn

LIST = "/admin/intents/broughtfile/"


def text_of(browser: Client, form: str = "csv") -> str:
    return browser.get(f"{LIST}export/{form}/").content.decode("utf-8-sig")


def upload(browser: Client, content: str | bytes, name: str = "faq.csv") -> str:
    """Where the upload leads."""
    data = content.encode() if isinstance(content, str) else content
    page = browser.post(f"{LIST}upload/", {"file": SimpleUploadedFile(name, data)})
    return page.headers.get("Location", "")


def press(browser: Client, address: str, note: str = "") -> str:
    """The state of the dry run goes along, as its page has it."""
    state = browser.get(address).context["state"]
    return apply(browser, address, state, note)


def apply(browser: Client, address: str, state: str, note: str = "") -> str:
    page = browser.post(address.replace("change/", "apply/"), {"state": state, "note": note})
    return page.headers["Location"]


def test_an_edited_table_is_looked_at_and_published_whole(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    address = upload(browser, text_of(browser).replace("8時30分", "8時"))

    page = browser.get(address).content.decode()
    assert "<ins>" in page
    assert current_number() == 1

    press(browser, address, "summer hours")
    assert current_number() == 2
    latest = latest_revision(garbage.intent)
    assert latest is not None
    assert latest.content["answers"]["ja"].startswith("朝8時までに")
    assert (latest.number, latest.note, latest.author.username) == (2, "summer hours", "Editors")  # type: ignore[union-attr]
    assert AuditEntry.objects.filter(action="answers.imported").count() == 1


def test_the_same_press_twice_publishes_once(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    table = text_of(browser).replace("8時30分", "8時")
    address = upload(browser, table)
    assert upload(browser, table) == address
    state = browser.get(address).context["state"]

    apply(browser, address, state)
    apply(browser, address, state)

    assert Publication.objects.count() == 2
    assert IntentRevision.objects.filter(intent=garbage.intent).count() == 2


def test_a_stale_dry_run_is_made_again(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    address = upload(browser, text_of(browser).replace("8時30分", "8時"))
    state = browser.get(address).context["state"]
    save_edit(garbage.intent, {"title": {"ja": "ごみ"}}, author=None, base_revision=1)

    assert apply(browser, address, state) == address
    assert current_number() == 2
    assert "の出し方" in browser.get(address).content.decode()  # the file would undo the colleague's title


def test_problems_are_listed_and_nothing_is_applied(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    broken = text_of(browser).replace("2030-03-31", "someday", 1).replace("8時30分", "<script>alert(1)</script>")
    address = upload(browser, broken)

    page = browser.get(address)
    text = page.content.decode()
    assert "someday" in text
    assert "<script>alert(1)" not in text
    assert 'name="state"' not in text

    apply(browser, address, page.context["state"])
    assert current_number() == 1


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "faq.csv"), (b"PK", "faq.xlsx"), (b"x", "faq.exe"), (b"\x81\xff", "faq.csv")],
    ids=["empty", "broken", "kind", "encoding"],
)
def test_what_is_no_table_is_not_kept(city: None, sign_in: SignIn, data: bytes, name: str) -> None:
    browser = sign_in("Editors")
    page = browser.post(f"{LIST}upload/", {"file": SimpleUploadedFile(name, data)})

    assert 'role="alert"' in page.content.decode()
    assert BroughtFile.objects.count() == 0


def test_who_only_reads_exports_and_imports_nothing(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Auditors")
    brought = sample.make_brought_file()

    assert "ごみの出し方" in text_of(browser)
    assert browser.post(f"{LIST}upload/").status_code == 403
    assert browser.get(f"{LIST}{brought.pk}/change/").status_code == 403
    assert browser.post(f"{LIST}{brought.pk}/apply/", {"state": "1.1"}).status_code == 403


def test_staff_of_the_desk_export_nothing(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Staff")
    assert browser.get(LIST).status_code == 403
    assert browser.get(f"{LIST}export/pack/").status_code == 403


def test_every_form_is_downloaded(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    for form in ("xlsx", "csv", "cp932", "pack"):
        page = browser.get(f"{LIST}export/{form}/")
        assert page.headers["Content-Disposition"].startswith("attachment"), form
    names = zipfile.ZipFile(io.BytesIO(browser.get(f"{LIST}export/pack/").content)).namelist()
    assert "minatogawa/intents/waste.yaml" in names
    assert browser.get(f"{LIST}export/exe/").status_code == 404


def test_what_cp932_lacks_is_named_before_the_download(garbage: IntentRevision, sign_in: SignIn) -> None:
    save_edit(Intent.objects.get(), {"answers": {"ja": "𠮷田さん"}}, author=None, base_revision=1)
    browser = sign_in("Editors")

    assert "𠮷" in browser.get(f"{LIST}export/cp932/").content.decode()
    assert browser.get(f"{LIST}export/cp932/?anyway=1").content.decode("cp932").count("?田さん") == 1


def test_what_wants_two_persons_becomes_a_draft(garbage: IntentRevision, sign_in: SignIn) -> None:
    TopicRule.objects.create(topic="waste", two_persons=True)
    browser = sign_in("Editors")
    address = upload(browser, text_of(browser).replace("8時30分", "8時"))

    press(browser, address)

    latest = latest_revision(garbage.intent)
    assert latest is not None
    assert (latest.number, latest.state, current_number()) == (2, IntentRevision.State.DRAFT, 1)
    assert latest.stale == ["en"]


def test_answers_of_other_departments_are_refused(garbage: IntentRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    table = text_of(browser).replace("8時30分", "8時")
    account = User.objects.get(username="Editors")
    StaffMember.objects.create(account=account, departments=["tax"])

    page = browser.get(upload(browser, table))

    assert [each.row for each in page.context["plan"].problems] == [2]
    apply(browser, f"{LIST}{BroughtFile.objects.get().pk}/change/", page.context["state"])
    assert current_number() == 1


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\x89PNG\r\n" + bytes(50_000_000), "photo.xlsx", "The file is larger than 20 MB."),
        (b"\x89PNG\r\n\x1a\n" + bytes(1_000), "photo.png", "Only Excel (.xlsx), CSV and zipped packs (.zip) are read."),
        (b"\x89PNG\r\n\x1a\n" + bytes(1_000), "photo.xlsx", "cannot be unpacked"),
    ],
)
def test_a_picture_in_place_of_a_table_is_refused_in_words(
    garbage: IntentRevision, sign_in: SignIn, content: bytes, name: str, told: str
) -> None:
    page = sign_in("Editors").post(f"{LIST}upload/", {"file": SimpleUploadedFile(name, content)})
    [error] = page.context["form"].errors["file"]
    assert told in error
    assert not BroughtFile.objects.exists()
