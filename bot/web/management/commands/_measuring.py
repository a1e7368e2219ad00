"""What the measuring commands share: arguments, building with the time and memory it takes, and telling."""

import json
import resource
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bot import wiring
from bot.domain.answers import Entry
from bot.domain.embeddings import NoVectors
from intents.evaluation.asking import Answer, Question, ask, by_language
from intents.evaluation.drawing import draw
from intents.extending import Extended, extend, texts_to_embed
from intents.extensions import fetch
from intents.index.build import Remembered
from intents.index.elsewhere import SENTENCES
from intents.index.index import Index
from intents.lexicon import shipped
from intents.matcher import Matcher
from intents.understanding import bundled_encoders, understand

Figures = Callable[[Sequence[Answer]], dict[str, Any]]


class MeasuringCommand(BaseCommand):
    """Runs the production matcher, with the settings that ship, on a set in files; the database is not asked."""

    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
        parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="draw reliability, and risk against coverage")

    def measure(
        self,
        entries: Sequence[Entry],
        questions: Sequence[Question],
        figures: Figures,
        nobodys: Sequence[str],
        options: Mapping[str, Any],
    ) -> None:
        if options["plot"] and options["plot"].suffix != ".svg":
            raise CommandError("--plot writes SVG: give it a name that ends in .svg")
        encoders, began = bundled_encoders(), perf_counter()
        for encoder in encoders:
            encoder.pieces("")  # loads the models, which no publishing pays for
        began = perf_counter()
        index = understand(entries, encoders, shipped(), nobodys=[*SENTENCES, *nobodys])
        seconds = perf_counter() - began
        answers = ask(Matcher(index, encoders, extended=_extended(index)), questions)
        measured = {
            **figures(answers),
            "entries": len(entries),
            "index_seconds": round(seconds, 1),
            "memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "encoders": [encoder.name for encoder in encoders],
            "without_embedding_api": sum(bool(answer.missing) for answer in answers),
            "by_language": {language: figures(part) for language, part in by_language(answers).items()},
        }
        self._tell(measured)
        if options["json"]:
            options["json"].write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
        if options["plot"]:
            sure = [(answer.sure, answer.right) for answer in answers]
            options["plot"].write_text(draw(sure, str(options["folder"].name)), encoding="utf-8")

    def _tell(self, measured: Mapping[str, Any]) -> None:
        parts = {"all": measured, **measured["by_language"]}
        self.stdout.write(f"{'':30}" + "".join(f"{name:>10}" for name in parts))
        for name, value in measured.items():
            if isinstance(value, int | float):
                row = (f"{part[name]:>10.4g}" if name in part else f"{'':>10}" for part in parts.values())
                self.stdout.write(f"{name:30}" + "".join(row))


def _extended(index: Index) -> Extended | None:
    """With the vectors of EMBEDDING_MODEL where that is set; they are kept nowhere."""
    embedder, kept = wiring.embedder(), Remembered()
    if embedder is None:
        return None
    texts = texts_to_embed(index)
    try:
        fetch(embedder, texts, kept)
    except NoVectors as problem:
        raise CommandError(f"EMBEDDING_MODEL gives no vectors: {problem}") from problem
    return Extended(embedder, extend(index, embedder.name, kept.get(embedder.name, texts)))
