"""A table and a newer pack pass the gate: what it objects to stays a draft, or is published with a reason on record."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from intents.gate.findings import Finding
from intents.loading import Loaded, load_pack
from intents.models import Intent, IntentRevision, Remark, TopicRule, Trial
from intents.publishing import current_number, in_one_go, published_items
from intents.revisions import latest_revision
from intents.sources import FileSource, Pack
from intents.tables.applying import Stored
from intents.tables.holding import Held
from intents.tables.importing import apply, bring, dry_run
from intents.tables.planning import Fate, Plan
from intents.upstream import accept, offers
from intents.workflow import discard

from .packs import DOG, GARBAGE, RESIDENCE, write_pack
from .tables import HEADINGS, as_csv, names, row

pytestmark = pytest.mark.django_db

SECRET = row(回答="電話で予約してください。\n暗証番号は0000です。")
PLAIN = row(識別名="plain", 市民の書き方の例="")


def examine(part: str, lines: Sequence[str]) -> Iterable[Finding]:
    """Objects to a number that should not be there, and remarks on telephones."""
    yield from (Finding("a secret", grave=True) for line in lines if "暗証番号" in line)
    yield from (Finding("a telephone") for line in lines if "電話" in line)


def looked_at(*rows: Sequence[str]) -> Plan:
    return dry_run(as_csv(HEADINGS, *rows), "faq.csv", names(), examine=examine)[0]


def imported(*rows: Sequence[str], reason: str = "", author: User | None = None) -> Stored:
    data = as_csv(HEADINGS, *rows)
    state = dry_run(data, "faq.csv", names())[1]
    return apply(bring(data, "faq.csv", author), names(), state, author, "note", examine=examine, reason=reason)


def state_of(key: str) -> str:
    latest = latest_revision(Intent.objects.get(key=key))
    assert latest is not None
    return latest.state


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create(username="editor")


def test_the_dry_run_names_what_is_found_by_sheet_row_and_column(loaded: Loaded) -> None:
    secret, plain = looked_at(SECRET, PLAIN).rows
    assert [(each.sheet, each.row, each.column, each.what, each.grave) for each in secret.doubts] == [
        ("faq.csv", 2, "回答", "a secret", True),
        ("faq.csv", 2, "回答", "a telephone", False),
    ]
    assert secret.held == {Held.FINDINGS}
    assert (plain.fate, plain.held) == (Fate.NEW, frozenset())
    assert [each.grave for each in plain.doubts] == [False]


def test_what_citizens_read_already_is_not_looked_at_again(loaded: Loaded) -> None:
    imported(SECRET, reason="it is the number of the exhibition")
    again = looked_at(row(回答="電話で予約してください。\n暗証番号は0000です。\n毎週です。"))
    assert [each.doubts for each in again.rows] == [()]
    assert again.held(Held.FINDINGS) == 0


def test_what_the_check_objects_to_stays_a_draft_and_the_rest_is_published(loaded: Loaded, editor: User) -> None:
    stored = imported(SECRET, PLAIN, author=editor)
    assert (state_of("bulky"), state_of("plain")) == ("draft", "published")
    assert (stored.drafts, stored.publication and stored.publication.number) == (1, 2)
    assert Trial.objects.get().revision.intent.key == "bulky"


def test_with_a_reason_it_is_published_and_the_reason_is_kept_with_it_alone(loaded: Loaded, editor: User) -> None:
    stored = imported(SECRET, PLAIN, reason="it is public", author=editor)
    assert (state_of("bulky"), state_of("plain"), stored.drafts) == ("published", "published", 0)
    remark = Remark.objects.get()
    assert (remark.revision.intent.key, remark.text, remark.author) == ("bulky", "it is public", editor)


def test_a_topic_with_a_bar_holds_its_answers_until_its_questions_are_asked(loaded: Loaded, editor: User) -> None:
    TopicRule.objects.create(topic="waste", bar=80)
    found = looked_at(PLAIN)
    assert (found.held(Held.BAR), found.rows[0].held) == (1, {Held.BAR})
    assert imported(PLAIN, author=editor) == Stored(None, 1)
    assert current_number() == 1


def test_two_persons_are_wanted_whatever_the_reason(loaded: Loaded, editor: User) -> None:
    TopicRule.objects.create(topic="waste", two_persons=True)
    assert imported(PLAIN, reason="I am sure", author=editor) == Stored(None, 1)


def test_an_operator_needs_no_second_person_but_a_reason(loaded: Loaded) -> None:
    TopicRule.objects.create(topic="waste", two_persons=True)
    assert imported(SECRET) == Stored(None, 1)
    discard(IntentRevision.objects.get(state="draft"), None)  # type: ignore[arg-type]  # nobody in particular
    assert imported(SECRET, reason="checked").drafts == 0


def test_an_answer_that_leaves_a_topic_with_two_persons_waits(loaded: Loaded, editor: User) -> None:
    TopicRule.objects.create(topic="waste", two_persons=True)
    moved = row(識別名="garbage", 分野="くらし")
    assert looked_at(moved).rows[0].held == {Held.TWO_PERSONS}


def test_what_is_as_it_was_is_not_held(loaded: Loaded) -> None:
    imported(PLAIN)
    TopicRule.objects.create(topic="waste", bar=80, two_persons=True)
    found = looked_at(PLAIN)
    assert (found.changes, found.rows[0].held) == ((), frozenset())


@pytest.fixture
def upstream(tmp_path: Path, loaded: Loaded) -> Pack:
    """The next version: garbage in other words in Japanese."""
    changed = GARBAGE.replace("朝8時30分", "朝8時")
    return FileSource(write_pack(tmp_path / "next", RESIDENCE, changed, DOG)).read()


def taken(pack: Pack, reason: str = "") -> None:
    def work() -> object:
        return accept(offers(pack), [("garbage", "ja")], author=None, note="", held={"garbage"}, reason=reason)

    in_one_go(work)


def test_a_piece_that_is_held_becomes_a_draft_above_ours(upstream: Pack) -> None:
    garbage = Intent.objects.get(key="garbage")
    taken(upstream)
    live = IntentRevision.objects.get(pk=published_items(current_number())[garbage.pk])
    assert "8時30分" in live.content["answers"]["ja"]
    draft = latest_revision(garbage)
    assert draft is not None
    assert (draft.state, "朝8時ま" in draft.content["answers"]["ja"]) == ("draft", True)
    assert Trial.objects.filter(revision=draft).exists()


def test_who_discards_that_draft_is_back_at_ours_and_not_asked_again(upstream: Pack) -> None:
    garbage = Intent.objects.get(key="garbage")
    taken(upstream)
    draft = latest_revision(garbage)
    assert draft is not None
    discard(draft, None)  # type: ignore[arg-type]  # nobody in particular
    latest = latest_revision(garbage)
    assert latest is not None
    assert latest.pk == published_items(current_number())[garbage.pk]
    assert offers(upstream) == []


def test_a_piece_that_is_taken_with_a_reason_is_published(upstream: Pack) -> None:
    taken(upstream, reason="the county says so")
    garbage = Intent.objects.get(key="garbage")
    live = IntentRevision.objects.get(pk=published_items(current_number())[garbage.pk])
    assert "朝8時ま" in live.content["answers"]["ja"]
    assert Remark.objects.get(revision=live).text == "the county says so"


def test_a_new_answer_of_a_pack_that_is_held_is_read_by_nobody(tmp_path: Path) -> None:
    load_pack(FileSource(write_pack(tmp_path / "old", RESIDENCE, GARBAGE)).read())
    newer = FileSource(write_pack(tmp_path / "new", RESIDENCE, GARBAGE, DOG)).read()

    def work() -> object:
        return accept(offers(newer), [("dog", "new")], author=None, note="", held={"dog"})

    in_one_go(work)
    dog = Intent.objects.get(key="dog")
    assert dog.pk not in published_items(current_number())
    assert state_of("dog") == "draft"
