"""How long a table of 5,000 answers takes: dry run, import, export, and the dry run of what is there already.

Each dry run is with the check of the texts; what the first one looked at, the process remembers for the others.
`python -m bench.tables` in a database of its own (SQLite in a temporary folder). The answers are made up
(`bench.made_up`), each with two examples, the English ones in two rows; memory is the process's peak.
"""

import argparse
import io
import os
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from cryptography.fernet import Fernet

NO_BRACES = str.maketrans("", "", "{}")  # an answer that was cut inside a variable would be refused


def prepare(folder: str) -> None:
    """Settings first, then Django: nothing of a real installation is touched."""
    os.environ |= {"SECRET_KEY": "bench", "DATA_KEYS": Fernet.generate_key().decode(), "DATA_DIR": folder}
    os.environ |= {"DJANGO_SETTINGS_MODULE": "bot.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command

    from bench.counter import SAMPLE_CITY

    call_command("migrate", verbosity=0)
    call_command("load_pack", str(SAMPLE_CITY), verbosity=0, stdout=io.StringIO())


def measure(count: int) -> dict[str, Any]:
    from bot.web.console.table_names import names_here
    from bot.web.console.text_findings import examiner
    from intents.exporting import intents_now
    from intents.tables.importing import apply, bring, dry_run
    from intents.tables.writing import as_csv, as_xlsx, rows_of

    figures: dict[str, Any] = {"answers": count}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        result = work()
        figures[name] = round(time.perf_counter() - began, 2)
        return result

    def looked_at(data: bytes, name: str) -> Any:
        return dry_run(data, name, names, examine=examiner())

    names, rows = names_here(), list(rows_of(made_up(count), names_here(), "ja"))
    figures["rows"] = len(rows) - 1
    for kind, data in (("xlsx", as_xlsx(rows, "FAQ")), ("csv", as_csv(rows))):
        figures[f"{kind}_megabytes"] = round(len(data) / 1e6, 2)
        found, state = timed(f"{kind}_dry_run_new_seconds", partial(looked_at, data, f"faq.{kind}"))
        assert not found.problems, found.problems[:3]
    brought = bring(data, "faq.csv", None)
    timed("import_seconds", lambda: apply(brought, names, state, None, "b", examine=examiner(), reason="bench"))
    now = timed("export_rows_seconds", lambda: list(rows_of(intents_now(), names, "ja")))
    again = timed("export_xlsx_seconds", lambda: as_xlsx(now, "FAQ"))
    found, _state = timed("xlsx_dry_run_unchanged_seconds", partial(looked_at, again, "faq.xlsx"))
    assert not found.changes
    figures["peak_megabytes"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return figures


def made_up(count: int) -> Any:
    from bench.made_up import City
    from intents.content import Content, Terms
    from intents.models import Department
    from intents.sources import PackIntent

    department = Department.objects.values_list("key", flat=True)[0]
    for number, each in enumerate(City().intents(count)):
        language, wording = next(iter(each.entry.wordings.items()))
        texts = dict.fromkeys({language, "ja"}, wording)
        content = Content(
            department=department,
            topic="living",
            title=dict.fromkeys(texts, f"Made up {number}"),
            question=dict.fromkeys(texts, wording.question[:40]),
            answers=dict.fromkeys(texts, wording.answer.translate(NO_BRACES)),
            examples={language: (f"{each.utterance} {number}", f"{number} {each.utterance}")},
        )
        yield PackIntent(
            each.entry.key, content, Terms("https://a.example/", each.entry.valid_from, each.entry.review_by)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=5000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        from bench.counter import show

        show(measure(arguments.answers))


if __name__ == "__main__":
    main()
