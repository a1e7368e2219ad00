"""Makes the file of what is known of the words around personal data, from examples."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bot import wiring
from bot.languages import ENGLISH, JAPANESE
from bot.privacy.evaluation import BadExample, Example, read_examples
from bot.privacy.network import FILE
from bot.privacy.training import fit
from bot.privacy.variants import variants
from intents.content import Content
from intents.sources import FileSource, PackProblems

_PLAIN, _SEED = 1500, 1


class Command(BaseCommand):
    help = (
        "Learns from marked examples what stands around names, addresses and dates of birth, and writes it beside the "
        "code. Of the examples in DIR, a third, chosen by their hash, is not looked at. PACK is a city's pack: its "
        "texts hold nobody's data. Takes minutes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", type=Path, help="for example tests/unit/privacy/examples")
        parser.add_argument("pack", type=Path, help="for example intents/packs/minatogawa")
        parser.add_argument("--variants", type=int, default=3, help="of each example, with other names (3)")
        parser.add_argument("--steps", type=int, default=4000, help="of learning (4000)")
        parser.add_argument("--file", type=Path, default=FILE, help="where to write it")

    def handle(self, *args: Any, **options: Any) -> None:
        tagger = wiring.tagger()
        if tagger is None:
            raise CommandError("No package brings an encoder of tokens for this platform.")
        examples = [*variants(_seen(options["dir"]), options["variants"]), *_nobodys(options["pack"])]
        self.stdout.write(f"{len(examples)} texts are read.")
        fit(examples, tagger.encoder, options["steps"]).write(options["file"])
        self.stdout.write(f"Written: {options['file']}")


def _seen(folder: Path) -> list[Example]:
    try:
        return [example for example in read_examples(folder) if example.part == "seen"]
    except BadExample as problem:
        raise CommandError(str(problem)) from problem


def _nobodys(folder: Path) -> Iterator[Example]:
    """More of them would make the examples with personal data too rare."""
    try:
        pack = FileSource(folder).read()
    except PackProblems as problems:
        raise CommandError(str(problems)) from problems
    texts = sorted({text for intent in pack.intents for text in _texts(intent.content)})
    drawn = random.Random(_SEED).sample(texts, min(_PLAIN, len(texts)))  # noqa: S311  # the same ones every time
    return (Example(text, ()) for text in drawn)


def _texts(content: Content) -> Iterator[str]:
    for language in (JAPANESE, ENGLISH):
        yield content.question.get(language, "")
        yield from content.examples.get(language, ())
        yield from filter(str.strip, content.answers.get(language, "").splitlines())
