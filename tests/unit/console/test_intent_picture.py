"""The picture of an answer, from the form to LINE."""

import io
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from intents.exporting import pack_now
from intents.models import AnswerPicture, Intent, IntentRevision
from intents.revisions import content_of, latest_revision
from intents.sources.pictures import drawn as drawn_from
from intents.sources.writing import files_of, zipped
from tests.unit.console.conftest import SignIn
from tests.unit.console.form_data import opened
from tests.unit.made_files import jpeg, png

ALTS = {"picture_alt_ja": "袋の色", "picture_alt_en": "Colours of bags"}


def upload(content: bytes, name: str = "map.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def save(browser: Client, intent: Intent, **changes: Any) -> Any:
    return browser.post(reverse("admin:intents_intent_change", args=[intent.pk]), opened(intent, **changes))


def now(intent: Intent) -> Any:
    latest = latest_revision(intent)
    assert latest is not None
    return content_of(latest)


@pytest.fixture
def with_picture(garbage: IntentRevision, sign_in: SignIn) -> Intent:
    answer = save(sign_in(), garbage.intent, **{"picture-file": upload(jpeg(place=True)), **ALTS})
    assert answer.status_code == 302
    return garbage.intent


def test_a_picture_is_kept_without_what_the_camera_wrote_and_served_to_everybody(
    with_picture: Intent, client: Client
) -> None:
    name = now(with_picture).picture
    answer = client.get(reverse("picture", args=[name]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert b"Hanako" not in answer.content
    assert Image.open(io.BytesIO(answer.content)).size == (20, 40)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]
    assert client.get(reverse("picture", args=["0" * 64 + "-1x1.png"])).status_code == 404
    assert client.get("/pictures/../settings.py").status_code == 404


def test_who_publishes_sees_a_new_picture_beside_what_changes(garbage: IntentRevision, sign_in: SignIn) -> None:
    editor = sign_in("Editors")
    save(editor, garbage.intent, **{"picture-file": upload(png()), "_draft": "", **ALTS})
    page = reverse("admin:intents_intent_draft", args=[garbage.intent.pk])
    shown = f'<img src="/pictures/{now(garbage.intent).picture}" alt="Colours of bags">'
    assert shown in editor.get(page).content.decode()
    save(editor, garbage.intent)
    save(editor, garbage.intent, answers_en="Other words.", _draft="")
    assert "/pictures/" not in editor.get(page).content.decode()


def test_an_old_version_keeps_its_picture_and_brings_it_back(with_picture: Intent, sign_in: SignIn) -> None:
    editor, name = sign_in("Editors"), now(with_picture).picture
    assert save(editor, with_picture, **{"picture-gone": "on"}).status_code == 302
    assert now(with_picture).picture == ""
    history = editor.get(reverse("admin:intents_intent_history", args=[with_picture.pk])).content.decode()
    assert "20×40" in history
    editor.post(reverse("admin:intents_intent_return", args=[with_picture.pk, 2]), {"base_revision": 3})
    assert now(with_picture).picture == name
    assert now(with_picture).picture_alt == {"ja": "袋の色", "en": "Colours of bags"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"<html>", "使える画像はJPEGかPNGです。", id="no picture"),
        pytest.param(png()[:50], "画像が壊れているか、大きすぎて表示できません。", id="damaged"),
        pytest.param(png() + bytes(50_000_000), "画像が10MBを超えています。", id="50 MB"),
    ],
)
def test_what_is_no_picture_is_told_and_nothing_is_kept(
    garbage: IntentRevision, sign_in: SignIn, content: bytes, told: str
) -> None:
    brought = {"picture-file": upload(content), **ALTS}
    page = save(sign_in("Editors", "ja"), garbage.intent, answers_ja="新しい", **brought)
    form = page.context["adminform"].form
    assert form.errors["picture"][0].startswith(told)
    assert form["answers_ja"].value() == "新しい"
    assert not AnswerPicture.objects.exists()
    assert IntentRevision.objects.count() == 1


def test_words_for_who_cannot_see_are_needed_and_the_picture_waits_for_them(
    garbage: IntentRevision, sign_in: SignIn
) -> None:
    editor = sign_in("Editors")
    page = save(editor, garbage.intent, picture_alt_ja="袋の色", **{"picture-file": upload(png())})
    form = page.context["adminform"].form
    assert list(form.errors) == ["picture_alt_en"]
    name = form["picture"].value()
    assert f'value="{name}"' in page.content.decode()
    assert save(editor, garbage.intent, picture=name, **ALTS).status_code == 302
    assert now(garbage.intent).picture == name


@pytest.mark.parametrize("name", ["0" * 64 + "-1x1.png", "../../etc/passwd", "x" * 500])
def test_a_name_of_nothing_is_refused(garbage: IntentRevision, sign_in: SignIn, name: str) -> None:
    page = save(sign_in("Editors"), garbage.intent, picture=name, **ALTS)
    assert list(page.context["adminform"].form.errors) == ["picture"]


def drawn(editor: Client, intent: Intent, **changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = editor.post(reverse("admin:intents_intent_preview"), opened(intent, **changes)).json()
    return found


def test_line_gets_it_above_the_answer_where_it_can_be_fetched(
    with_picture: Intent, sign_in: SignIn, settings: Any
) -> None:
    settings.BASE_URL, editor = "https://madoguchi.city.example", sign_in("Editors")
    [message] = drawn(editor, with_picture)["en"]["messages"]
    hero = message["contents"]["hero"]
    assert hero["url"] == f"https://madoguchi.city.example/pictures/{now(with_picture).picture}"
    assert (hero["aspectRatio"], hero["action"]["label"]) == ("20:40", "Colours of bags")
    assert "🖼 Colours of bags" in message["altText"]
    [without] = drawn(editor, with_picture, **{"picture-gone": "on"})["en"]["messages"]
    assert "hero" not in without["contents"]


def test_without_an_https_address_the_form_says_so_and_the_answer_goes_without(
    with_picture: Intent, sign_in: SignIn, settings: Any
) -> None:
    settings.BASE_URL, settings.LINE_API_URL = "http://counter.local", ""
    editor = sign_in("Editors")
    [message] = drawn(editor, with_picture)["ja"]["messages"]
    assert "hero" not in message["contents"]
    assert "🖼" not in message["altText"]
    page = editor.get(reverse("admin:intents_intent_change", args=[with_picture.pk])).content.decode()
    assert "Citizens get the answer without it" in page
    settings.BASE_URL = "https://counter.example"
    page = editor.get(reverse("admin:intents_intent_change", args=[with_picture.pk])).content.decode()
    assert "Citizens get the answer without it" not in page


def test_a_picture_is_sent_as_soon_as_it_is_chosen(garbage: IntentRevision, sign_in: SignIn) -> None:
    editor, address = sign_in("Editors"), reverse("admin:intents_intent_picture")
    answer = editor.post(address, {"picture-file": upload(png())}).json()
    assert answer["address"] == f"/pictures/{answer['name']}"
    refused = editor.post(address, {"picture-file": upload(b"GIF89a")})
    assert (refused.status_code, refused.json()) == (400, {"problem": "Only JPEG and PNG pictures are taken."})
    assert editor.post(address, {}).json() == {"name": "", "address": ""}
    assert sign_in("Auditors").post(address, {"picture-file": upload(png())}).status_code == 403


def test_a_newer_packs_picture_is_offered_and_kept_with_what_is_taken(garbage: IntentRevision, sign_in: SignIn) -> None:
    IntentRevision.objects.update(origin="pack")
    name, content = drawn_from(png())
    pack = pack_now()
    [intent] = pack.intents
    said = replace(intent.content, picture=name, picture_alt={"ja": "袋の色", "en": "Colours of bags"})
    newer = replace(pack, intents=(replace(intent, content=said),), pictures={name: content})
    editor, packed = sign_in("Editors"), SimpleUploadedFile("shared.zip", zipped(files_of(newer), "shared"))
    address = editor.post("/admin/intents/broughtfile/upload/", {"file": packed}).headers["Location"]
    page = editor.get(address)
    assert "40×20" in page.content.decode()
    ticked = [f"garbage|{piece}" for piece in ("shared", "ja", "en")]
    taken = {"state": page.context["state"], "shown": ["garbage"], "take": ticked}
    editor.post(address.replace("change/", "apply/"), taken)
    assert (now(garbage.intent).picture, now(garbage.intent).picture_alt["en"]) == (name, "Colours of bags")
    assert AnswerPicture.objects.get().pk == name
