"""What somebody will forget one day."""

import re
from string import Formatter

import pytest
import yaml
from django.urls import URLPattern, URLResolver, get_resolver

import channels
from bot.domain.conversation import CaseState, Reason
from bot.domain.events import MESSAGE_KINDS, EventKind
from bot.languages import ALL, FALLBACKS, NAMES, others
from bot.languages.citizen import CITIZEN
from bot.languages.danger import Danger
from bot.languages.forms import FORMS
from bot.languages.outcomes import OUTCOMES
from bot.languages.staff import STAFF
from tasks.app import DELIVERY, INBOUND, PERIODIC, app
from tests.rig import ROOT, procfile

PUBLIC = {"webhooks/line", "webhooks/slack", "healthz", "readyz", "i18n/setlang/"}


def test_every_queue_has_a_worker_in_the_procfile() -> None:
    served = set(re.findall(r"--queues (\S+)", " ".join(procfile().values())))
    assert served == {INBOUND, DELIVERY, PERIODIC}


def test_every_task_goes_to_one_of_the_three_queues() -> None:
    app.loader.import_default_modules()
    ours = [name for name in app.tasks if not name.startswith("celery.")]
    assert ours
    for name in ours:
        assert app.amqp.router.route({}, name)["queue"].name in (INBOUND, DELIVERY, PERIODIC)


def test_every_scheduled_task_exists() -> None:
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)


def routes(patterns: list, prefix: str = "") -> list[str]:
    found: list[str] = []
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        found += routes(pattern.url_patterns, path) if isinstance(pattern, URLResolver) else [path]
        assert isinstance(pattern, URLPattern | URLResolver)
    return found


@pytest.mark.django_db
def test_every_route_is_public_on_purpose_or_behind_sign_in(client) -> None:  # type: ignore[no-untyped-def]
    for route in routes(get_resolver().url_patterns):
        if route in PUBLIC or "<" in route or "^" in route or "login" in route or "static" in route:
            continue
        answer = client.get(f"/{route}")
        assert answer.status_code in (302, 403, 404, 405), route


@pytest.mark.parametrize(
    ("table", "languages"),
    [
        (CITIZEN, ("ja", "en")),
        (OUTCOMES, ("ja", "en", "ja-easy")),
        (STAFF, ("ja", "en")),
        (FORMS, ("ja", "en")),
    ],
)
def test_every_text_stands_in_both_languages_with_the_same_values(table: dict, languages: tuple[str, ...]) -> None:
    for key, texts in table.items():
        assert set(languages) <= set(texts), key
        names = [
            {name for _, name, _, _ in Formatter().parse(text) if name}
            for language, text in texts.items()
            if language in languages and text and key not in ("date", "when", "group")
        ]
        assert all(each == names[0] for each in names), key


def test_every_state_reason_and_kind_has_its_words() -> None:
    assert all(f"state.{state}" in STAFF for state in CaseState)
    assert all(f"reason.{reason}" in STAFF for reason in Reason)
    assert all(f"kind.{kind}" in STAFF for kind in MESSAGE_KINDS - {EventKind.TEXT})


def test_every_language_has_a_name_and_a_fallback() -> None:
    assert set(NAMES) == set(FALLBACKS) == set(ALL)


def test_every_other_language_has_its_offer_and_a_button_that_fits() -> None:
    assert set(others.NAMES) == set(others.OFFERS) == set(others.ASK_A_PERSON) == set(others.SECOND_BEST)
    assert all(len(label) <= 20 for label in others.ASK_A_PERSON.values())


@pytest.mark.parametrize("part", ["crisis", "near_misses"])
def test_crises_and_near_misses_are_enough_to_mean_something(part: str) -> None:
    table = yaml.safe_load((ROOT / "tests" / "unit" / "languages" / "crisis.yaml").read_text())
    assert len(table[part]) >= 60
    assert {row["kind"] for row in table[part]} == set(Danger)
    assert {row["language"] for row in table[part]} == {"ja", "en"}


def test_our_channels_are_not_the_package_of_that_name() -> None:
    assert channels.__file__ is not None
    assert channels.__file__.startswith(str(ROOT))
