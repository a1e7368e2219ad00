import json
from argparse import ArgumentParser
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand

from bot import languages, wiring
from bot.domain.answers import Certainty, Match
from bot.languages.detect import detect
from intents.knowledge import PublishedKnowledge


class Command(BaseCommand):
    help = "Ask a question and print the answer with the record of why."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("question")
        parser.add_argument("--language", choices=languages.ALL)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        knowledge = wiring.new_library().current()
        question: str = options["question"]
        language = options["language"] or detect(question) or knowledge.city.default_language
        knowledge.match(question, language)  # loads the model, which no later question pays for
        started = perf_counter()
        match = knowledge.match(question, language)
        milliseconds = (perf_counter() - started) * 1000
        record = _record(knowledge, match, language) | {"milliseconds": round(milliseconds, 2)}
        if options["json"]:
            self.stdout.write(json.dumps(record, ensure_ascii=False, indent=2))
        else:
            self._tell(record, knowledge, match, question)

    def _tell(self, record: dict[str, Any], knowledge: PublishedKnowledge, match: Match, question: str) -> None:
        self.stdout.write(record["answer"] or f"({record['certainty']}: no answer)")
        self.stdout.write("\n{certainty} in {milliseconds} ms, publication {publication}".format(**record))
        for candidate in record["candidates"]:
            self.stdout.write(f"  {candidate['score']:.3f}  {candidate['key']}")
            parts = ", ".join(f"{name} {value:.2f}" for name, value in candidate["parts"].items())
            self.stdout.write(f"         {parts}")
        if knowledge.matcher and match.candidates:
            for line in knowledge.matcher.explain(question, match.candidates[0].key):
                self.stdout.write(f"         {line}")


def _record(knowledge: PublishedKnowledge, match: Match, language: str) -> dict[str, Any]:
    certain = match.certainty is Certainty.CERTAIN
    entry = knowledge.entry(match.candidates[0].key) if certain else None
    order = (language, *languages.FALLBACKS[language])
    written = next((code for code in order if entry and entry.written_in(code)), "")
    return {
        "answer": entry.wordings[written].answer if entry and written else "",
        "language": language,
        "answered_in": written,
        "certainty": match.certainty.value,
        "intent": entry.key if entry else "",
        "revision": entry.revision if entry else None,
        "publication": knowledge.publication,
        "missing": match.missing,
        "candidates": [
            {"key": candidate.key, "score": candidate.score, "parts": dict(candidate.parts)}
            for candidate in match.candidates
        ],
    }
