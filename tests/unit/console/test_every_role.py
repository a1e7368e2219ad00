"""Every address of the console, as every role, by GET and by POST: open or closed as the table of rights says."""

import logging
from typing import Any
from uuid import uuid4

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from bot.web.console.roles import AS_ANSWERS, ROLE_NAMES, TABLE, make_groups, may
from intents.models import IntentRevision
from tests.unit.console.conftest import SignIn
from tests.unit.console.test_pages import rows

__all__ = ["rows"]


@pytest.fixture
def unrendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may open a page is decided before it is drawn, and drawing them all for each role takes a minute."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


FOR_ALL = {"index", "logout", "password_change", "password_change_done", "jsi18n", "search", "login"}
"""Somebody's own: the first page, the way out. (autocomplete, view_on_site and app_list show nothing more.)"""
NOT_WALKED = {"autocomplete", "view_on_site", "app_list", None}

OWN: dict[str, tuple[str, str, str]] = {
    # name: the table whose rights it follows, the letter that opens it, the only method that it takes
    "intents_intent_return": ("intents.intent", "c", "POST"),
    "intents_intent_draft": ("intents.intent", "v", "GET"),
    "intents_intent_step": ("intents.intent", "c", "POST"),  # reviewers: test_intent_draft
    "intents_intent_trial": ("intents.intent", "v", "GET"),
    "intents_intent_preview": ("intents.intent", "c", "POST"),
    "intents_intent_picture": ("intents.intent", "c", "POST"),
    "intents_lexicon_add": ("intents.lexiconrevision", "a", "GET"),
    "intents_lexicon_group": ("intents.lexiconrevision", "a", "GET"),
    "intents_lexicon_effect": ("intents.lexiconrevision", "a", "GET"),
    "store_suggestion_decide": ("intents.intent", "c", "POST"),
    "store_translation_decide": ("intents.intent", "c", "POST"),
    "intents_tables_export": ("intents.intent", "v", "GET"),
    "intents_tables_upload": ("intents.intent", "c", "POST"),
    "intents_tables_apply": ("intents.intent", "c", "POST"),
    "intents_broughtfile_change": ("intents.intent", "c", "GET"),  # the dry run of who brought the file
    "auth_user_password_change": ("auth.user", "c", "GET"),
    "store_auditentry_export": ("store.auditentry", "v", "POST"),
    "store_conversationrow_disclosure": ("store.conversationrow", "v", "GET"),
    "store_removalrun_erase": ("store.removalrun", "a", "GET"),
    "store_unfound_again": ("intents.intent", "c", "POST"),
    "store_unfound_act": ("intents.intent", "c", "POST"),
    "store_decisionrow_try": ("intents.intent", "v", "GET"),
    "store_decisionrow_try_show": ("intents.intent", "v", "GET"),
    "store_decisionrow_try_part": ("intents.intent", "v", "GET"),
    "store_decisionrow_replay": ("store.decisionrow", "v", "GET"),
    "store_decisionrow_replay_show": ("store.decisionrow", "v", "GET"),
    "store_decisionrow_replay_part": ("store.decisionrow", "v", "GET"),
}
INTENT, NOTHING = object(), uuid4()
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    # name: what stands in its address, where that is no row of its own table
    "intents_intent_return": (INTENT, 1),
    "intents_intent_draft": (INTENT,),
    "intents_intent_step": (INTENT, "comment"),
    "intents_intent_trial": (INTENT,),
    "intents_intent_preview": (),
    "intents_intent_picture": (),
    "intents_lexicon_add": (),
    "intents_lexicon_group": ("nothing",),
    "intents_lexicon_effect": (NOTHING,),
    "store_suggestion_decide": (),
    "intents_tables_export": ("xlsx",),
    "intents_tables_upload": (),
    "intents_tables_apply": (1,),
    "store_auditentry_export": (),
    "store_removalrun_erase": (),
    "store_unfound_again": (),
    "store_unfound_act": (1, "reopen"),
    "store_decisionrow_try": (),
    "store_decisionrow_try_show": (NOTHING,),
    "store_decisionrow_try_part": (NOTHING,),
    "store_decisionrow_replay": (),
    "store_decisionrow_replay_show": (NOTHING,),
    "store_decisionrow_replay_part": (NOTHING,),
}
ROW_OF = {
    "store_conversationrow_disclosure": "store.conversationrow",
    "store_translation_decide": "store.translationrow",
    "auth_user_password_change": "auth.user",
}
NOTED = "store_auditentry_export"
"""Changes nothing, but stands in the audit log itself."""
LETTERS = {"changelist": "v", "change": "v", "history": "v", "add": "a", "delete": "d"}
CHANGES = {"change": "c", "add": "a", "delete": "d"}
NOBODY = {  # the counter's own rows, and what would break a revision or a publication
    "add": {"conversationrow", "caserow", "decisionrow", "deliveryrow", "inboxevent", "quotareading", "auditentry"}
    | {"switchesrow", "lexiconrevision", "counterrow"},
    "change": {"deliveryrow"},  # its change is sending again, from the list
    "delete": {"intent", "department", "cityprofile", "lexiconrevision"},
}
TOLD_ON_THE_PAGE = {"intents_intent_change", "store_questiongroup_change"}
"""A POST without the right shows the page again: that nothing is written is tested below."""


def names(patterns: list[Any], prefix: str = "") -> list[str | None]:
    found: list[str | None] = []
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += names(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern) and path.startswith("admin/"):
            found.append(pattern.name)
    return found


def followed(table: str) -> str:
    return "intents.intent" if table in AS_ANSWERS else table


def table_and_page(name: str) -> tuple[str, str]:
    stem, _line, page = name.rpartition("_")
    app, _line, model = stem.partition("_")
    return f"{app}.{model}", page


def address(name: str, intent: int) -> str:
    if name in ARGUMENTS:
        return reverse(f"admin:{name}", args=[intent if part is INTENT else part for part in ARGUMENTS[name]])
    table, page = table_and_page(name)
    if page in ("changelist", "add"):
        return reverse(f"admin:{name}")
    table = ROW_OF.get(name, table)
    model = next(m for m in admin.site._registry if f"{m._meta.app_label}.{m._meta.model_name}" == table)
    row = model._default_manager.order_by("pk").last()
    return reverse(f"admin:{name}", args=[row.pk if row else 1])


def is_refused(browser: Client, method: str, where: str) -> bool:
    answer = browser.get(where) if method == "GET" else browser.post(where, {})
    return answer.status_code == 403 or (answer.status_code == 302 and "/login/" in answer["location"])


def is_open(role: str, table: str, page: str, letter: str, method: str) -> bool:
    if table.partition(".")[2] in NOBODY.get(page, ()):
        return method == "GET" and page == "change" and may(role, table, "v")
    if table in AS_ANSWERS and letter != "v":  # canned texts are written by whoever writes answers; the others are read
        return table == "store.cannedtextrow" and may(role, "intents.intent", "c")
    return may(role, followed(table), letter)


def walked() -> list[str]:
    return sorted({name for name in names(get_resolver().url_patterns) if name not in NOT_WALKED} - FOR_ALL)  # type: ignore[type-var,arg-type]


def test_every_page_stands_in_the_table() -> None:
    for name in walked():
        table = OWN[name][0] if name in OWN else followed(table_and_page(name)[0])
        assert table in TABLE, f"{name}: say in bot/web/console/roles.py who may see it"


@pytest.mark.usefixtures("unrendered")
@pytest.mark.parametrize("role", ROLE_NAMES)
def test_a_role_opens_what_the_table_says(rows: None, garbage: IntentRevision, sign_in: SignIn, role: str) -> None:
    browser, wrong = sign_in(role), []
    for name in walked():
        where = address(name, garbage.intent_id)
        if name in OWN:
            table, letter, method = OWN[name]
            expected = may(role, table, letter) or (name == "intents_intent_step" and role == "Reviewers")
            if is_refused(browser, method, where) == expected:
                wrong.append(f"{method} {where}: should be {'open' if expected else 'closed'}")
            continue
        table, page = table_and_page(name)
        for method, letters in (("GET", LETTERS), ("POST", CHANGES)):
            if page in letters and not (method == "POST" and name in TOLD_ON_THE_PAGE):
                expected = is_open(role, table, page, letters[page], method)
                if is_refused(browser, method, where) == expected:
                    wrong.append(f"{method} {where}: should be {'open' if expected else 'closed'}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.usefixtures("unrendered")
def test_whoever_has_no_role_sees_nothing(rows: None, garbage: IntentRevision) -> None:
    browser = Client()
    for name in walked():
        where = address(name, garbage.intent_id)
        assert is_refused(browser, "GET", where), where
        assert is_refused(browser, "POST", where), where


@pytest.mark.usefixtures("unrendered")
@pytest.mark.parametrize("role", ["Auditors", "Reviewers"])
def test_who_only_reads_changes_nothing(rows: None, garbage: IntentRevision, sign_in: SignIn, role: str) -> None:
    """Whatever a button would post, nothing is written but the session's."""
    browser = sign_in(role)
    before = counted()
    for name in walked():
        if name != NOTED and (name != "intents_intent_step" or role == "Auditors"):
            browser.post(address(name, garbage.intent_id), {"_save": "1", "post": "yes"})
    assert counted() == before


def counted() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in admin.site._registry}


def test_groups_hold_what_the_table_says(db: None) -> None:
    make_groups()
    for role in ROLE_NAMES:
        person = User.objects.create(username=role)
        person.groups.set([Group.objects.get(name=role)])
        for table in TABLE:
            app, _dot, model = table.partition(".")
            for letter, verb in (("v", "view"), ("a", "add"), ("c", "change"), ("d", "delete")):
                assert person.has_perm(f"{app}.{verb}_{model}") == may(role, table, letter), (role, verb, table)


@pytest.mark.parametrize("place", ["store_conversationrow", "store_caserow", "store_signalrow", "store_decisionrow"])
def test_operators_read_no_words_of_citizens(rows: None, sign_in: SignIn, place: str) -> None:
    browser = sign_in("Operators")
    assert browser.get(reverse(f"admin:{place}_changelist")).status_code == 403
    assert "/desk/" not in browser.get("/admin/").content.decode().split("<main")[1]
