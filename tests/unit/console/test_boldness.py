from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse

from intents.index import files
from intents.index.build import build
from intents.models import CityProfile, IntentRevision
from intents.publishing import current_number
from intents.reading import entries_of
from intents.sureness import SHIPPED, Consequences
from tests.unit.console.conftest import SignIn
from tests.unit.intents.cheap import CheapEncoder

MEASURED = {
    "careful": Consequences(answered=0.61, wrong=0.004, asked_back=0.37, nobodys=0.0),
    "balanced": Consequences(answered=0.776, wrong=0.017, asked_back=0.215, nobodys=0.023),
    "eager": Consequences(answered=0.83, wrong=0.03, asked_back=0.16, nobodys=0.05),
}
Read = Callable[[str, str], str]


@pytest.fixture
def read(garbage: IntentRevision, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Read:
    monkeypatch.setattr("django.conf.settings.DATA_DIR", tmp_path)
    address = reverse("admin:intents_cityprofile_change", args=[CityProfile.objects.get().pk])
    return lambda group, language: sign_in(group, language).get(address).content.decode()


@pytest.fixture
def measured(read: Read, tmp_path: Path) -> None:
    """The index of what is published, with what its calibration had measured."""
    index = build(entries_of(current_number()), (CheapEncoder(),), (), nobodys=()).index
    calibration = replace(SHIPPED, measured=MEASURED)
    files.save(replace(index, calibration=calibration), tmp_path / "index" / str(current_number()))


def cells(page: str) -> list[str]:
    table = page.split('id="boldness"')[1].split("</section>")[0]
    return [cell.split(">", 1)[1].split("<")[0] for cell in table.split("<td")[1:]]


@pytest.mark.parametrize("group", ["", "Auditors"])
def test_the_citys_page_shows_what_each_setting_does(read: Read, measured: None, group: str) -> None:
    assert cells(read(group, "en")) == [
        *("61", "78", "83"),
        *("under 1", "2", "3"),
        *("37", "21", "16"),
        *("2", "1", "1"),
        *("0", "2", "5"),
    ]


def test_it_says_which_setting_is_in_use(read: Read, measured: None) -> None:
    page = read("", "ja")
    assert "「回答の積極度」の設定ごとの違い" in page
    assert "標準<br><span" in page
    assert "慎重<br>" not in page


def test_without_an_index_it_says_so(read: Read) -> None:
    assert "There are no numbers yet." in read("", "en")
