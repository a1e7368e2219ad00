import pytest

from bot.dialogue.guards.sealing import BrokenToken, sealed, unsealed

ANSWERS = (
    "申し込みは 0000-00-1210 か https://www.city.example/waste へ。夜間は#7119。",
    "Call 0000-00-1210 or write to help@city.example. The fee is 300 yen, until 17:15.",
)


def test_links_addresses_and_numbers_to_call_are_out_of_the_models_hands_and_come_back() -> None:
    whole = sealed(ANSWERS)

    text = "\n".join(whole.texts)
    assert not any(part in text for part in ("1210", "https", "7119", "@"))
    assert "300 yen, until 17:15" in text
    assert [unsealed(each, whole.values) for each in whole.texts] == list(ANSWERS)


def test_one_value_has_one_token_in_all_texts() -> None:
    first, second = sealed(ANSWERS).texts

    assert "⟦1⟧" in first
    assert "⟦1⟧" in second


@pytest.mark.parametrize("text", ["⟦9⟧へ", "⟦A1⟧へ", "⟦1", "1⟧", "〚1〛", "⟦1 ⟧", "⟦⟧", "⟦1⟧⟦"])
def test_a_token_that_was_changed_or_made_up_refuses_the_text(text: str) -> None:
    with pytest.raises(BrokenToken):
        unsealed(text, sealed(ANSWERS).values)


def test_brackets_in_an_answer_make_no_token() -> None:
    whole = sealed(["様式⟦1⟧（A4）を 0000-00-1210 へ"])

    assert whole.texts == ("様式〔1〕（A4）を ⟦1⟧ へ",)
    assert unsealed(whole.texts[0], whole.values) == "様式〔1〕（A4）を 0000-00-1210 へ"


def test_an_answer_without_anything_to_call_stays_as_it_is() -> None:
    assert sealed(["窓口で300円です。"]).texts == ("窓口で300円です。",)
