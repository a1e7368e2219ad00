from typing import Any

from django.core.management.base import CommandError

from bot.web.management.commands._measuring import MeasuringCommand
from intents.evaluation.asking import faq_figures
from intents.sources.measuring import UnusableSet, read_faq


class Command(MeasuringCommand):
    help = "Rank a FAQ set (corpus.json, queries.json, qrels.json) with the production matcher and print how well."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            faq = read_faq(options["folder"])
        except UnusableSet as wrong:
            raise CommandError(str(wrong)) from wrong
        self.measure(faq.entries, faq.questions, faq_figures, (), options)
