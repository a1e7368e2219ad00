from django.urls import reverse
from django.utils import translation

from bot.store.models import AuditEntry
from bot.web.console.intent_history import steps_of
from intents.models import IntentRevision, Publication
from intents.publishing import current_number, published_items, save_edit
from intents.revisions import content_of, latest_revision
from tests.unit.console.conftest import SignIn


def _changed(garbage: IntentRevision, answer: str = "<b>新しい</b>回答") -> None:
    save_edit(garbage.intent, {"answers": {"ja": answer}}, author=None, note="訂正", base_revision=1)


def test_the_history_shows_what_changed_and_never_runs_it(garbage: IntentRevision, sign_in: SignIn) -> None:
    _changed(garbage)
    page = sign_in("Auditors").get(reverse("admin:intents_intent_history", args=[garbage.intent.pk]))
    text = page.content.decode()
    assert "訂正" in text
    assert "&lt;b&gt;" in text
    assert "<b>新しい</b>" not in text


def test_the_steps_name_the_live_revision_and_its_changes(garbage: IntentRevision) -> None:
    _changed(garbage)
    with translation.override("ja"):
        newest, first = steps_of(garbage.intent)
    assert (newest.live, first.live) == (True, False)
    assert [difference.label for difference in newest.changes] == ["日本語: 回答"]
    assert first.changes == []


def test_a_return_is_a_new_revision_with_the_old_words(garbage: IntentRevision, sign_in: SignIn) -> None:
    _changed(garbage)
    address = reverse("admin:intents_intent_return", args=[garbage.intent.pk, 1])
    page = sign_in("Editors").post(address, {"base_revision": 2}, follow=True)
    revision = latest_revision(garbage.intent)
    assert revision is not None
    assert revision.number == 3
    assert content_of(revision) == content_of(garbage)
    assert "Published as number 3" in page.content.decode()
    assert AuditEntry.objects.get(action="intent.returned").details == {"to": 1, "revision": 3}


def test_a_return_to_what_somebody_just_changed_is_refused(garbage: IntentRevision, sign_in: SignIn) -> None:
    _changed(garbage)
    address = reverse("admin:intents_intent_return", args=[garbage.intent.pk, 1])
    page = sign_in("Editors").post(address, {"base_revision": 1}, follow=True)
    assert "Somebody else saved in the meantime" in page.content.decode()
    assert Publication.objects.count() == 2


def test_a_return_needs_a_post_and_the_right_to_change(garbage: IntentRevision, sign_in: SignIn) -> None:
    address = reverse("admin:intents_intent_return", args=[garbage.intent.pk, 1])
    assert sign_in("Editors").get(address).status_code == 405
    assert sign_in("Auditors").post(address, {"base_revision": 1}).status_code == 403


def test_an_answer_taken_out_of_use_is_published_no_longer(garbage: IntentRevision, sign_in: SignIn) -> None:
    data = {"action": "take_out_of_use", "_selected_action": [garbage.intent.pk]}
    sign_in("Editors").post(reverse("admin:intents_intent_changelist"), data)
    assert garbage.intent.pk not in published_items(current_number())
