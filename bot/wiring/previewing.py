"""An answer as LINE would get it, before anybody has saved it. Nothing is stored or sent."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from bot.dialogue import answering
from bot.dialogue.turn import Tools, Turn
from bot.domain.answers import Entry, Language
from bot.domain.conversation import Contact, Conversation
from bot.domain.events import Event, EventKind
from bot.domain.turns import Snapshot
from bot.wiring import knowledge
from bot.wiring.deciding import picture_address
from channels.line.render import render
from intents.filling import Filling
from intents.knowledge import PublishedKnowledge


def preview(entry: Entry, filling: Filling, language: Language) -> list[dict[str, Any]]:
    """LINE's message objects, for a citizen who reads that language. Empty as long as no answer is written at all."""
    if not any(entry.written_in(each) for each in entry.wordings):
        return []
    event = Event("preview", "line", EventKind.TEXT, "", timezone.now())
    turn = Turn(event, _snapshot(language), _tools(entry, filling))
    answering.answer(turn, entry)
    return [part for out in turn.outgoing for part in render(out.messages, out.quick_choices, out.sender_name)]


def _snapshot(language: Language) -> Snapshot:
    return Snapshot(Contact("preview", "line"), Conversation("preview", language=language), None)


def _tools(entry: Entry, filling: Filling) -> Tools:
    """The content is that of the entry alone: no index is needed for what is not looked for."""
    alone = PublishedKnowledge(
        publication=0,
        city=filling.city,
        departments=filling.departments,
        entries=(entry,),
        matcher=None,
        today=timezone.localdate,
    )
    return Tools(
        knowledge=alone,
        now=timezone.now(),
        zone=settings.CITY_ZONE,
        is_holiday=lambda day: False,
        mask=knowledge.mask,
        picture_address=picture_address,
        new_id=lambda: "preview",
    )
