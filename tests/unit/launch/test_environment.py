from pathlib import Path
from urllib.parse import unquote

import pytest

from bot.launch import demo
from bot.launch.environment import Place, Plan, plan
from bot.launch.ports import Ports
from bot.launch.refusal import Refusal

DEMO = {name: f"demo {name}" for name in demo.MAKERS}
PLACE = Place(Path("/project"), Path("/data"), "127.0.0.1", Ports.beginning_at(9000))
OWN_LINE = {"LINE_CHANNEL_SECRET": "s", "LINE_CHANNEL_ACCESS_TOKEN": "t"}
OWN_SLACK = {"SLACK_BOT_TOKEN": "b", "SLACK_SIGNING_SECRET": "s"}
UNSET = None


def planned(environ: dict[str, str], with_simulator: bool = True) -> Plan:
    return plan(environ, PLACE, DEMO, with_simulator)


def test_without_settings_everything_is_the_demos() -> None:
    made = planned({})
    expected = {
        "SECRET_KEY": "demo SECRET_KEY",
        "DATA_KEYS": "demo DATA_KEYS",
        "LINE_CHANNEL_SECRET": "demo LINE_CHANNEL_SECRET",
        "LINE_CHANNEL_ACCESS_TOKEN": "demo LINE_CHANNEL_ACCESS_TOKEN",
        "SLACK_BOT_TOKEN": "demo SLACK_BOT_TOKEN",
        "SLACK_SIGNING_SECRET": "demo SLACK_SIGNING_SECRET",
        "DATABASE_URL": "sqlite:////data/madoguchi.sqlite3",
        "REDIS_URL": "redis://127.0.0.1:9003/0",
        "CELERY_BROKER_URL": "redis://127.0.0.1:9003/0",
        "BASE_URL": "http://127.0.0.1:9000",
        "CONSOLE_URL": "http://127.0.0.1:9001/admin/",
        "LINE_API_URL": "http://127.0.0.1:9002",
        "SLACK_API_URL": "http://127.0.0.1:9002/api/",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "CITY_PACK": "intents/packs/minatogawa",
        "SLACK_DEFAULT_ROOM": "C0MADOGUCHI",
        "TIME_ZONE": "Asia/Tokyo",
        "DATA_DIR": "/data",
        "PORT": "9000",
        "CONSOLE_PORT": "9001",
        "WEB_HOST": "127.0.0.1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONUNBUFFERED": "1",
    }
    assert {name: made.variables[name] for name in expected} == expected
    assert made.simulated == ("line", "slack")
    assert made.embedded_broker


@pytest.mark.parametrize(
    ("environ", "simulated", "line_secret", "line_address", "slack_token", "slack_address"),
    [
        pytest.param(
            OWN_LINE, ("slack",), "s", UNSET, "demo SLACK_BOT_TOKEN", "http://127.0.0.1:9002/api/", id="own LINE"
        ),
        pytest.param(
            OWN_SLACK, ("line",), "demo LINE_CHANNEL_SECRET", "http://127.0.0.1:9002", "b", UNSET, id="own Slack"
        ),
        pytest.param(OWN_LINE | OWN_SLACK, (), "s", UNSET, "b", UNSET, id="both own"),
        pytest.param(
            OWN_LINE | OWN_SLACK | {"LINE_API_URL": "http://proxy"},
            (),
            "s",
            "http://proxy",
            "b",
            UNSET,
            id="own, proxy",
        ),
        pytest.param(
            {"LINE_API_URL": "http://line.test"},
            ("slack",),
            "demo LINE_CHANNEL_SECRET",
            "http://line.test",
            "demo SLACK_BOT_TOKEN",
            "http://127.0.0.1:9002/api/",
            id="stand-in for LINE",
        ),
        pytest.param(
            {"SLACK_API_URL": "http://slack.test/api/"},
            ("line",),
            "demo LINE_CHANNEL_SECRET",
            "http://127.0.0.1:9002",
            "demo SLACK_BOT_TOKEN",
            "http://slack.test/api/",
            id="stand-in for Slack",
        ),
        pytest.param(
            {"LINE_API_URL": "http://line.test", "SLACK_API_URL": "http://slack.test/api/"},
            (),
            "demo LINE_CHANNEL_SECRET",
            "http://line.test",
            "demo SLACK_BOT_TOKEN",
            "http://slack.test/api/",
            id="stand-ins for both",
        ),
    ],
)
def test_who_serves_the_platforms(
    environ: dict[str, str],
    simulated: tuple[str, ...],
    line_secret: str,
    line_address: str | None,
    slack_token: str,
    slack_address: str | None,
) -> None:
    made = planned(environ)
    found = [made.variables.get(name) for name in ("LINE_CHANNEL_SECRET", "LINE_API_URL")]
    found += [made.variables.get(name) for name in ("SLACK_BOT_TOKEN", "SLACK_API_URL")]
    assert found == [line_secret, line_address, slack_token, slack_address]
    assert made.simulated == simulated


@pytest.mark.parametrize(
    ("environ", "missing"),
    [
        ({"LINE_CHANNEL_SECRET": "s"}, "LINE_CHANNEL_ACCESS_TOKEN"),
        ({"LINE_CHANNEL_ACCESS_TOKEN": "t"}, "LINE_CHANNEL_SECRET"),
        ({"SLACK_BOT_TOKEN": "b"}, "SLACK_SIGNING_SECRET"),
        ({"SLACK_SIGNING_SECRET": "s"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "a"}, "SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET"),
        ({"LINE_CHANNEL_SECRET": "s", "LINE_CHANNEL_ACCESS_TOKEN": " "}, "LINE_CHANNEL_ACCESS_TOKEN"),
        ({"LINE_CHANNEL_SECRET": "s", "LINE_API_URL": "http://line.test"}, "LINE_CHANNEL_ACCESS_TOKEN"),
        ({"CELERY_BROKER_URL": "amqp://rabbit"}, "REDIS_URL"),
        ({"REDIS_URL": "unix:///run/valkey.sock"}, "CELERY_BROKER_URL"),
    ],
)
def test_half_of_a_setting_is_refused_and_names_the_other_half(environ: dict[str, str], missing: str) -> None:
    with pytest.raises(Refusal) as refused:
        planned(environ)
    assert f"{missing} is missing" in str(refused.value)


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        planned({"LINE_CHANNEL_SECRET": "s", "SLACK_BOT_TOKEN": "b", "CELERY_BROKER_URL": "amqp://rabbit"})
    assert len(refused.value.lines) == 4


@pytest.mark.parametrize(
    ("environ", "redis", "broker"),
    [
        ({"REDIS_URL": "redis://r:1/0"}, "redis://r:1/0", "redis://r:1/0"),
        ({"CELERY_BROKER_URL": "rediss://r:1/2"}, "rediss://r:1/2", "rediss://r:1/2"),
        ({"REDIS_URL": "redis://a", "CELERY_BROKER_URL": "amqp://b"}, "redis://a", "amqp://b"),
    ],
)
def test_a_given_broker_replaces_the_embedded_one(environ: dict[str, str], redis: str, broker: str) -> None:
    made = planned(environ)
    assert (made.variables["REDIS_URL"], made.variables["CELERY_BROKER_URL"]) == (redis, broker)
    assert not made.embedded_broker
    assert "broker" not in {listener.role for listener in made.listeners(PLACE)}


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATA_KEYS", "DATABASE_URL", "BASE_URL", "CITY_PACK", "TIME_ZONE"])
def test_the_environment_wins_over_the_demo(name: str) -> None:
    assert planned({name: "mine"}).variables[name] == "mine"


def test_an_empty_setting_counts_as_unset() -> None:
    assert planned({"TIME_ZONE": "", "REDIS_URL": " "}).variables["TIME_ZONE"] == "Asia/Tokyo"


def test_other_variables_reach_the_processes() -> None:
    assert planned({"OPENAI_API_KEY": "k"}).variables["OPENAI_API_KEY"] == "k"


def test_only_processes_that_run_need_a_port() -> None:
    made = planned(OWN_LINE | OWN_SLACK | {"REDIS_URL": "redis://r"})
    assert {listener.role for listener in made.listeners(PLACE)} == {"web", "console"}


def test_without_the_simulator_its_address_stays_for_whoever_takes_its_place() -> None:
    made = planned({}, with_simulator=False)
    assert made.simulated == ()
    assert made.variables["LINE_API_URL"] == "http://127.0.0.1:9002"


def test_a_public_address_is_an_allowed_host_and_the_local_ones_stay() -> None:
    made = planned({"BASE_URL": "https://counter.example.jp"})
    assert made.variables["ALLOWED_HOSTS"] == "127.0.0.1,localhost,counter.example.jp"


def test_a_proxy_is_not_asked_for_the_own_processes() -> None:
    assert planned({"NO_PROXY": "intranet"}).variables["no_proxy"] == "intranet,127.0.0.1,localhost"


def test_a_wildcard_host_is_shown_as_an_address_that_opens() -> None:
    place = Place(Path("/project"), Path("/data"), "0.0.0.0", Ports.beginning_at(80))
    made = plan({}, place, DEMO)
    assert (made.variables["WEB_HOST"], made.variables["BASE_URL"]) == ("0.0.0.0", "http://127.0.0.1:80")


def test_a_folder_with_any_name_makes_a_readable_database_address() -> None:
    place = Place(Path("/project"), Path("/a b#c%d?e"), "127.0.0.1", Ports.beginning_at(80))
    address = plan({}, place, DEMO).variables["DATABASE_URL"]
    assert "#" not in address
    assert unquote(address) == "sqlite:////a b#c%d?e/madoguchi.sqlite3"


def test_notes_name_the_file_of_the_secrets_but_never_a_secret() -> None:
    notes = "\n".join(planned({"LINE_API_URL": "http://user:password@line.test"} | OWN_SLACK).notes)
    assert "/data/demo.env" in notes
    assert "http://line.test" in notes
    assert "password" not in notes
    assert "demo LINE" not in notes
