from typing import Any

from django.core.management.base import CommandError

from bot.web.management.commands._measuring import MeasuringCommand
from intents.evaluation.asking import intent_figures
from intents.sources.measuring import UnusableSet, read_intents


class Command(MeasuringCommand):
    help = "Tell the utterances of a set (train.json, optionally test.json) apart with the production matcher."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            known = read_intents(options["folder"])
        except UnusableSet as wrong:
            raise CommandError(str(wrong)) from wrong
        self.measure(known.entries, known.questions, intent_figures, known.nobodys, options)
