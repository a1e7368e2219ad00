import gettext
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import unfold
from django.conf import settings
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bot import languages
from bot.domain.turns import Status
from bot.web.console import intent_checks, words
from intents.models import IntentRevision
from intents.sources import rules
from intents.sources.pack import TOPICS
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn


@pytest.fixture
def rows(garbage: IntentRevision) -> None:
    """One row at least of everything that the console shows."""
    sample.make_words()
    conversation = sample.make_conversation()
    turn = sample.make_turn(conversation, "ごみの日いつですか", "garbage")
    sample.make_signal(turn)
    sample.make_unfound(turn)
    sample.make_model_call(turn)
    sample.make_switches()
    sample.make_counter()
    sample.make_rule_of_keeping()
    sample.make_removal()
    sample.make_rule()
    sample.make_golden(garbage)
    sample.make_translation(garbage)
    sample.make_canned_text()
    sample.make_case(conversation)
    sample.make_counted_day()
    sample.make_bad_event()
    sample.make_quota()
    sample.make_delivery(conversation, "dead")
    sample.make_brought_file()


def _pages(browser: Client) -> list[str]:
    addresses = [
        "/admin/",
        "/account/",
        "/account/password/",
        "/admin/intents/intent/add/",
        "/admin/intents/department/add/",
    ]
    addresses += ["/admin/store/retentionrule/add/", "/admin/store/removalrun/erase/"]
    for model, page in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        addresses.append(reverse(f"{name}_changelist"))
        row = model._default_manager.filter(**_shown(page)).order_by("pk").last()
        assert row is not None, f"there is no sample of {model}"
        addresses.append(reverse(f"{name}_change", args=[row.pk]))
    return addresses


def _shown(page: Any) -> dict[str, str]:
    return {"state": "bad"} if page.model._meta.model_name == "inboxevent" else {}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_opens_in_both_languages(rows: None, sign_in: SignIn, language: str) -> None:
    browser = sign_in(language=language)
    for address in _pages(browser):
        page = browser.get(address)
        assert page.status_code == 200, address
        assert f'<html lang="{language}"' in page.content.decode(), address


@pytest.mark.parametrize("group", ["Editors", "Auditors", "Operators"])
def test_the_home_page_opens_for_every_role(rows: None, sign_in: SignIn, group: str) -> None:
    assert sign_in(group).get("/admin/").status_code == 200


def test_the_home_page_counts_what_needs_somebody(rows: None, sign_in: SignIn) -> None:
    cards = {card.title: card for card in sign_in().get("/admin/").context["cards"]}
    assert cards["Open cases"].number == "1"
    assert (cards["Deliveries in trouble"].number, cards["Deliveries in trouble"].alarming) == ("1", True)
    assert cards["Pushes this month"].told == "of 200; our own count: 0"


def test_the_login_page_speaks_both_languages_and_leads_home(db: None) -> None:
    browser = Client(headers={"accept-language": "en"})
    text = browser.get("/admin/login/").content.decode()
    assert 'name="next" value="/admin/"' in text
    assert 'value="ja"' in text


@pytest.mark.parametrize("catalogue", ["ja"])
def test_every_text_is_translated(catalogue: str) -> None:
    source = Path(settings.LOCALE_PATHS[0], catalogue, "LC_MESSAGES", "django.po").read_text()
    empty = re.findall(r'^msgid "(.+)"\nmsgstr(?:\[0\])? ""$', source, re.MULTILINE)
    assert empty == []


@pytest.mark.parametrize("catalogue", ["ja", "en"])
def test_the_compiled_catalogue_is_that_of_the_source(catalogue: str) -> None:
    folder = Path(settings.LOCALE_PATHS[0], catalogue, "LC_MESSAGES")
    with (folder / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    pairs = re.findall(r'^msgid "([^"\\]+)"\nmsgstr "([^"\\]+)"$', (folder / "django.po").read_text(), re.MULTILINE)
    with_context = set(re.findall(r'^msgctxt .*\nmsgid "([^"\\]+)"$', (folder / "django.po").read_text(), re.MULTILINE))
    wrong = [msgid for msgid, text in pairs if msgid not in with_context and compiled.gettext(msgid) != text]
    assert wrong == []


def test_the_themes_texts_on_our_pages_are_japanese() -> None:
    """Those of pages that we use: a new version of the theme may bring new ones."""
    templates = Path(unfold.__file__).parent / "templates"
    used = ["admin/search_form.html", "admin/actions.html", "unfold/helpers/empty_results.html"]
    with translation.override("ja"):
        for name in used:
            for text in re.findall(r'{% trans(?:late)? "([^"]+)" %}', (templates / name).read_text()):
                assert translation.gettext(text) != text, f"{name}: {text}"


def test_there_is_a_word_for_every_outcome_and_topic() -> None:
    assert set(words.OUTCOMES) == set(Status)
    assert set(words.TOPICS) == set(TOPICS)


def test_the_limits_are_those_of_a_packs_files() -> None:
    for part, language in product(("title", "question", "answers", "examples"), languages.ALL):
        assert intent_checks.limit_of(part, language) == rules.limit_of(part, language), (part, language)
