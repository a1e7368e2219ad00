import pytest

from bot.domain.buttons import Button
from bot.domain.messages import AnswerCard, CaseCard, Choice, from_json, to_json


@pytest.mark.parametrize(
    ("target", "uri"),
    [
        ("https://city.example/ごみ?x=1#a", "https://city.example/%E3%81%94%E3%81%BF?x=1#a"),
        ("tel:0000-00-1101", "tel:0000001101"),
        ("tel:+81 (3) 1234", "tel:+8131234"),
        ("tel:０３-1234 #55", "tel:031234"),
        ("tel:", "tel:"),
    ],
)
def test_a_target_as_a_phone_takes_it(target: str, uri: str) -> None:
    assert Button("x", target).uri == uri


def test_only_pages_can_be_looked_at() -> None:
    assert Button("x", "https://city.example/").page == "https://city.example/"
    assert Button("x", "tel:119").page == ""


def test_a_stored_answer_comes_back_and_so_does_one_from_before_buttons_and_pictures() -> None:
    card = AnswerCard("t", "b", "l", "u", buttons=(Button("予約", "tel:119"),), picture_url="https://c.example/p")
    stored = to_json(card)
    assert from_json(stored) == card
    for name in ("buttons", "formatted", "picture_url", "picture_ratio", "picture_alt"):
        del stored[name]
    assert from_json(stored) == AnswerCard("t", "b", "l", "u")


def test_the_buttons_of_a_case_stay_choices() -> None:
    card = CaseCard("c", "h", (), (), (Choice("Take", "take"),), "s")
    assert from_json(to_json(card)) == card
