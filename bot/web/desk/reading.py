"""What the page of a case shows: facts, the conversation, what the bot considered, and what happened to the case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from bot import wiring
from bot.dialogue.cards import titled
from bot.dialogue.desk import answer_in_words, language_in_words, proposed, pseudonym
from bot.domain.conversation import CaseState
from bot.domain.proposals import can_be_proposed
from bot.store import people, revealing
from bot.store.models import CaseNoteRow, CaseRow, DecisionRow, FileRow
from bot.store.snapshots import case_value
from bot.web.console.words import CASE_OUTCOMES, CASE_STATES, CERTAINTIES, REASONS, word
from bot.web.desk import wording
from bot.web.desk.access import Staff

CONSIDERED = 3  # turns, the newest that found something


@dataclass(frozen=True)
class Considered:
    """One question of the citizen, masked, and the titles of what the bot found for it."""

    question: str
    certainty: str
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    text: str
    at: datetime


def case_page(staff: Staff, case: CaseRow, page: int) -> dict[str, Any]:
    """Words are shown of open cases only, as in Slack: what is unsent later must not be read on."""
    is_open = case.state in (CaseState.WAITING, CaseState.CLAIMED)
    mine = case.owner == staff.person and case.state == CaseState.CLAIMED
    history = wiring.recall(str(case.pk), page, wording.language()) if is_open else None
    return {
        "staff": staff,
        "case": case,
        "is_open": is_open,
        "mine": mine,
        "free": case.state == CaseState.WAITING,
        "obstacle": wording.obstacle(case, staff),
        "facts": facts(case),
        "history": history,
        "older": page + 1 if history and page + 1 < history.pages else 0,
        "considered": considered(case) if is_open else (),
        **proposal(case),
        "files": FileRow.objects.filter(conversation=case.conversation_id).defer("sealed").order_by("at")
        if is_open
        else (),
        "helper": is_open and wiring.may_help(case.contact.channel),
        "notes": notes(case),
        "proposable": can_be_proposed(case_value(case)),
        "masked": len(revealing.masked_messages(case.conversation_id)) if mine else 0,
    }


def facts(case: CaseRow) -> dict[str, Any]:
    return {
        "state": word(CASE_STATES, case.state),
        "department": wording.department_name(case.department),
        "moved_from": wording.department_name(case.moved_from) if case.moved_from else "",
        "moved_to": wording.department_name(case.moved_to) if case.moved_to else "",
        "reason": word(REASONS, case.reason),
        "language": language_in_words(case_value(case), wiring.tools(wording.language())),
        "citizen": pseudonym(str(case.contact_id)),
        "waited": wording.waited(case),
        "promised": wording.promised(case),
        "owner": people.name_of(case.owner or case.ended_by),
        "outcome": word(CASE_OUTCOMES, case.outcome) if case.outcome else "",
    }


def proposal(case: CaseRow) -> dict[str, str]:
    """The answer that waits for a look, as the citizen will read it, and which revision that is."""
    value, tools = case_value(case), wiring.tools()
    entry = proposed(value, tools)
    return {"proposed": answer_in_words(value, tools), "revision": str(entry.revision)} if entry else {}


def considered(case: CaseRow) -> tuple[Considered, ...]:
    """Newest first."""
    turns = DecisionRow.objects.filter(turn__conversation_id=case.conversation_id).exclude(candidates=[])
    return tuple(map(_considered, turns.select_related("turn__utterance").order_by("-id")[:CONSIDERED]))


def _considered(record: DecisionRow) -> Considered:
    knowledge, language = wiring.library().current(), wording.language()
    entries = [(candidate["key"], knowledge.entry(candidate["key"])) for candidate in record.candidates[:CONSIDERED]]
    titles = tuple(titled(entry, language).title if entry else key for key, entry in entries)
    said = record.turn.utterance
    return Considered(said.text_masked if said else "", word(CERTAINTIES, record.certainty), titles)


def notes(case: CaseRow) -> tuple[Note, ...]:
    """Newest first, in the language of the rooms; those of the department that had the case before stay with it."""
    rows = CaseNoteRow.objects.filter(case=case).order_by("-at", "-id")
    return tuple(Note(people.in_words(row.text), row.at) for row in rows)


def rooms_language() -> str:
    return str(settings.STAFF_LANGUAGE)
