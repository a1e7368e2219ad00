import pytest

from bot.domain.links import addresses_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("詳しくはhttps://a.example/newをご覧ください。", ["https://a.example/new"]),
        ("(https://a.example/x?y=1&z=2#q).", ["https://a.example/x?y=1&z=2#q"]),
        (
            "https://a.example、http://b.example/a_b-c~d%E3%81%82！",
            ["https://a.example", "http://b.example/a_b-c~d%E3%81%82"],
        ),
        ("javascript:alert(1) http:// ftp://a.example mailto:a@b.example", []),
    ],
)
def test_an_address_ends_where_its_letters_do(text: str, found: list[str]) -> None:
    assert addresses_in(text) == found
