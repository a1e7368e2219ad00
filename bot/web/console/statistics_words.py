"""The names of figures, and how each is computed, in one sentence that stands beside it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bot.web.console.words import Words

FIGURES: Words = {
    "questions": pgettext_lazy("figure", "Questions"),
    "answered": pgettext_lazy("figure", "Answered"),
    "asked_back": pgettext_lazy("figure", "Asked back"),
    "handed_over": pgettext_lazy("figure", "Handed over"),
    "unanswered": pgettext_lazy("figure", "No answer found"),
    "wrong": pgettext_lazy("figure", "Wrong-answer signals"),
    "not_helpful": pgettext_lazy("figure", "“Not helpful”"),
    "corrected": pgettext_lazy("figure", "“That is not it”"),
    "none_of_these": pgettext_lazy("figure", "“None of these”"),
    "conversations": pgettext_lazy("figure", "Conversations that ended"),
    "contained": pgettext_lazy("figure", "Ended without a person"),
    "not_contained": pgettext_lazy("figure", "Ended with a person"),
    "deflected": pgettext_lazy("figure", "Settled by the bot"),
    "replied": pgettext_lazy("figure", "First replies of staff"),
    "promised": pgettext_lazy("figure", "Promises that fell due"),
    "kept": pgettext_lazy("figure", "Promises kept"),
    "broken": pgettext_lazy("figure", "Promises not kept"),
}
MEASURES: Words = {
    "answer_share": _("Answered, of questions"),
    "median": _("Waiting time, median"),
    "p90": _("Waiting time, 90%"),
    "punctuality": _("Promised times kept"),
    "containment": _("Containment"),
    "deflection": _("Deflection"),
}
FORMULAS: Words = {
    "questions": _(
        "Messages that ask something, taps on an answer that was offered, and requests for a person. The four outcomes "
        "add up to it. Greetings, thanks and messages to staff are not counted."
    ),
    "answered": _("Questions that got an approved answer."),
    "asked_back": _("Questions that the bot answered with a question of its own."),
    "handed_over": _(
        "Requests for a person: cases opened, each once, however often it is passed on. Danger to life is not counted."
    ),
    "unanswered": _("Questions for which the bot found no answer and said so."),
    "wrong": _(
        "Presses on “not helpful” and “none of these”, and messages that say that the answer is not what was meant."
    ),
    "answer_share": _(
        "Answered ÷ questions. Not told by topic or department: a question without an answer has neither."
    ),
    "median": _(
        "From the request for a person to the first reply of staff, by the clock, nights and weekends included; "
        "counted on the day of the reply. Half of the citizens waited no longer."
    ),
    "p90": _("The same; nine of ten citizens waited no longer (nearest rank)."),
    "punctuality": _(
        "First replies by the promised time ÷ promises that fell due. A case without a reply is a promise not kept; "
        "what the citizen took back or was passed on before is not counted."
    ),
    "containment": _(
        "Conversations that ended without a person ÷ all that ended and held a question. A person: a case was opened. "
        "A conversation ends a day after its last message."
    ),
    "deflection": _(
        "Conversations with an answer, without “not helpful” and without a person ÷ all that ended and held a question."
    ),
}
SPLITS: Words = {
    "language": _("By language"),
    "topic": _("By topic"),
    "department": _("By department"),
    "hour": _("By hour of the day"),
}
NOWHERE: Words = {
    "language": _("not recognised"),
    "topic": _("no topic recognised"),
    "department": _("no department recognised"),
}
PERIODS: Words = {
    "today": _("Today"),
    "7": _("7 days"),
    "30": _("30 days"),
    "365": _("365 days"),
}
SHORT_LANGUAGES: Words = {
    "ja": pgettext_lazy("short", "JA"),
    "en": pgettext_lazy("short", "EN"),
    "ja-easy": pgettext_lazy("short", "Plain"),
}
