"""How published answers grow old by the rules of their topics."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from bot.domain.answers import AfterEnd, WhenStale
from intents.library import Library
from intents.loading import Loaded
from intents.models import Intent, TopicRule
from intents.publishing import current_number, save_edit, save_row
from intents.reading import entries_of

from .cheap import CheapEncoder

pytestmark = pytest.mark.django_db


def _end_yesterday() -> None:
    edits = {"valid_from": date(2020, 1, 1), "valid_until": timezone.localdate() - timedelta(days=1)}
    save_edit(Intent.objects.get(key="garbage"), edits, author=None, base_revision=1)


@pytest.mark.parametrize("after_end", [AfterEnd.CAVEAT, AfterEnd.HAND_OVER])
def test_an_answer_that_has_ended_is_found_where_its_topics_rule_says_so(
    loaded: Loaded, tmp_path: Path, after_end: AfterEnd
) -> None:
    _end_yesterday()
    library = Library(tmp_path / "index", (CheapEncoder(),))
    assert library.current().entry("garbage") is None
    save_row(TopicRule(topic="waste", after_end=after_end))
    knowledge = library.current()
    found = knowledge.entry("garbage")
    assert found is not None
    assert found.after_end is after_end
    assert knowledge.match("ごみの日いつ", "ja").candidates[0].key == "garbage"


def test_an_answer_that_has_not_begun_is_never_given(loaded: Loaded, tmp_path: Path) -> None:
    save_row(TopicRule(after_end=AfterEnd.CAVEAT))
    edits = {"valid_from": timezone.localdate() + timedelta(days=1)}
    save_edit(Intent.objects.get(key="garbage"), edits, author=None, base_revision=1)
    assert Library(tmp_path / "index", (CheapEncoder(),)).current().entry("garbage") is None


def test_a_translation_left_behind_is_known_to_the_counter(loaded: Loaded) -> None:
    save_edit(Intent.objects.get(key="garbage"), {"answers": {"ja": "毎日です。"}}, author=None, base_revision=1)
    save_row(TopicRule(when_stale=WhenStale.FALL_BACK))
    entry = next(each for each in entries_of(current_number()) if each.key == "garbage")
    assert entry.stale == {"en"}
    assert (entry.written_in("ja"), entry.written_in("en")) == (True, False)


def test_a_topic_may_want_a_look_of_staff_at_each_answer(loaded: Loaded) -> None:
    save_row(TopicRule(topic="waste", draft_first=True))
    looked_at = {each.key for each in entries_of(current_number()) if each.draft_first}
    assert looked_at == {each.key for each in entries_of(current_number()) if each.topic == "waste"} != set()
