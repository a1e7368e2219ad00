"""A case rests until a time that staff choose: nobody is reminded until then, and a word of the citizen ends it."""

from bot.dialogue.staff_turn import StaffTurn
from bot.dialogue.timing import snoozed_until
from bot.domain.events import Event
from bot.domain.turns import Status
from bot.languages.calendar import moment_in_words


def snooze(turn: StaffTurn, event: Event) -> None:
    until = snoozed_until(event.arguments.get("until", ""), turn.department, turn.tools)
    if until is None:
        turn.tell_thread("thread.not_snoozed")
        return
    turn.keep(turn.case.snoozed(until), Status.STAFF_SNOOZED)
    when = moment_in_words(until.astimezone(turn.tools.zone), turn.tools.staff_language)
    turn.tell_thread("thread.snoozed", when=when)


def wake(turn: StaffTurn, event: Event) -> None:
    turn.status = Status.STAFF_SNOOZED
    if turn.case.snoozed_until:
        turn.keep(turn.case.woken(turn.tools.now), Status.STAFF_SNOOZED)
        turn.tell_thread("thread.woken")
