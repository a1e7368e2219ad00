"""How long pages of the console take with a year of a large city: 5,000 intents, 1,000,000 messages in PostgreSQL.
`python -m bench.console`

Each page is asked for by an administrator, several times, through the whole of Django; the time is that of the answer
on the server. `--database URL` measures in an empty database of yours instead of one that is made for the run.
"""

import argparse
import contextlib
import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter, thread_time
from typing import Any
from urllib.parse import urlencode

import django
from cryptography.fernet import Fernet

from bench.counter import percentiles, show
from tests.databases import postgres_server

PAGES = {
    "home": "",
    "answers": "intents/intent/",
    "answers, page 5": "intents/intent/?p=5",
    "answers of a topic": "intents/intent/?topic=waste",
    "conversations": "store/conversationrow/",
    "conversations, page 100": "store/conversationrow/?p=100",
    "conversations in English": "store/conversationrow/?language=en",
    "cases": "store/caserow/",
    "decision records": "store/decisionrow/",
    "decision records without an answer": "store/decisionrow/?turn__status=unanswered_no_match",
    "deliveries": "store/deliveryrow/",
    "deliveries in trouble": "store/deliveryrow/?troubled=1",
    "received events": "store/inboxevent/",
    "suggested examples": "store/signalrow/",
    "audit log": "store/auditentry/",
    **{f"statistics, {period}": f"store/countedday/?period={period}" for period in ("today", "7", "30", "365")},
    "statistics, a topic": "store/countedday/?period=365&topic=waste",
    "statistics, as a file": "store/countedday/?period=365&file=csv",
}


@contextlib.contextmanager
def database(url: str) -> Iterator[str]:
    if url:
        yield url
        return
    with postgres_server() as server:
        yield server.database("console")


def measure(paths: dict[str, str], repeats: int) -> dict[str, Any]:
    from django.contrib.auth.models import User
    from django.test import Client

    user, _created = User.objects.get_or_create(username="bench", is_staff=True, is_superuser=True)
    browser, measured = Client(HTTP_HOST="localhost"), {}
    browser.force_login(user)
    for name, path in paths.items():
        took, busy = [], []
        for _again in range(repeats + 1):
            began, worked = perf_counter(), thread_time()
            answer = browser.get(f"/admin/{path}")
            took.append((perf_counter() - began) * 1000)
            busy.append((thread_time() - worked) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{path}: {answer.status_code}")
        # The first one also loads code. On a busy machine the processor's time tells more of our part than the clock.
        measured[name] = {**percentiles(took[1:]), "processor": percentiles(busy[1:])["p50"]}
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--intents", type=int, default=5_000)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--database", default="", help="an empty PostgreSQL database, as DATABASE_URL")
    parser.add_argument("--seeded", action="store_true", help="the database holds the year already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, database(options.database) as url:
        keys = {"SECRET_KEY": "bench", "DATA_KEYS": Fernet.generate_key().decode(), "ALLOWED_HOSTS": "localhost"}
        os.environ.update({**keys, "DATA_DIR": folder, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "bot.settings"})
        django.setup()
        seconds = {} if options.seeded else seed(options.messages, options.intents)
        size = {"messages": options.messages, "intents": options.intents}
        show({**size, **seconds, "ms": measure({**PAGES, **lists_behind()}, options.repeats)})


def lists_behind() -> dict[str, str]:
    """Those that the figures of 30 days and of a year lead to, and of one topic and hour."""
    from django.utils import timezone

    from bot.store.behind import FIGURES_OF_CASES, FIGURES_OF_CONVERSATIONS

    today, found = timezone.localdate(), {}
    for days in (30, 365):
        dates = {"since": today - timedelta(days=days - 1), "until": today}
        for table, names in (("conversationrow", FIGURES_OF_CONVERSATIONS), ("caserow", FIGURES_OF_CASES)):
            for name in names:
                found[f"behind {name}, {days} days"] = f"store/{table}/?{urlencode({'figure': name, **dates})}"
        narrow = {**dates, "figure": "answered", "topic": "waste", "hour": 12}
        found[f"behind one topic and hour, {days} days"] = f"store/conversationrow/?{urlencode(narrow)}"
    return found


def seed(messages: int, intents: int) -> dict[str, float]:
    from django.core.management import call_command
    from django.db import connection

    from bench import a_year
    from bot import wiring

    call_command("migrate", verbosity=0)
    began = perf_counter()
    a_year.make(messages, intents)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as PostgreSQL does by itself, minutes later
    made = perf_counter()
    days = sum(1 for _day in wiring.count_days())
    counted = perf_counter() - made
    return {
        "seconds_to_write": round(made - began, 1),
        "days_counted": days,
        "ms_a_day_counted": round(counted / max(1, days) * 1000, 1),
    }


if __name__ == "__main__":
    main()
