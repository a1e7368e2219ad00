from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from django.urls import reverse

from intents.index import files
from intents.index.build import build
from intents.index.index import HEADED
from intents.models import Intent, IntentRevision
from intents.publishing import current_number
from intents.reading import entries_of
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn
from tests.unit.intents.cheap import CheapEncoder

EAST, NORTH = np.array([1, 0], dtype=np.float32), np.array([0, 1], dtype=np.float32)


@pytest.fixture
def three(garbage: IntentRevision, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Garbage and rubbish lie in one direction, the dog in another."""
    monkeypatch.setattr("django.conf.settings.DATA_DIR", tmp_path)
    sample.make_intent("rubbish", "ごみ収集", "朝8時30分までに。")
    sample.make_intent("dog", "犬の登録", "30日以内に。")
    number = current_number()
    index = build(entries_of(number), (CheapEncoder(),), (), nobodys=()).index
    vectors = np.stack([NORTH if index.keys[owner] == "dog" else EAST for owner in index.owners])
    files.save(replace(index, views={("compass", HEADED): vectors}), tmp_path / "index" / str(number))


@pytest.mark.parametrize("group", ["Editors", "Auditors"])
def test_the_page_of_an_answer_names_similar_ones(three: None, sign_in: SignIn, group: str) -> None:
    browser = sign_in(group)
    other = Intent.objects.get(key="rubbish")
    page = browser.get(reverse("admin:intents_intent_change", args=[Intent.objects.get(key="garbage").pk]))
    text = page.content.decode()
    assert "Similar answers" in text
    assert reverse("admin:intents_intent_change", args=[other.pk]) in text
    assert "100 %" in text

    dog = browser.get(reverse("admin:intents_intent_change", args=[Intent.objects.get(key="dog").pk]))
    assert "Similar answers" not in dog.content.decode()


def test_the_list_shows_those_that_have_a_similar_one(three: None, sign_in: SignIn) -> None:
    page = sign_in("Editors").get(reverse("admin:intents_intent_changelist"), {"similar": "yes"})
    assert {row.key for row in page.context["cl"].result_list} == {"garbage", "rubbish"}
