from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from bot.store import experiments
from bot.store.models import AuditEntry
from bot.web.console.lexicon_groups import Row, all_rows
from bot.wiring import knowledge
from intents.glossary import groups_of, latest_lexicon
from intents.lexicon import OFF, Group, shipped
from intents.library import Library
from intents.models import GoldenQuestion, Intent, IntentRevision, LexiconRevision, Publication
from intents.publishing import current_number
from tasks.experiments import run_experiment
from tests.unit.console import sample
from tests.unit.console.conftest import SignIn
from tests.unit.intents.cheap import CheapEncoder

LIST = "/admin/intents/lexiconrevision/"
JUMINHYO = shipped()[0]


@pytest.fixture
def words(city: None) -> LexiconRevision:
    return sample.make_words()


def own() -> tuple[Group, ...]:
    return groups_of(latest_lexicon())


def page_of(group: Group) -> str:
    [row] = [row for row in all_rows() if row.group == group]
    return reverse("admin:intents_lexicon_group", args=[row.key])


def form(ja: str = "", en: str = "", **more: str) -> dict[str, str]:
    return {"ja": ja, "en": en, "kind": "term", "note": "", **more}


def shown(browser: Client, query: str = "") -> list[Row]:
    return list(browser.get(f"{LIST}?{query}").context["page"])


def test_all_groups_are_listed_with_where_they_come_from(words: LexiconRevision, sign_in: SignIn) -> None:
    rows = shown(sign_in("Editors"))
    assert [(row.group.ja[0], row.origin) for row in rows[:2]] == [("コアラ証", "own"), (JUMINHYO.ja[0], "shipped")]
    assert len(rows) == 50


def test_groups_are_found_by_any_of_their_words(words: LexiconRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    assert [row.group for row in shown(browser, "q=ＫＯＡＬＡ")] == [own()[0]]
    assert JUMINHYO in [row.group for row in shown(browser, "q=juminhyo&origin=shipped")]
    assert shown(browser, "q=juminhyo&origin=own") == []


def test_a_group_is_added_and_published(city: None, sign_in: SignIn) -> None:
    browser, address = sign_in("Editors"), reverse("admin:intents_lexicon_add")
    assert browser.get(address).status_code == 200
    page = browser.post(address, form("子育てパス\r\nパス\r\n", "childcare pass", note="new card"), follow=True)

    assert "Published as number 1" in page.content.decode()
    assert own() == (Group(("子育てパス", "パス"), ("childcare pass",), "term"),)
    revision = LexiconRevision.objects.get()
    assert (revision.note, revision.author.username) == ("new card", "Editors")  # type: ignore[union-attr]
    assert Publication.objects.get().lexicon == revision
    assert AuditEntry.objects.filter(action="lexicon.changed", subject="lexicon:1").exists()


def test_a_shipped_group_is_changed_by_one_of_the_citys(city: None, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    address = page_of(JUMINHYO)
    assert JUMINHYO.en[0] in browser.get(address).content.decode()
    browser.post(address, form("\n".join((*JUMINHYO.ja, "ジュウミンヒョウ")), "juminhyo"))

    assert own()[0].ja[-1] == "ジュウミンヒョウ"
    [row] = [row for row in all_rows() if "juminhyo" in row.group.en]
    assert row.origin == "changed"


def test_a_shipped_group_is_switched_off_and_used_again(city: None, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    browser.post(page_of(JUMINHYO), form(_off=""))
    assert own() == (Group(JUMINHYO.ja, JUMINHYO.en, OFF),)
    assert [row.origin for row in shown(browser, "origin=off")] == ["off"]

    browser.post(page_of(own()[0]), form(_remove=""))
    assert own() == ()
    assert current_number() == 2


def test_what_is_wrong_is_told_and_nothing_is_saved(words: LexiconRevision, sign_in: SignIn) -> None:
    page = sign_in("Editors").post(reverse("admin:intents_lexicon_add"), form("ｺｱﾗ\n有袋類"))
    assert "“ｺｱﾗ” stands in the city&#x27;s group “コアラ証” already." in page.content.decode()
    assert "有袋類" in page.content.decode()
    assert current_number() == 1


def test_the_same_group_again_is_told_too(words: LexiconRevision, sign_in: SignIn) -> None:
    page = sign_in("Editors").post(reverse("admin:intents_lexicon_add"), form("コアラ証\nコアラ", "koala card"))
    assert "“コアラ証” stands in the city&#x27;s group “コアラ証” already." in page.content.decode()
    assert current_number() == 1


@pytest.mark.parametrize("data", [form("一つ"), form(), form("x" * 61, "y"), form("ゴミ\nｺﾞﾐ"), {}])
def test_a_group_that_breaks_a_rule_is_not_saved(city: None, sign_in: SignIn, data: dict[str, str]) -> None:
    page = sign_in("Editors").post(reverse("admin:intents_lexicon_add"), data)
    assert page.context["form"].errors
    assert current_number() == 0


def test_a_group_that_somebody_changed_meanwhile_is_not_overwritten(words: LexiconRevision, sign_in: SignIn) -> None:
    browser, address = sign_in("Editors"), page_of(own()[0])
    browser.post(address, form("コアラ証", "koala card"))
    page = browser.post(address, form("コアラ証", "bear card"), follow=True)
    assert "Somebody else saved in the meantime" in page.content.decode()
    assert own() == (Group(("コアラ証",), ("koala card",), "term"),)
    assert browser.get(address).status_code == 404


def test_an_unchanged_group_is_not_published_again(words: LexiconRevision, sign_in: SignIn) -> None:
    group = own()[0]
    sign_in("Editors").post(page_of(group), form("\n".join(group.ja), "\n".join(group.en)))
    assert current_number() == 1


@pytest.fixture
def library(garbage: IntentRevision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of this city, with an encoder that knows letters only."""
    made = Library(tmp_path / "index", (CheapEncoder(),))
    monkeypatch.setattr(knowledge, "library", lambda: made)


def test_what_a_group_changes_is_shown_before_it_is_saved(library: None, sign_in: SignIn) -> None:
    GoldenQuestion.objects.create(text="コアラの日", language="ja", intent=Intent.objects.get(key="garbage"))
    browser, address = sign_in("Editors"), reverse("admin:intents_lexicon_add")
    page = browser.post(address, form("コアラの日\nごみの日いつ", _effect="save"))
    assert "data-running" in page.content.decode()
    assert "コアラの日\nごみの日いつ" in page.content.decode()
    [waiting] = experiments.waiting()
    run_experiment(str(waiting))
    part = reverse("admin:intents_lexicon_effect", args=[waiting])
    told = browser.get(part).content.decode()
    assert '“コアラの日” <span class="badge quiet">golden question</span>' in told
    assert "Nothing is saved yet." in told
    assert (own(), LexiconRevision.objects.count()) == ((), 0)
    assert sign_in().get(part).status_code == 404


def test_what_is_lost_without_a_group_is_shown_too(library: None, words: LexiconRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    for row in ("own", "shipped"):
        group = own()[0] if row == "own" else JUMINHYO
        assert (
            "data-running"
            in browser.post(page_of(group), form(_effect={"own": "remove"}.get(row, "off"))).content.decode()
        )
    for waiting in experiments.waiting():
        run_experiment(str(waiting))
        assert experiments.look(waiting, f"user:{User.objects.get(username='Editors').pk}")[0] == "done"  # type: ignore[index]


def test_a_group_that_breaks_a_rule_is_told_before_anything_is_asked(words: LexiconRevision, sign_in: SignIn) -> None:
    page = sign_in("Editors").post(reverse("admin:intents_lexicon_add"), form("ｺｱﾗ\n有袋類", _effect="save"))
    assert "stands in the city&#x27;s group" in page.content.decode()
    assert experiments.waiting() == []


def test_an_auditor_reads_the_words_and_changes_none(words: LexiconRevision, sign_in: SignIn) -> None:
    browser, address = sign_in("Auditors"), page_of(own()[0])
    assert address not in browser.get(LIST).content.decode()
    assert browser.get(address).status_code == 403
    assert browser.post(address, form(_remove="")).status_code == 403
    assert current_number() == 1


def test_a_version_and_its_publication_tell_what_changed(words: LexiconRevision, sign_in: SignIn) -> None:
    browser = sign_in("Editors")
    pages = [words, Publication.objects.get()]
    for row in pages:
        address = reverse(f"admin:intents_{row._meta.model_name}_change", args=[row.pk])
        assert "コアラ証 / コアラ / koala card (term)" in browser.get(address).content.decode()
