import pytest

from bot.domain.words import Unwritten
from intents.lexicon import FORBIDDEN, KINDS, OFF, Group, forbidding, merged, sharing, shipped
from intents.lexicon.rules import LONGEST, Wrong, mistakes

JUMINHYO = Group(("住民票の写し", "住民票"), ("residence certificate", "juminhyo"), "term")
KOSEKI = Group(("戸籍",), ("family register",), "term")


def wrong(*groups: Group) -> list[tuple[int, str]]:
    return [(mistake.group, mistake.wrong.value) for mistake in mistakes(groups)]


def test_what_ships_keeps_to_the_rules() -> None:
    assert len(shipped()) == 1815
    assert list(mistakes(shipped())) == []
    assert {group.kind for group in shipped()} == set(KINDS) - {FORBIDDEN}
    assert all(group.ja and group.en for group in shipped())


def test_words_that_yaml_would_interpret_stay_words() -> None:
    assert all(isinstance(form, str) for group in shipped() for form in group.forms)


def test_without_groups_of_its_own_a_city_has_what_ships() -> None:
    assert merged((JUMINHYO, KOSEKI), ()) == (JUMINHYO, KOSEKI)


def test_an_own_group_replaces_what_shares_a_form_whatever_its_width_and_case() -> None:
    own = Group((), ("ＪＵＭＩＮＨＹＯ", "resident paper"), "term")
    assert merged((JUMINHYO, KOSEKI), (own,)) == (own, KOSEKI)


def test_a_group_that_is_off_only_takes_away() -> None:
    assert merged((JUMINHYO, KOSEKI), (Group(("住民票",), (), OFF),)) == (KOSEKI,)


def test_one_group_may_replace_two() -> None:
    own = Group(("住民票", "戸籍"), (), "term")
    assert sharing((JUMINHYO, KOSEKI), own) == [JUMINHYO, KOSEKI]
    assert merged((JUMINHYO, KOSEKI), (own,)) == (own,)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (Group((), (), "term"), Wrong.EMPTY),
        (Group(("住民票", " "), (), "term"), Wrong.EMPTY),
        (Group(("住民票",), (), "term"), Wrong.ALONE),
        (Group(("住民票",), ("x" * (LONGEST + 1),), "term"), Wrong.TOO_LONG),
        (Group(("ゴミ", "ｺﾞﾐ"), (), "term"), Wrong.TWICE),
        (Group(("ゴミ", "ごみ"), (), "noun"), Wrong.KIND),
    ],
)
def test_what_is_wrong_with_a_group_is_named(group: Group, expected: Wrong) -> None:
    assert wrong(group) == [(0, expected)]


def test_a_form_stands_in_one_group_only() -> None:
    [mistake] = mistakes((JUMINHYO, Group(("住民 票",), ("Juminhyo",), "term")))
    assert (mistake.group, mistake.wrong, mistake.form, mistake.other) == (1, Wrong.TAKEN, "Juminhyo", 0)


def test_a_group_that_is_off_needs_one_form() -> None:
    assert wrong(Group(("住民票",), (), OFF)) == []


FORBIDS = Group(("障害者", "住民票"), ("alien",), FORBIDDEN)


def test_what_the_city_does_not_write_is_understood_all_the_same() -> None:
    assert merged((JUMINHYO, KOSEKI), (FORBIDS,)) == (JUMINHYO, KOSEKI)
    assert wrong(FORBIDS, Group(("住民票", "ジュウミンヒョウ"), (), "term"), Group(("外人",), (), FORBIDDEN)) == []
    assert sharing((JUMINHYO,), FORBIDS) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("身体障害者手帳の申請", ["障害者"]),
        ("For ＡＬＩＥＮ residents", ["alien"]),
        ("Salient points for aliens", []),
        ("住民票の写し", ["住民票"]),
        ("障がいのある人", []),
    ],
)
def test_a_forbidden_word_is_found_whatever_its_width_and_case(text: str, found: list[str]) -> None:
    assert [each.form for each in forbidding((JUMINHYO, FORBIDS))(text)] == found


@pytest.mark.parametrize(
    ("forbids", "better"),
    [
        (Group(("ジュウミンヒョウ",), (), FORBIDDEN), "住民票"),  # what the lexicon calls it, in the same language
        (Group((), ("juminhyo",), FORBIDDEN), "resident record"),
        (
            Group(("住民票", "ジュウミンヒョウ"), (), FORBIDDEN),
            "証票",
        ),  # not one that holds it
        (Group(("知らない語",), (), FORBIDDEN), ""),
    ],
)
def test_the_better_word_is_one_that_means_the_same_and_is_allowed(forbids: Group, better: str) -> None:
    means = Group(("住民票", "ジュウミンヒョウ", "住民票の写し", "証票"), ("resident record", "juminhyo"), "term")
    [found] = forbidding((means, forbids))(f"これは{forbids.forms[-1]} です")
    assert found == Unwritten(forbids.forms[-1], better)


def test_a_group_comes_back_from_json_as_it_was() -> None:
    assert Group.from_json(JUMINHYO.as_json()) == JUMINHYO
