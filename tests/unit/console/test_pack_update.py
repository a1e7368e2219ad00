"""A newer pack in the console: a zip is brought, pieces are ticked, and what was left is not asked again."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bot.store.models import AuditEntry
from intents.exporting import pack_now
from intents.models import Intent, IntentRevision
from intents.publishing import current_number, save_edit
from intents.revisions import latest_revision
from intents.sources.writing import files_of
from tests.unit.console.conftest import SignIn

LIST = "/admin/intents/broughtfile/"


@pytest.fixture
def from_pack(garbage: IntentRevision) -> Intent:
    """The city's answer came from a pack."""
    IntentRevision.objects.all().update(origin="pack")
    return garbage.intent


def newer(old: str, new: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files_of(pack_now()).items():
            archive.writestr(f"shared/{name}", content.decode().replace(old, new))
    return packed.getvalue()


def upload(browser: Client, data: bytes) -> str:
    page = browser.post(f"{LIST}upload/", {"file": SimpleUploadedFile("shared.zip", data)})
    return page.headers.get("Location", "")


def test_pieces_are_taken_or_left_and_that_is_remembered(from_pack: Intent, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    data = newer("8時30分", "8時")
    save_edit(from_pack, {"answers": {"en": "Ours."}}, author=None, base_revision=1)
    address = upload(browser, data)
    page = browser.get(address)
    assert "<ins>" in page.content.decode()

    browser.post(
        address.replace("change/", "apply/"),
        {"state": page.context["state"], "shown": ["garbage"], "take": ["garbage|ja"]},
    )

    latest = latest_revision(from_pack)
    assert latest is not None
    assert latest.content["answers"] == {"ja": "朝8時までに出してください。", "en": "Ours."}
    assert "checkbox" not in browser.get(address).content.decode()
    assert AuditEntry.objects.filter(action="pack.decided").count() == 1


def test_what_was_decided_on_an_old_page_is_not_applied(from_pack: Intent, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    address = upload(browser, newer("8時30分", "8時"))
    state = browser.get(address).context["state"]
    save_edit(from_pack, {"answers": {"en": "Ours."}}, author=None, base_revision=1)
    before = current_number()

    browser.post(address.replace("change/", "apply/"), {"state": state, "shown": ["garbage"], "take": ["garbage|ja"]})

    assert current_number() == before


def test_a_broken_pack_names_file_and_line(from_pack: Intent, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    page = browser.get(upload(browser, newer("topic: waste", "topic: space"))).content.decode()

    assert "intents/waste.yaml:3" in page
    assert "checkbox" not in page


@pytest.mark.parametrize("data", [b"PK", b""], ids=["broken", "empty"])
def test_what_is_no_zip_is_refused(city: None, sign_in: SignIn, data: bytes) -> None:
    assert upload(sign_in("Editors"), data) == ""


@pytest.mark.parametrize("name", ["readme.txt", "../city.yaml"])
def test_a_zip_without_a_pack_or_with_a_way_out_is_refused(city: None, sign_in: SignIn, name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "key: x")

    assert upload(sign_in("Editors"), packed.getvalue()) == ""
