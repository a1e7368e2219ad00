"""Which answers of a file are not published without more ado, and what becomes of them, in words."""

from collections.abc import Iterator

from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import ngettext

from intents.tables.holding import Held
from intents.tables.planning import Plan

DRAFTS = format_lazy("{}?state=draft", reverse_lazy("admin:intents_intent_changelist"))


def held_in_words(found: Plan) -> list[str]:
    return list(_told(found))


def needs_reason(found: Plan) -> bool:
    """Whether a reason would publish something that otherwise becomes a draft."""
    return any(change.held and Held.TWO_PERSONS not in change.held for change in found.changes)


def drafts_in_words(count: int) -> str:
    told = ngettext(
        "%(count)d answer waits as a draft: see what the check says of it.",
        "%(count)d answers wait as drafts: see what the check says of them.",
        count,
    )
    return told % {"count": count}


def _told(found: Plan) -> Iterator[str]:
    if count := found.held(Held.TWO_PERSONS):
        told = ngettext(
            "%(count)d answer becomes a draft: by the rule of its topic somebody else publishes it.",
            "%(count)d answers become drafts: by the rule of their topic somebody else publishes them.",
            count,
        )
        yield told % {"count": count}
    if count := found.held(Held.FINDINGS):
        told = ngettext(
            "%(count)d answer holds something that the check objects to; the rows below say what.",
            "%(count)d answers hold something that the check objects to; the rows below say what.",
            count,
        )
        yield told % {"count": count}
    if count := found.held(Held.BAR):
        told = ngettext(
            "%(count)d answer stands in a topic whose golden questions are asked before publishing.",
            "%(count)d answers stand in topics whose golden questions are asked before publishing.",
            count,
        )
        yield told % {"count": count}
