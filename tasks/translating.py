"""Translations that a turn had no time for, made with patience for whoever asks next."""

import threading
from dataclasses import replace

from django.conf import settings

from bot import wiring
from bot.dialogue.translating import make
from bot.domain.answers import Entry
from bot.domain.model import OUTAGES, UNASKED
from bot.domain.translations import Translation
from bot.store import model_calls, translations
from tasks.app import app

_ONE = threading.BoundedSemaphore(1)


@app.task
def make_translation(number: int) -> None:
    """Safe to run any number of times: what is there is not made again. The sweep rings for what failed."""
    if not _ONE.acquire(blocking=False):
        return
    try:
        if wanted := translations.take(number):
            _make(number, wanted)
    finally:
        _ONE.release()


def _make(number: int, wanted: Translation) -> None:
    entry = _still_said(wanted)
    tools = replace(wiring.tools(), model_seconds=settings.LLM_STAFF_SECONDS)
    made, calls = make(entry, wanted.language, tools) if entry else (None, ())
    model_calls.keep(calls)
    if made:
        translations.fill(number, made)
    elif not calls:  # the answer has changed, or the model may not translate it any more
        translations.withdraw(number)
    elif not any(call.outcome in OUTAGES | UNASKED for call in calls):
        translations.give_up(number)


def _still_said(wanted: Translation) -> Entry | None:
    entry = wiring.library().current().entry(wanted.intent)
    return entry if entry and entry.revision == wanted.revision else None
