from string import Formatter

import pytest

from bot.languages.forms import FORMS, form_text


@pytest.mark.parametrize("key", FORMS)
def test_every_text_is_written_in_both_languages_with_the_same_values(key: str) -> None:
    assert set(FORMS[key]) == {"ja", "en"}
    names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in FORMS[key].values()]
    assert names[0] == names[1]


@pytest.mark.parametrize(
    "key", [key for key in FORMS if key.endswith((".title", ".next", ".cancel", ".send", ".back", ".close"))]
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_titles_and_buttons_of_forms_fit(key: str, language: str) -> None:
    assert len(form_text(key, language)) <= 24
