"""Settings that are missing or wrong: every problem at once, by name, and the process does not start."""

import os
import subprocess
import sys

from tests.rig import ROOT, SECRETS


def start(**environment: str) -> str:
    """What Django says when it starts with just these variables; "" when it starts."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "DATA_DIR") if name in os.environ}
    command = [sys.executable, "-c", "import django; django.setup()"]
    environment = {**kept, "DJANGO_SETTINGS_MODULE": "bot.settings", **environment}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    return done.stderr if done.returncode else ""


def test_every_missing_variable_is_named_at_once() -> None:
    told = start()
    assert "SECRET_KEY is not set" in told
    assert "DATA_KEYS is not set" in told


def test_wrong_values_are_named_at_once_with_what_is_allowed() -> None:
    told = start(
        **SECRETS | {"DATA_KEYS": "short"},
        TIME_ZONE="Mars/Olympus",
        CLAIM_MINUTES="soon",
        RETRY_SECONDS="1,x",
        STAFF_LANGUAGE="fr",
        LINE_API_URL="ftp://x",
    )
    for name in ("DATA_KEYS", "TIME_ZONE", "CLAIM_MINUTES", "RETRY_SECONDS", "STAFF_LANGUAGE", "LINE_API_URL"):
        assert name in told


def test_half_a_platform_is_an_error_that_names_the_other_half() -> None:
    told = start(SECRET_KEY="x", DATA_KEYS=os.environ["DATA_KEYS"], LINE_CHANNEL_SECRET="x", SLACK_BOT_TOKEN="y")
    assert "LINE_CHANNEL_ACCESS_TOKEN is not set, though another setting of LINE is" in told
    assert "SLACK_SIGNING_SECRET is not set" in told


def test_the_domain_of_staff_is_one_and_has_a_use() -> None:
    told = start(**SECRETS, SLACK_STAFF="everybody", SLACK_STAFF_EMAIL_DOMAIN="@city", SLACK_PICTURES="yes")
    assert "SLACK_PICTURES must be one of link, shown, not 'yes'" in told
    assert "SLACK_STAFF must be one of room, accounts, not 'everybody'" in told
    assert "SLACK_STAFF_EMAIL_DOMAIN must be what follows the @" in told
    assert "SLACK_STAFF is not accounts" in start(**SECRETS, SLACK_STAFF_EMAIL_DOMAIN="city.example.jp")


def test_a_model_needs_a_key_or_a_server_of_ones_own() -> None:
    whole = {**SECRETS, "DATA_KEYS": os.environ["DATA_KEYS"], "LLM_MODEL": "counter", "EMBEDDING_MODEL": "small"}
    told = start(**whole)
    assert "OPENAI_API_KEY is not set, though LLM_MODEL is" in told
    assert "OPENAI_API_KEY is not set, though EMBEDDING_MODEL is" in told
    wrong = {"LLM_SECONDS": "9", "LLM_TEMPERATURE": "hot", "LLM_PRICE_IN": "-1", "EMBEDDING_SECONDS": "5"}
    told = start(**whole, OPENAI_BASE_URL="localhost:8080", **wrong)
    assert "EMBEDDING_SECONDS must be a number from 0.05 to 2, not '5'" in told
    assert "LLM_SECONDS must be a number from 0.5 to 8, not '9'" in told
    for name in ("OPENAI_BASE_URL", "LLM_TEMPERATURE", "LLM_PRICE_IN"):
        assert name in told
    assert start(**whole, OPENAI_BASE_URL="http://127.0.0.1:8080/v1", LLM_TEMPERATURE="none") == ""


def test_whole_settings_start() -> None:
    assert start(**SECRETS) == ""
