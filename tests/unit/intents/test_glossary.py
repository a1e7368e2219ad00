from pathlib import Path

import pytest

from intents.glossary import BadGroups, GroupGone, groups_of, latest_lexicon, with_group, without_group
from intents.lexicon import OFF, Group, shipped
from intents.lexicon.rules import Wrong
from intents.library import Library
from intents.loading import Loaded, load_pack
from intents.models import ImmutableRow, Intent, LexiconRevision, Publication
from intents.publishing import current_number, publish, published_items, save_edit, save_lexicon
from intents.reading import lexicon, own_groups
from intents.sources import FileSource, PackProblems

from .packs import write_pack

pytestmark = pytest.mark.django_db

KOALA = Group(("コアラ証", "コアラ"), ("koala card",), "term")
BETTER = Group(("コアラ証", "こあら"), ("koala card",), "term")
FIRST = shipped()[0]


def own() -> tuple[Group, ...]:
    return groups_of(latest_lexicon())


def load(folder: Path, words: str | None, *, force: bool = False) -> Loaded:
    pack = write_pack(folder)
    path = pack / "lexicon.yaml"
    path.unlink(missing_ok=True)
    if words is not None:
        path.write_text(words, encoding="utf-8")
    return load_pack(FileSource(pack).read(), force=force)


def test_before_any_edit_what_ships_serves(loaded: Loaded) -> None:
    assert lexicon(own_groups(0)) == lexicon(own_groups(1)) == shipped()
    assert Publication.objects.get().lexicon is None


def test_a_saved_group_is_a_revision_and_a_publication_with_the_same_answers(loaded: Loaded) -> None:
    revision = save_lexicon(with_group(KOALA), note="the zoo")

    assert (revision.number, revision.note, current_number()) == (1, "the zoo", 2)
    assert lexicon(own_groups(2)) == (KOALA, *shipped())
    assert lexicon(own_groups(1)) == shipped()
    assert published_items(2) == published_items(1)


def test_later_publications_keep_the_words(loaded: Loaded) -> None:
    save_lexicon(with_group(KOALA))
    publish()
    save_edit(Intent.objects.get(key="garbage"), {"answers": {"ja": "毎日。"}}, author=None, base_revision=1)

    assert lexicon(own_groups(current_number()))[0] == KOALA
    assert LexiconRevision.objects.count() == 1


def test_a_revision_is_never_changed(loaded: Loaded) -> None:
    revision = save_lexicon(with_group(KOALA))
    with pytest.raises(ImmutableRow):
        revision.save()


def test_a_group_is_changed_in_its_place_and_taken_away(loaded: Loaded) -> None:
    save_lexicon(with_group(KOALA))
    save_lexicon(with_group(Group(("もう一つ",), ("another",), "word")))
    save_lexicon(with_group(BETTER, instead_of=KOALA))
    assert own()[0] == BETTER

    save_lexicon(without_group(BETTER))
    assert [group.ja for group in own()] == [("もう一つ",)]


def test_a_group_that_somebody_else_changed_is_not_changed_again(loaded: Loaded) -> None:
    save_lexicon(with_group(KOALA))
    save_lexicon(with_group(BETTER, instead_of=KOALA))
    for edit in (with_group(FIRST, instead_of=KOALA), without_group(KOALA)):
        with pytest.raises(GroupGone):
            save_lexicon(edit)
    assert (own(), current_number()) == ((BETTER,), 3)


def test_what_breaks_the_rules_is_not_saved(loaded: Loaded) -> None:
    save_lexicon(with_group(KOALA))
    with pytest.raises(BadGroups) as bad:
        save_lexicon(with_group(Group(("ｺｱﾗ", "有袋類"), (), "word")))
    assert [mistake.wrong for mistake in bad.value.mistakes] == [Wrong.TAKEN]
    assert (own(), current_number()) == ((KOALA,), 2)


def test_a_shipped_group_is_switched_off_and_a_new_one_takes_its_place(loaded: Loaded) -> None:
    save_lexicon(with_group(Group(FIRST.ja, FIRST.en, OFF)))
    assert lexicon(own_groups(2)) == shipped()[1:]

    instead = Group((FIRST.ja[0], "別の言い方"), (), "term")
    save_lexicon(with_group(instead))
    assert own() == (instead,)
    assert lexicon(own_groups(3)) == (instead, *shipped()[1:])


WORDS = "- {ja: [コアラ証, コアラ], en: [koala card]}\n- {ja: [有袋類, カンガルー], kind: word}\n"


def test_a_pack_may_bring_words(db: None, tmp_path: Path) -> None:
    first = load(tmp_path, WORDS)
    assert (first.publication, first.changed[-1]) == (1, "lexicon")
    assert own() == (KOALA, Group(("有袋類", "カンガルー"), (), "word"))

    assert load(tmp_path, WORDS).publication is None
    assert LexiconRevision.objects.count() == 1

    assert load(tmp_path, None).publication == 2
    assert lexicon(own_groups(2)) == shipped()


def test_a_pack_does_not_undo_what_was_edited_here(db: None, tmp_path: Path) -> None:
    load(tmp_path, WORDS)
    save_lexicon(with_group(BETTER, instead_of=KOALA))
    assert load(tmp_path, WORDS).kept_edits == ["lexicon コアラ証"]

    again = load(tmp_path, WORDS + "- {ja: [動物園, ズー]}\n")
    assert again.publication == 3
    assert [group.forms[0] for group in own()] == ["有袋類", "動物園", "コアラ証"]
    assert BETTER in own()

    assert load(tmp_path, WORDS, force=True).publication == 4
    assert own()[0] == KOALA


def test_a_group_taken_away_here_stays_away(db: None, tmp_path: Path) -> None:
    load(tmp_path, WORDS)
    save_lexicon(without_group(KOALA))
    assert load(tmp_path, WORDS).publication is None
    assert KOALA not in own()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("- {ja: [一つ]}", 'lexicon.yaml:1: group: "一つ" stands alone: a group has at least two forms'),
        ("- {ja: []}", "lexicon.yaml:1: group: a form is missing or empty"),
        ("- {ja: [a, 'Ａ']}", 'lexicon.yaml:1: group: "Ａ" stands here twice'),
        ("- {ja: [a, b]}\n- {en: [c, B]}", 'lexicon.yaml:2: group: "B" stands in a group already (lexicon.yaml:1)'),
        ("- {ja: [a, b], kind: noun}", '"noun" is not a kind (term, verb, word, forbidden, off)'),
        (f"- {{ja: [a, {'b' * 61}]}}", "is longer than 60 characters"),
        ("- {ja: [a, b], fr: [c]}", 'lexicon.yaml:1: group: unknown key "fr" (known: ja, en, kind)'),
        ("- {ja: a}", "lexicon.yaml:1: group.ja: expected a list, found a text"),
    ],
)
def test_what_is_wrong_with_a_packs_words_is_named(tmp_path: Path, words: str, expected: str) -> None:
    with pytest.raises(PackProblems) as wrong:
        load(tmp_path, words)
    assert any(expected in str(problem) for problem in wrong.value.problems), wrong.value.problems


def test_a_turn_reads_the_words_of_its_publication(db: None, tmp_path: Path) -> None:
    library = Library(tmp_path / "index")
    assert library.current().lexicon == shipped()
    save_lexicon(with_group(KOALA))
    assert library.current().lexicon[0] == KOALA
