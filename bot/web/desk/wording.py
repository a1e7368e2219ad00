"""What the desk tells whoever pressed, and the words for what a case is."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bot.dialogue.desk import promise_in_words
from bot.domain.conversation import CaseState
from bot.domain.events import Action
from bot.store import people
from bot.store.models import CaseRow
from bot.store.snapshots import case_value
from bot.web.console.base import here
from bot.web.desk.access import Staff
from intents.models import Department

_MINUTE = timedelta(minutes=1)
_DONE = {
    Action.CLAIM: gettext_lazy("You own this case now. The citizen was told that somebody has taken over."),
    Action.GIVE_BACK: gettext_lazy("You gave the case back. It waits for a colleague."),
    Action.SEND_REPLY: gettext_lazy("Your reply is on its way to the citizen."),
    Action.SEND_ANSWER: gettext_lazy("The answer is on its way to the citizen. The case is closed."),
    Action.CLOSE: gettext_lazy("The case is closed. The citizen was told, and the bot takes over again."),
    Action.TRANSFER: gettext_lazy("The case was passed on. The citizen was told which department will answer."),
    Action.SNOOZE: gettext_lazy("The case is snoozed."),
    Action.WAKE: gettext_lazy("The case is snoozed no longer."),
    Action.NOTE: gettext_lazy("The note stands in the history of the case, for staff only."),
    Action.MARK_URGENT: gettext_lazy("The case is marked as urgent."),
    Action.PROPOSE: gettext_lazy("The administrators get a draft. The history of the case says when it is made."),
    Action.UNMARK_URGENT: gettext_lazy("The case is no longer urgent."),
}


def done(action: Action) -> str:
    return str(_DONE[action])


def obstacle(case: CaseRow, staff: Staff) -> str:
    """Why this person can do nothing about the case now, or "". The case itself decides once more."""
    if case.state == CaseState.CLAIMED and case.owner != staff.person:
        return _("This case belongs to %(owner)s.") % {"owner": people.name_of(case.owner)}
    if case.state in (CaseState.WAITING, CaseState.CLAIMED):
        return ""
    who = {"who": people.name_of(case.ended_by), "department": department_name(case.moved_to)}
    if case.state == CaseState.TRANSFERRED:
        return _("This case was passed on to %(department)s by %(who)s.") % who
    if case.state == CaseState.CANCELLED or not case.ended_by:
        return _("This case is over: the citizen took the request back.")
    return _("This case was closed by %(who)s.") % who


def department_name(key: str) -> str:
    row = Department.objects.filter(key=key).first()
    return here(row.names) if row else key


def waited(case: CaseRow) -> str:
    """Since it was opened."""
    now = timezone.now()
    return _("under a minute") if now - case.opened_at < _MINUTE else timesince(case.opened_at, now, depth=1)


def promised(case: CaseRow) -> str:
    """What the citizen was promised and by when, as on the card; empty where nothing was."""
    return promise_in_words(case_value(case), timezone.now(), settings.CITY_ZONE, language())


def language() -> str:
    """Of the page: what the dialogue says for it, it says in this language."""
    return "en" if (get_language() or "").startswith("en") else "ja"
