import json
import logging
import os
import threading
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from django.db import connection

from bot.domain.answers import Certainty, Knowledge
from intents.encoders.port import PieceWeights, Vectors
from intents.library import Library
from intents.loading import Loaded
from intents.models import Department, Intent, Vector
from intents.publishing import publish, save_edit, save_row

from .cheap import CheapEncoder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_of_nobodys")]


class Day:
    def __init__(self) -> None:
        self.now = date(2026, 11, 24)

    def __call__(self) -> date:
        return self.now


class Breakable(CheapEncoder):
    broken = False

    def encode(self, texts: Sequence[str], poolings: Sequence[PieceWeights], *, asked: bool = False) -> Vectors:
        if self.broken:
            raise MemoryError("no model today")
        return super().encode(texts, poolings)


@pytest.fixture
def encoder() -> Breakable:
    return Breakable()


@pytest.fixture
def library(tmp_path: Path, encoder: Breakable) -> Library:
    return Library(tmp_path / "index", (encoder,), today=Day())


def edit(**edits: object) -> None:
    intent = Intent.objects.get(key="garbage")
    base = intent.revisions.count()
    save_edit(intent, edits, author=None, base_revision=base)


def test_an_empty_database_gives_a_defined_knowledge(library: Library) -> None:
    knowledge: Knowledge = library.current()

    assert knowledge.publication == 0
    assert knowledge.match("住民票", "ja").certainty is Certainty.NONE
    assert knowledge.entry("garbage") is None
    assert knowledge.department("zoo").name["ja"] == knowledge.city.name["ja"] == "市役所"


def test_what_is_published_is_answered(loaded: Loaded, library: Library) -> None:
    knowledge = library.current()
    entry = knowledge.entry(knowledge.match("住民票とりたい", "ja").candidates[0].key)

    assert entry is not None
    assert (entry.key, entry.revision, knowledge.publication) == ("residence-certificate", 1, 1)
    assert knowledge.city.name["en"] == "Test City"
    assert knowledge.department("citizens").phone == "0000-00-1101"
    assert knowledge.department("zoo").key == "general"
    assert set(knowledge.departments) == {"general", "citizens"}


def test_without_news_one_query_is_asked(
    loaded: Loaded,
    library: Library,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    held = library.current()

    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert library.current() is held


def test_an_edit_is_live_at_the_next_turn_and_a_turn_keeps_what_it_read(loaded: Loaded, library: Library) -> None:
    before = library.current()
    edit(answers={"ja": "毎日出せます。"}, examples={"ja": ["ポリバケツはどこに置く"]})
    after = library.current()

    assert (before.publication, after.publication) == (1, 2)
    assert before.entry("garbage") != after.entry("garbage")
    assert after.match("ポリバケツはどこに置く", "ja").candidates[0].key == "garbage"


def test_only_new_texts_are_computed_also_by_another_process(
    loaded: Loaded,
    library: Library,
    encoder: Breakable,
    tmp_path: Path,
) -> None:
    library.current()
    computed = encoder.texts
    edit(answers={"ja": "毎日出せます。"})
    Library(tmp_path / "another machine", (encoder,)).current()

    assert encoder.texts == computed + 1
    assert Vector.objects.count() == computed + 1


def test_a_new_room_is_known_without_any_edit_of_answers(loaded: Loaded, library: Library) -> None:
    library.current()
    department = Department.objects.get(key="general")
    department.room = "C0GENERAL"
    save_row(department)

    assert library.current().department("general").room == "C0GENERAL"


def test_what_was_not_meant_is_left_aside(loaded: Loaded, library: Library) -> None:
    found = library.current().match("ごみの日いつ", "ja", without=["garbage"])
    assert "garbage" not in [candidate.key for candidate in found.candidates]


def test_days_of_an_answer_are_kept(loaded: Loaded, tmp_path: Path, cheap: CheapEncoder) -> None:
    day = Day()
    knowledge_of = Library(tmp_path / "index", (cheap,), today=day).current
    edit(valid_until=date(2026, 11, 24))
    knowledge = knowledge_of()
    assert knowledge.match("ごみの日いつ", "ja").candidates[0].key == "garbage"

    day.now = date(2026, 11, 25)
    assert all(each.key != "garbage" for each in knowledge.match("ごみの日いつ", "ja").candidates)
    assert knowledge.entry("garbage") is None

    day.now = date(2026, 3, 31)
    assert knowledge.match("ごみの日いつ", "ja").certainty is Certainty.NONE


def test_the_old_goes_on_serving_when_the_new_cannot_be_built(
    loaded: Loaded,
    tmp_path: Path,
    encoder: Breakable,
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = 0.0
    library = Library(tmp_path / "index", (encoder,), today=Day(), clock=lambda: now)
    held = library.current()
    encoder.broken = True
    edit(answers={"ja": "毎日出せます。"})

    with caplog.at_level(logging.ERROR):
        assert library.current() is held
        assert library.current() is held
    assert [record.getMessage() for record in caplog.records] == ["publication 2 cannot be loaded: 1 goes on serving"]

    encoder.broken = False
    now = 5.0
    assert library.current().publication == 2


def test_without_anything_older_a_failure_is_raised(loaded: Loaded, library: Library, encoder: Breakable) -> None:
    encoder.broken = True

    with pytest.raises(MemoryError):
        library.current()


def test_folders_of_old_publications_go(loaded: Loaded, library: Library, tmp_path: Path) -> None:
    for _ in range(5):
        library.current()
        publish()
    library.current()

    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == ["4", "5", "6", "lock"]


def test_a_broken_or_foreign_folder_is_built_again(loaded: Loaded, tmp_path: Path, cheap: CheapEncoder) -> None:
    folder = tmp_path / "index" / "1"
    first = Library(tmp_path / "index", (cheap,)).current()
    assert first.matcher is not None
    (folder / "words.json").write_text("{}", encoding="utf-8")
    again = Library(tmp_path / "index", (cheap,)).current()

    assert again.matcher is not None
    assert again.matcher.index.fingerprint == first.matcher.index.fingerprint
    foreign = json.loads((folder / "words.json").read_text(encoding="utf-8")) | {"fingerprint": "of another database"}
    (folder / "words.json").write_text(json.dumps(foreign), encoding="utf-8")
    third = Library(tmp_path / "index", (cheap,)).current()
    assert third.matcher is not None
    assert third.matcher.index.fingerprint == first.matcher.index.fingerprint


@pytest.mark.django_db(transaction=True)
def test_threads_that_come_at_once_share_one_loading(loaded: Loaded, library: Library, encoder: Breakable) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(_current_of(library))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({id(knowledge) for knowledge in found}) == 1
    assert encoder.texts == Vector.objects.count()


def _current_of(library: Library) -> object:
    try:
        return library.current()
    finally:
        connection.close()


def test_a_process_that_answers_nobody_has_no_index(loaded: Loaded, tmp_path: Path, encoder: Breakable) -> None:
    library = Library(tmp_path / "index", (encoder,), today=Day())
    library.matching = False
    encoder.broken = True

    known = library.current()
    assert known.entry("garbage") is not None
    assert known.department("general").key == "general"
    assert not (tmp_path / "index").exists()


@pytest.mark.django_db(transaction=True)
def test_a_child_matches_with_what_was_loaded_before_the_fork(loaded: Loaded, library: Library) -> None:
    library.preload()
    knowledge = library.current()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, knowledge.match("住民票とりたい", "ja").candidates[0].key.encode())
        os._exit(0)
    os.close(write)

    assert os.read(read, 100).decode() == "residence-certificate"
    assert os.waitpid(child, 0)[1] == 0


def test_vectors_come_back_from_the_table_as_they_were(loaded: Loaded, library: Library, tmp_path: Path) -> None:
    one = library.current()
    two = Library(tmp_path / "other", (CheapEncoder(),)).current()

    assert one.matcher is not None
    assert two.matcher is not None
    for view, vectors in one.matcher.index.views.items():
        assert np.array_equal(vectors, two.matcher.index.views[view])
