import pytest

from bot.domain.variables import filled_in, unknown_in, without_variables

VALUES = {"city_name": "試験市", "department.phone": "0000-00-1101"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{city_name}の電話は{department.phone}です。", "試験市の電話は0000-00-1101です。"),
        ("{{city_name}}", "{city_name}"),
        ("{{{city_name}}}", "{試験市}"),
        ("{city_name.__class__} {0} { city_name }", "{city_name.__class__} {0} { city_name }"),
        ("a } lone { brace", "a } lone { brace"),
        ("nothing", "nothing"),
    ],
)
def test_a_name_in_braces_is_looked_up_and_nothing_else_happens(text: str, said: str) -> None:
    assert filled_in(text, VALUES) == said


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert filled_in("{city_name}", {**VALUES, "city_name": "{department.phone}"}) == "{department.phone}"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("{city_name} {{mayor}} {department.phone}", []),
        ("{mayor}、{mayor}、{city name}", ["{mayor}", "{city name}"]),
        ("{ city_name }", ["{ city_name }"]),
        ("｛city_name｝と｛例｝", ["｛city_name｝"]),
        ("{city_name", ["{"]),
        ("a } b", ["}"]),
    ],
)
def test_what_is_no_variable_is_named_as_it_was_written(text: str, unknown: list[str]) -> None:
    assert unknown_in(text, VALUES) == unknown


def test_a_variable_counts_nothing_where_it_is_written() -> None:
    assert without_variables("{department.name}の窓口") == "の窓口"
