"""The card that shows a case to its room, in the staff's language. What it says of time is true when it is drawn."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.dialogue.cards import approved, in_words, titled
from bot.dialogue.on_duty import named
from bot.dialogue.timing import waited
from bot.dialogue.turn import Tools, Turn
from bot.domain.answers import Entry, Language
from bot.domain.conversation import Case, CaseState, Reason
from bot.domain.delivery import Speaker
from bot.domain.events import Action, EventKind
from bot.domain.messages import CaseCard, Choice, TranscriptLine
from bot.domain.model import Rung
from bot.domain.proposals import can_be_proposed
from bot.domain.turns import Outgoing
from bot.languages.calendar import clock_or_moment, length_in_words, moment_in_words
from bot.languages.fixed import in_language, tell_staff
from bot.languages.others import ALL_NAMES

TRANSCRIPT_LINES = 6
SHORT = 60  # characters
# These open forms only: no actions of the domain, or actions that need what is filled in there.
REPLY, HELPER, REVEAL, TRANSFER, CONVERSATION = "reply", "helper", "reveal", "transfer", "conversation"
SNOOZE = "snooze"

_BUTTONS: dict[CaseState, tuple[str, ...]] = {
    CaseState.WAITING: (Action.CLAIM, REPLY, HELPER, Action.CLOSE),
    CaseState.CLAIMED: (REPLY, HELPER, Action.GIVE_BACK, Action.CLOSE),
}
# Where an answer waits for a look: send it, write another one, hand it to a person.
_BUTTONS_OF_AN_ANSWER: dict[CaseState, tuple[str, ...]] = {
    CaseState.WAITING: (Action.SEND_ANSWER, REPLY, Action.CLAIM, HELPER, Action.CLOSE),
    CaseState.CLAIMED: (Action.SEND_ANSWER, *_BUTTONS[CaseState.CLAIMED]),
}


def card_parcel(case: Case, tools: Tools, transcript: tuple[TranscriptLine, ...]) -> Outgoing:
    bot = tell_staff("speaker.bot", tools.staff_language)
    lines = tuple(_shortened(line) if line.speaker == bot else line for line in transcript[-TRANSCRIPT_LINES:])
    card = case_card(case, tools, lines)
    return Outgoing(Speaker.DESK, (card,), channel=tools.desk_channel, address=case.room)


def _shortened(line: TranscriptLine) -> TranscriptLine:
    """What the bot said is known to staff by its beginning; the citizen's words stay whole."""
    text = line.text.split("\n", 1)[0][:SHORT]
    return replace(line, text=text if text == line.text else f"{text}…")


def spoken(turn: Turn) -> tuple[TranscriptLine, ...]:
    """What the citizen says in this very turn, which the stored transcript cannot hold yet."""
    if turn.event.kind is not EventKind.TEXT:
        return ()
    speaker = tell_staff("speaker.citizen", turn.tools.staff_language)
    return (TranscriptLine(speaker, turn.masked, turn.event.message_id),)


def case_card(case: Case, tools: Tools, transcript: tuple[TranscriptLine, ...]) -> CaseCard:
    language = tools.staff_language
    words = {
        "number": case.number,
        "state": _state(case, language),
        "department": in_language(tools.knowledge.department(case.department).name, language),
        "reason": tell_staff(f"reason.{case.reason}", language),
        "language": language_in_words(case, tools),
        "last": transcript[-1].text if transcript else tell_staff("card.no_words", language),
    }
    return CaseCard(
        case_id=case.id,
        heading=_marked(case, tell_staff("card.heading", language, **words), language),
        facts=_facts(case, tools, words),
        transcript=transcript,
        buttons=_buttons(case, tools),
        summary=_marked(case, tell_staff("card.summary", language, **words), language),
        more=tuple(_button(name, case, language) for name in _more(case)),
        proposed=answer_in_words(case, tools),
    )


def proposed(case: Case, tools: Tools) -> Entry | None:
    """The answer that waits for a look of staff."""
    waits = case.is_open and case.reason is Reason.DRAFT_FIRST and case.replied_at is None and case.considered
    return tools.knowledge.entry(case.considered[0]) if waits else None


def answer_in_words(case: Case, tools: Tools) -> str:
    """As the citizen will read it; empty where none waits."""
    entry = proposed(case, tools)
    return in_words(approved(entry, case.language, tools)) if entry else ""


def language_in_words(case: Case, tools: Tools) -> str:
    """The citizen's, and that it is none of those which the department's people speak."""
    name = ALL_NAMES.get(case.language, case.language)
    spoken_there = tools.knowledge.department(case.department).languages
    served = not spoken_there or case.language.partition("-")[0] in spoken_there
    return name if served else tell_staff("card.language_elsewhere", tools.staff_language, language=name)


def _state(case: Case, language: str) -> str:
    state = tell_staff(f"state.{case.state}", language)
    if case.late and case.is_open:
        state = tell_staff("state.late", language, state=state)
    return tell_staff("state.snoozed", language, state=state) if case.snoozed_until else state


def _marked(case: Case, text: str, language: str) -> str:
    return tell_staff("card.urgent", language, text=text) if case.urgent and case.is_open else text


def _facts(case: Case, tools: Tools, words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    language = tools.staff_language
    values = {
        "department": words["department"],
        **_moves(case, tools),
        "reason": words["reason"],
        "language": words["language"],
        "citizen": pseudonym(case.contact_id),
        "opened": moment_in_words(case.opened_at.astimezone(tools.zone), language),
        **_times(case, tools),
        "owner": _owner(case, tools),
        **_snoozed(case, tools),
        **_considered(case, tools),
        **({"outcome": tell_staff(f"outcome.{case.outcome}", language)} if case.outcome else {}),
    }
    return tuple((tell_staff(f"fact.{name}", language), value) for name, value in values.items())


def _owner(case: Case, tools: Tools) -> str:
    """Whose it is or was; while it is nobody's, who is on duty."""
    if person := case.owner or case.ended_by:
        return f"<@{person}>"
    nobody = tell_staff("fact.nobody", tools.staff_language)
    people = named(tools.on_duty(case.department, case.room), tools.staff_language) if case.is_open else ""
    return tell_staff("duty.owner", tools.staff_language, owner=nobody, people=people) if people else nobody


def _times(case: Case, tools: Tools) -> dict[str, str]:
    """Since when the citizen waits, and what they were promised."""
    promised = promise_in_words(case, tools.now, tools.zone, tools.staff_language)
    promise = {"promise": promised} if promised else {}
    return {**_waiting(case, tools), **promise} if case.is_open else {}


def _waiting(case: Case, tools: Tools) -> dict[str, str]:
    if case.waiting_since is None:
        return {}
    words = {
        "since": clock_or_moment(case.waiting_since, tools.now, tools.zone, tools.staff_language),
        "now": clock_or_moment(tools.now, tools.now, tools.zone, tools.staff_language),
        "length": length_in_words(waited(case, tools), tools.staff_language),
    }
    return {"waiting": tell_staff("card.waiting", tools.staff_language, **words)}


def promise_in_words(case: Case, now: datetime, zone: ZoneInfo, language: Language) -> str:
    """What the citizen was promised, by when, and whether that is past; empty where nothing was."""
    if case.promise is None:
        return ""
    what = "resolution" if not case.waiting_since else "next_reply" if case.replied_at else "first_reply"
    when = clock_or_moment(case.promise, now, zone, language)
    key = "card.promise_late" if case.late or case.promise <= now else "card.promise"
    return tell_staff(key, language, what=tell_staff(f"promise.{what}", language), when=when)


def _snoozed(case: Case, tools: Tools) -> dict[str, str]:
    if case.snoozed_until is None:
        return {}
    when = moment_in_words(case.snoozed_until.astimezone(tools.zone), tools.staff_language)
    return {"snoozed": tell_staff("card.until", tools.staff_language, when=when)}


def _considered(case: Case, tools: Tools) -> dict[str, str]:
    """By their titles; what the city has withdrawn since is left out."""
    found = [entry for key in case.considered if case.is_open and (entry := tools.knowledge.entry(key))]
    titles = [titled(entry, tools.staff_language).title for entry in found]
    return {"considered": tell_staff("duty.between", tools.staff_language).join(titles)} if titles else {}


def _moves(case: Case, tools: Tools) -> dict[str, str]:
    moves = {"moved_from": case.moved_from, "moved_to": case.moved_to}
    return {
        fact: in_language(tools.knowledge.department(key).name, tools.staff_language)
        for fact, key in moves.items()
        if key
    }


def pseudonym(contact_id: str) -> str:
    """The same for the same citizen in every case, and nothing that leads back to the platform's user id."""
    return contact_id.replace("-", "")[:6].upper()


def _buttons(case: Case, tools: Tools) -> tuple[Choice, ...]:
    helps = tools.model is not None and tools.switches.allow(Rung.STAFF, tools.desk_channel)
    entry, language = proposed(case, tools), tools.staff_language
    names = (_BUTTONS_OF_AN_ANSWER if entry else _BUTTONS).get(case.state, ())
    names = tuple(name for name in names if helps or name != HELPER)
    names = (*names, Action.PROPOSE) if can_be_proposed(case) else names
    return tuple(_about(_button(name, case, language), entry, language) for name in names)


def _about(button: Choice, entry: Entry | None, language: str) -> Choice:
    """What is pressed instead of sending the answer says so; what sends it names what was looked at."""
    if entry and button.action == Action.SEND_ANSWER:
        return replace(button, arguments={**button.arguments, "revision": str(entry.revision)})
    if entry and button.action in (REPLY, Action.CLAIM):
        return replace(button, label=tell_staff(f"button.{button.action}_instead", language))
    return button


def _more(case: Case) -> tuple[str, ...]:
    """Five at most: Slack's menu takes no more."""
    if not case.is_open:
        return ()
    mark = Action.UNMARK_URGENT if case.urgent else Action.MARK_URGENT
    rest = Action.WAKE if case.snoozed_until else SNOOZE
    return (CONVERSATION, TRANSFER, rest, mark, *([REVEAL] if case.state is CaseState.CLAIMED else []))


def _button(name: str, case: Case, language: str) -> Choice:
    return Choice(tell_staff(f"button.{name}", language), name, {"case": case.id})
