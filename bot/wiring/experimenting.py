"""A question tried, or many asked again, against what is live or what a draft would make of it. Nothing is stored or
sent.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone

from bot.dialogue import pipeline
from bot.domain.conversation import Contact, Conversation
from bot.domain.events import Event, EventKind
from bot.domain.experiments import Kind, Replayed, ending, report
from bot.domain.turns import Resolution, Snapshot
from bot.store import experiments
from bot.wiring import deciding, knowledge
from intents.gate.words import effect
from intents.knowledge import PublishedKnowledge
from intents.lexicon import Group
from intents.models import Intent
from intents.reading import entry_as_read
from intents.revisions import latest_revision

Json = Mapping[str, Any]


def experiment(kind: Kind, wish: Json) -> dict[str, Any]:
    """Takes seconds where a draft has to be understood first. Raises LookupError where there is no such intent."""
    if kind is Kind.WORDS:
        return effect([Group.from_json(group) for group in wish["groups"]], knowledge.library())
    return tried(wish["text"], wish["draft"]) if kind is Kind.TRY else replayed(wish)


def tried(text: str, draft: str = "") -> dict[str, Any]:
    """What a citizen who writes for the first time would get, and why; `draft` is the key of an intent."""
    _live, asked = _contents(draft)
    now = timezone.now()
    event = Event("try", "line", EventKind.TEXT, "", now, text=text)
    snapshot = Snapshot(Contact(str(uuid4()), "line"), Conversation(str(uuid4())), None)
    tools = replace(deciding.tools(), knowledge=asked, show_working=lambda event: None)
    return _told(pipeline.respond(event, snapshot, tools))


def replayed(wish: Json) -> dict[str, Any]:
    """With a draft: live against draft. Without: how it ended then against live."""
    since, until = date.fromisoformat(wish["since"]), date.fromisoformat(wish["until"])
    live, draft = _contents(wish["draft"])
    found = []
    for text, language, then in experiments.utterances(since, until):
        before = ending(live.match(text, language)) if wish["draft"] else then
        found.append(Replayed(text, language, before, ending(draft.match(text, language))))
    return {**report(found), "publication": live.publication}


def _contents(draft: str) -> tuple[PublishedKnowledge, PublishedKnowledge]:
    """What is live, and what is asked."""
    library = knowledge.library()
    if not draft:
        live = library.current()
        return live, live
    intent = Intent.objects.filter(key=draft).first()
    row = latest_revision(intent) if intent else None
    if row is None:
        raise LookupError(f"there is no intent {draft}")
    live, supposed = library.supposed(entry_as_read(row))
    day = max(timezone.localdate(), row.valid_from)
    return live, replace(supposed, today=lambda: day)


def _told(resolution: Resolution) -> dict[str, Any]:
    said = [out for out in resolution.outgoing if not out.channel]
    return {
        "messages": [asdict(message) for out in said for message in out.messages],
        "choices": [choice.label for out in said for choice in out.quick_choices],
        "case": resolution.case.department if resolution.case else "",
        "decision": asdict(resolution.decision),
        "calls": [{**asdict(call), "cost": str(call.cost)} for call in resolution.calls],
    }
