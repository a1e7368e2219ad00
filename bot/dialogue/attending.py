"""Coming on duty and going away: what is told about it, and cases that are left without their owner."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.dialogue import on_duty
from bot.dialogue.digest import case_line
from bot.dialogue.staff_turn import StaffTurn, staff_turn
from bot.dialogue.timing import after
from bot.dialogue.turn import Tools
from bot.domain.conversation import Case, CaseState, Owner, Wait
from bot.domain.events import Action
from bot.domain.messages import Choice
from bot.domain.staff import CaseLine, Duty, Told
from bot.domain.turns import Resolution, Snapshot, Status
from bot.languages.calendar import clock_or_moment
from bot.languages.fixed import tell_staff

AWAY = timedelta(hours=1)
"""How long an owner may be away, while the department is open, from a citizen who waits for their reply."""
MOST_CASES = 15


def began(tools: Tools) -> Told:
    return Told(tell_staff("duty.began", tools.staff_language))


def ended(owned: Sequence[Case], tools: Tools) -> Told:
    """With the cases that are still theirs, each to be given back by a press."""
    text = tell_staff("duty.ended", tools.staff_language)
    if not owned:
        return Told(text)
    told = tell_staff("duty.still_owned", tools.staff_language, count=len(owned))
    return Told(f"{text}\n{told}", tuple(owned_line(case, tools) for case in owned[:MOST_CASES]))


def owned_line(case: Case, tools: Tools) -> CaseLine:
    label = tell_staff(f"button.{Action.GIVE_BACK}", tools.staff_language)
    return CaseLine(case_line(case, tools), case.id, (Choice(label, Action.GIVE_BACK, {"case": case.id}),))


def status(duty: Duty, owned: int, in_room: Sequence[Case], places: Iterable[tuple[str, str]], tools: Tools) -> Told:
    """Of one member of staff, and of the room in which they ask."""
    language = tools.staff_language
    waiting = [case for case in in_room if case.state is CaseState.WAITING]
    late = [case for case in in_room if case.late]
    counts = {"waiting": len(waiting), "claimed": len(in_room) - len(waiting), "late": len(late)}
    lines = [
        duty_in_words(duty, tools),
        tell_staff("status.yours", language, count=owned),
        tell_staff("status.counts", language, **counts),
        on_duty.in_words(places, tools),
    ]
    return Told("\n".join(lines))


def duty_in_words(duty: Duty, tools: Tools) -> str:
    if duty.on is None or duty.since is None:
        return tell_staff("status.unknown", tools.staff_language)
    since = clock_or_moment(duty.since, tools.now, tools.zone, tools.staff_language)
    return tell_staff("status.on" if duty.on else "status.away", tools.staff_language, since=since)


def take_back(snapshot: Snapshot, away_since: datetime | None, tools: Tools) -> Resolution | None:
    """Give a case back for an owner who is away too long (None: who left for good). None where it can stay."""
    turn = staff_turn(None, snapshot, tools)
    if turn.case.state is not CaseState.CLAIMED or (away_since and not _missed(turn.case, away_since, tools)):
        return None
    _give_back(turn, "thread.owner_away" if away_since else "thread.owner_left")
    return turn.resolution()


def _missed(case: Case, away_since: datetime, tools: Tools) -> bool:
    """Only where the citizen waits: nobody misses whoever waits for the citizen, or snoozed the case."""
    if case.wait is not Wait.REPLY or case.snoozed_until:
        return False
    start = max(away_since, case.since or away_since)
    return after(start, AWAY, tools.knowledge.department(case.department), tools, urgent=case.urgent) <= tools.now


def _give_back(turn: StaffTurn, why: str) -> None:
    owner = turn.case.owner
    turn.become(turn.case.waiting_again(turn.tools.now), Owner.QUEUE, Status.REMINDED)
    turn.tell_thread(why, broadcast=True, owner=f"@{owner}")
