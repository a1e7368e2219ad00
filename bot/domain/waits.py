"""How long people are waited for, before somebody is called."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Waits:
    """Times while the department is open, except the last three, which run by the clock: a citizen has no hours.

    Nobody has taken a case: `claim` until its room is reminded, `alarm` from there until the supervisors are told,
    `move` from there until the next queue gets it. `reply` is how long an owner has where the department promises
    nothing. The citizen is silent: `silence` until they are asked, `close` from there until the case is closed, and
    `reopen` is how long their words open it again.
    """

    claim: timedelta = timedelta(minutes=10)
    alarm: timedelta = timedelta(minutes=10)
    move: timedelta = timedelta(minutes=20)
    reply: timedelta = timedelta(hours=1)
    silence: timedelta = timedelta(days=1)
    close: timedelta = timedelta(days=1)
    reopen: timedelta = timedelta(days=1)

    @classmethod
    def of_minutes(cls, **minutes: float) -> "Waits":
        return cls(**{name: timedelta(minutes=length) for name, length in minutes.items()})
