"""What an edit costs a large city: its trial against the golden questions, and publishing it. `python -m bench.editing`

The city is made up (`bench.made_up`), with a golden question an intent in other words than the intent's own. As in
`bench.growth` only the texts of the first intents are encoded, the vectors of the others are mixed from two of theirs:
that changes which questions are found, and no time but that of the first index. Questions are really encoded.
"""

import argparse
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import django
from cryptography.fernet import Fernet

from bench.counter import show

if TYPE_CHECKING:
    from bot.domain.answers import Entry
    from intents.library import Library
    from intents.models import IntentRevision


@dataclass
class Stopwatch:
    """Seconds since it was last read."""

    began: float

    def read(self) -> float:
        took, self.began = perf_counter() - self.began, perf_counter()
        return round(took, 2)


def prepare(intents: int) -> "tuple[Entry, ...]":
    from django.core.management import call_command

    from bench.a_year import make_intents
    from bench.made_up import City
    from intents.models import GoldenQuestion, Intent
    from intents.reading import entries_of

    call_command("migrate", verbosity=0)
    make_intents(intents)
    rows = {row.key: row for row in Intent.objects.all()}
    GoldenQuestion.objects.bulk_create(
        (
            GoldenQuestion(
                text=made.utterance[:200], language=next(iter(made.entry.wordings)), intent=rows[made.entry.key]
            )
            for made in City().intents(intents)
        ),
        ignore_conflicts=True,
    )
    return entries_of(1)


def libraries(entries: "tuple[Entry, ...]", encoded: int) -> "tuple[Library, Library]":
    """The one that builds what is published, and one of another worker that takes it up."""
    from bench.growth import Mixing
    from bot.settings import DATA_DIR
    from intents.index.texts import texts_of
    from intents.index.vectors import prepared
    from intents.library import Library
    from intents.understanding import bundled_encoders

    kinds = {prepared(text.meant): (text.field, text.script) for text in texts_of(entries)}
    real = {prepared(text.meant): None for text in texts_of(entries[:encoded])}
    mixing = [Mixing(encoder, kinds, real) for encoder in bundled_encoders()]
    return Library(Path(DATA_DIR) / "index", mixing), Library(Path(DATA_DIR) / "index")


def edited(state: str) -> "IntentRevision":
    from intents.models import Intent
    from intents.publishing import save_edit
    from intents.revisions import latest_revision

    intent = Intent.objects.get(key="made-up-1")
    latest = latest_revision(intent)
    assert latest is not None
    answers = {tag: f"{text} {latest.number}" for tag, text in latest.content["answers"].items()}
    return save_edit(intent, {"answers": answers}, author=None, state=state, base_revision=latest.number)


def measure(intents: int, encoded: int) -> dict[str, Any]:
    from intents.gate import trials
    from intents.models import IntentRevision, Trial

    entries = prepare(intents)
    builder, other = libraries(entries, encoded)
    watch, found = Stopwatch(perf_counter()), dict[str, Any]()
    builder.current()
    found["first_index_seconds"] = watch.read()
    other.current()
    found["first_load_by_another_worker_seconds"] = watch.read()

    draft = edited(IntentRevision.State.DRAFT)
    trial = trials.take(Trial.objects.get(revision=draft).pk)
    assert trial is not None
    watch.read()
    trials.run(trial, builder)
    found["trial_seconds"] = watch.read()
    trial.refresh_from_db()
    found["questions_asked"] = {name: share["after"] for name, share in trial.result["languages"].items()}

    edited(IntentRevision.State.PUBLISHED)
    watch.read()
    builder.current()
    found["index_of_the_edit_seconds"] = watch.read()
    other.current()
    found["taken_up_by_another_worker_seconds"] = watch.read()
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--intents", type=int, default=1000)
    parser.add_argument("--encoded", type=int, default=100, help="intents whose texts are really encoded")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        keys = {
            "SECRET_KEY": "bench",
            "DATA_KEYS": Fernet.generate_key().decode(),
            "DJANGO_SETTINGS_MODULE": "bot.settings",
        }
        os.environ.update({**keys, "DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"})
        django.setup()
        show({"intents": options.intents, "encoded": options.encoded, **measure(options.intents, options.encoded)})


if __name__ == "__main__":
    main()
