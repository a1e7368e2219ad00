"""A night of grouping, with an encoder that knows letters only."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from bot import wiring
from bot.store.models import QuestionGroup, UnfoundQuestion
from intents.knowledge import NEUTRAL_CITY, PublishedKnowledge
from intents.matcher import Matcher
from intents.understanding import understand
from tasks import unfound
from tests.unit.asking import Citizen
from tests.unit.intents.cheap import CheapEncoder
from tests.unit.intents.packs import entries_in, write_pack

pytestmark = pytest.mark.django_db


@dataclass
class Shelf:
    knowledge: PublishedKnowledge

    def current(self) -> PublishedKnowledge:
        return self.knowledge


@pytest.fixture
def citizen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Citizen:
    entries, encoder = tuple(entries_in(write_pack(tmp_path))), CheapEncoder()
    matcher = Matcher(understand(entries, (encoder,), ()), (encoder,))
    known = PublishedKnowledge(1, NEUTRAL_CITY, {}, entries, matcher, timezone.localdate)
    monkeypatch.setattr(wiring, "library", lambda: Shelf(known))
    monkeypatch.setattr(unfound, "LIKENESS", 0.6)
    return Citizen()


def groups() -> list[list[str]]:
    rows = UnfoundQuestion.objects.select_related("message").order_by("group_id", "id")
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.group_id, []).append(row.message.text_masked)
    return list(found.values())


def test_what_is_alike_is_grouped_and_groups_stay_what_they_are(citizen: Citizen) -> None:
    citizen.ask("ドローンを飛ばしたい")
    citizen.ask("プールは何時まで")
    citizen.ask("ドローンを飛ばしたいです")
    citizen.ask("👍")
    unfound.group_questions()
    first = list(QuestionGroup.objects.values_list("pk", flat=True))
    citizen.ask("プールは何時までですか")
    unfound.group_questions()
    unfound.group_questions()
    assert groups() == [
        ["ドローンを飛ばしたい", "ドローンを飛ばしたいです"],
        ["プールは何時まで", "プールは何時までですか"],
    ]
    assert list(QuestionGroup.objects.values_list("pk", flat=True)) == first


def test_the_department_is_guessed_by_the_nearest_answers(citizen: Citizen) -> None:
    citizen.ask("ドローンを飛ばしたい", near="residence-certificate")
    unfound.group_questions()
    assert QuestionGroup.objects.get().department == "citizens"


def test_vectors_are_made_anew_when_the_index_learned_anew(citizen: Citizen) -> None:
    citizen.ask("ドローンを飛ばしたい")
    unfound.group_questions()
    UnfoundQuestion.objects.update(vector=b"\0\0", made_with="before")
    citizen.ask("ドローンを飛ばしたい")
    unfound.group_questions()
    assert len(groups()) == 1


def test_what_was_dismissed_and_grows_is_shown_again_after_the_night(citizen: Citizen) -> None:
    citizen.ask("ドローンを飛ばしたい")
    unfound.group_questions()
    QuestionGroup.objects.update(state="dismissed", size=1, changed_at=timezone.now())
    for _ in range(3):
        citizen.ask("ドローンを飛ばしたい", at=timezone.now() + timedelta(seconds=1))
    unfound.group_questions()
    assert QuestionGroup.objects.get().state == "open"
