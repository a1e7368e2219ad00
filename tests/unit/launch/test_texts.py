from string import Formatter

import pytest

from bot.launch.texts import TEXTS, languages, text


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_use_the_same_values(key: str) -> None:
    english, japanese = ({field for _, field, _, _ in Formatter().parse(said) if field} for said in TEXTS[key])
    assert english == japanese


@pytest.mark.parametrize(
    ("environ", "columns"),
    [
        ({}, (0, 1)),
        ({"LANG": "C.UTF-8"}, (0, 1)),
        ({"LANG": "ja_JP.UTF-8"}, (1,)),
        ({"LANG": "en_GB.UTF-8"}, (0,)),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, (1,)),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, (1,)),
        ({"LANG": "de_DE.UTF-8"}, (0, 1)),
    ],
)
def test_the_locale_chooses_the_language(environ: dict[str, str], columns: tuple[int, ...]) -> None:
    assert languages(environ) == columns


def test_without_a_known_locale_both_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "")
    monkeypatch.setenv("LANG", "C")
    assert text("signal", number=9) == "signal 9 / シグナル 9"
