"""What people read for the values that the counter stores."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bot.languages.others import ALL_NAMES

Words = Mapping[str, str | Promise]

CHANNELS: Words = {"line": "LINE", "slack": "Slack", "desk": _("Staff desk")}
LANGUAGES: Words = ALL_NAMES
OWNERS: Words = {
    "bot": pgettext_lazy("owner", "the bot"),
    "queue": pgettext_lazy("owner", "waiting for staff"),
    "staff": pgettext_lazy("owner", "staff"),
}
SPEAKERS: Words = {
    "citizen": pgettext_lazy("speaker", "Citizen"),
    "answer": pgettext_lazy("speaker", "Bot (answer)"),
    "notice": pgettext_lazy("speaker", "Bot (notice)"),
    "staff": pgettext_lazy("speaker", "Staff"),
    "desk": pgettext_lazy("speaker", "To the staff room"),
}
CASE_STATES: Words = {
    "waiting": pgettext_lazy("case", "waiting"),
    "claimed": pgettext_lazy("case", "in progress"),
    "closed": pgettext_lazy("case", "closed"),
    "cancelled": pgettext_lazy("case", "cancelled by the citizen"),
    "transferred": pgettext_lazy("case", "passed on"),
}
CASE_OUTCOMES: Words = {
    "answered": pgettext_lazy("outcome", "answered"),
    "referred": pgettext_lazy("outcome", "referred elsewhere"),
    "no_reply": pgettext_lazy("outcome", "no answer from the citizen"),
    "not_for_city": pgettext_lazy("outcome", "not a matter of the city"),
}
REASONS: Words = {
    "asked": pgettext_lazy("reason", "asked for a person"),
    "not_found": pgettext_lazy("reason", "the bot did not find the answer"),
    "unsure": pgettext_lazy("reason", "asked for a person after two questions without an answer"),
    "draft_first": pgettext_lazy("reason", "staff look at the answer first"),
    "ended": pgettext_lazy("reason", "the answer is no longer valid"),
    "switched_off": pgettext_lazy("reason", "automatic replies are switched off"),
    "crisis": pgettext_lazy("reason", "danger to life or safety"),
    "emergency": pgettext_lazy("reason", "fire, illness or crime"),
}
DELIVERY_STATES: Words = {
    "pending": pgettext_lazy("delivery", "waiting"),
    "sending": pgettext_lazy("delivery", "being sent"),
    "sent": pgettext_lazy("delivery", "sent"),
    "withdrawn": pgettext_lazy("delivery", "withdrawn"),
    "uncertain": pgettext_lazy("delivery", "uncertain"),
    "dead": pgettext_lazy("delivery", "not sent"),
}
METHODS: Words = {
    "reply": pgettext_lazy("method", "reply"),
    "push": pgettext_lazy("method", "push"),
    "post": pgettext_lazy("method", "post"),
    "update": pgettext_lazy("method", "update"),
    "delete": pgettext_lazy("method", "deleted"),
    "upload": pgettext_lazy("method", "picture"),
}
KINDS_KEPT: Words = {
    "utterances": pgettext_lazy("kept", "What was written in conversations"),
    "files": pgettext_lazy("kept", "Files of citizens and of replies"),
    "bodies": pgettext_lazy("kept", "Texts of deliveries that failed"),
    "decisions": pgettext_lazy("kept", "Decision records"),
    "audit": pgettext_lazy("kept", "Audit log"),
}
REMOVAL_CAUSES: Words = {
    "night": pgettext_lazy("removal", "Time is over"),
    "citizen": pgettext_lazy("removal", "Erasure of a citizen"),
}
REMOVED: Words = {
    **KINDS_KEPT,
    "addresses": pgettext_lazy("removed", "User IDs"),
    "conversations": pgettext_lazy("removed", "Conversations"),
    "messages": pgettext_lazy("removed", "Messages"),
    "unfound": pgettext_lazy("removed", "Questions without an answer, with their vectors"),
    "attachments": pgettext_lazy("removed", "Files attached to replies"),
    "cases": pgettext_lazy("removed", "Cases"),
    "deliveries": pgettext_lazy("removed", "Deliveries"),
    "contacts": pgettext_lazy("removed", "Citizens without a conversation"),
    "payloads": pgettext_lazy("removed", "Contents of received events"),
    "model_calls": pgettext_lazy("removed", "Records of the language model"),
    "slack_copies": pgettext_lazy("removed", "Messages in Slack (being deleted there)"),
}
CHANGES: Words = {
    "other": pgettext_lazy("replay", "another answer"),
    "unanswered": pgettext_lazy("replay", "no answer any more"),
    "asked_back": pgettext_lazy("replay", "asked back"),
    "answered": pgettext_lazy("replay", "answered at once"),
}
CERTAINTIES: Words = {
    "certain": pgettext_lazy("certainty", "certain"),
    "unsure": pgettext_lazy("certainty", "unsure"),
    "none": pgettext_lazy("certainty", "no match"),
}
OUTCOMES: Words = {
    "answered_match": _("Answered"),
    "answered_chosen": _("Answered (chosen by the citizen)"),
    "answered_by_choice": _("Answered (the language model chose among what was found)"),
    "answered_follow_up": _("Answered (went on from the last answer)"),
    "answered_corrected": _("Answered (after a correction)"),
    "answered_again": _("Last answer repeated"),
    "answered_several": _("Answered two questions"),
    "clarify_candidates": _("Asked back"),
    "clarify_missing": _("Asked for the missing piece"),
    "clarify_corrected": _("Asked back after a correction"),
    "clarify_again": _("Asked back once more"),
    "unanswered_no_match": _("No answer found"),
    "unanswered_corrected": _("No answer found after a correction"),
    "cancelled_question": _("Called off by the citizen"),
    "handoff_asked": _("Handed over (asked for a person)"),
    "handoff_not_found": _("Handed over (no answer found)"),
    "handoff_drafted": _("To people: staff look at the answer first"),
    "handoff_reopened": _("Handover opened again: the citizen wrote after it was closed for silence"),
    "handoff_cancelled": _("Handover cancelled by the citizen"),
    "handoff_switched_off": _("Handed over (answers are switched off)"),
    "relayed_to_staff": _("Passed on to staff"),
    "crisis_self_harm": _("Crisis: self-harm"),
    "crisis_violence": _("Crisis: violence"),
    "crisis_abuse": _("Crisis: abuse"),
    "emergency_119": _("Emergency: pointed to 119"),
    "emergency_110": _("Emergency: pointed to 110"),
    "courtesy_small_talk": _("Small talk"),
    "courtesy_thanks": _("Thanks"),
    "courtesy_complaint": _("Complaint"),
    "offered_languages": _("Another language: offered ours"),
    "greeted": _("Greeted"),
    "capabilities_told": _("Told what the bot can do"),
    "group_pointed": _("Group pointed to a private chat"),
    "feedback_taken": _("Feedback received"),
    "language_changed": _("Language changed"),
    "limited_notice": _("Too many messages: told so"),
    "limited_superseded": _("Too many messages: a newer one was answered"),
    "interrupted_channel": _("Channel off: maintenance text"),
    "interrupted_disaster": _("Disaster: topic paused"),
    "unsent": _("Unsent by the citizen"),
    "silent": _("No reply needed"),
    "staff_claimed": _("Claimed by staff"),
    "staff_gave_back": _("Given back by staff"),
    "staff_replied": _("Replied by staff"),
    "staff_closed": _("Closed by staff"),
    "staff_snoozed": _("Snoozed by staff, or no longer"),
    "staff_marked": _("Marked as urgent, or no longer"),
    "staff_noted": _("Note for staff"),
    "staff_transferred": _("Passed on to another department"),
    "staff_proposed": _("Proposed as an answer by staff"),
    "staff_refused": _("Staff action not possible"),
    "reminded": _("Room reminded"),
    "error_bad_event": _("Event could not be read"),
    "error_gave_up": _("Given up after errors"),
}
ROLES: Words = {
    "Editors": pgettext_lazy("role", "Editors"),
    "Reviewers": pgettext_lazy("role", "Reviewers"),
    "Auditors": pgettext_lazy("role", "Auditors"),
    "Operators": pgettext_lazy("role", "Operators"),
    "Staff": pgettext_lazy("role", "Staff"),
    "Supervisors": pgettext_lazy("role", "Supervisors"),
}
RIGHTS: Words = {
    "view": pgettext_lazy("right", "see"),
    "disclose": pgettext_lazy("right", "disclose with the originals"),
    "erase": pgettext_lazy("right", "erase one citizen"),
    "add": pgettext_lazy("right", "add"),
    "change": pgettext_lazy("right", "change"),
    "delete": pgettext_lazy("right", "delete"),
    "review": pgettext_lazy("right", "review drafts and publish them"),
    "work": pgettext_lazy("right", "see to the cases of one's departments"),
    "oversee": pgettext_lazy("right", "see to the cases of all departments"),
}
RUNGS: Words = {
    "rephrase": pgettext_lazy("rung", "Understand follow-up questions"),
    "choose": pgettext_lazy("rung", "Choose the answer when unsure"),
    "compose": pgettext_lazy("rung", "Reword and combine answers"),
    "translate": pgettext_lazy("rung", "Translate answers"),
    "staff": pgettext_lazy("rung", "Help staff"),
}
PURPOSES: Words = {
    "judge": pgettext_lazy("purpose", "Recognise attacks"),
    "rephrase": pgettext_lazy("purpose", "Understand a follow-up question"),
    "choose": pgettext_lazy("purpose", "Choose the answer"),
    "compose": pgettext_lazy("purpose", "Reword answers"),
    "check": pgettext_lazy("purpose", "Check what was reworded"),
    "translate": pgettext_lazy("purpose", "Translate an answer"),
    "draft": pgettext_lazy("purpose", "Staff: draft a reply"),
    "summarise": pgettext_lazy("purpose", "Staff: summarise"),
    "translate_words": pgettext_lazy("purpose", "Staff: translate"),
    "check_wording": pgettext_lazy("purpose", "Staff: check wording"),
    "ask": pgettext_lazy("purpose", "Staff: ask the city's knowledge"),
}
CALL_OUTCOMES: Words = {
    "answered": pgettext_lazy("call", "answered"),
    "timeout": pgettext_lazy("call", "no answer in time"),
    "connection": pgettext_lazy("call", "not reached"),
    "cut": pgettext_lazy("call", "connection cut"),
    "server_error": pgettext_lazy("call", "error of the server"),
    "rate_limited": pgettext_lazy("call", "limit of use reached"),
    "wrong_key": pgettext_lazy("call", "key refused"),
    "unknown_model": pgettext_lazy("call", "unknown model"),
    "not_openai": pgettext_lazy("call", "not a compatible server"),
    "schema_refused": pgettext_lazy("call", "no answers in JSON"),
    "bad_request": pgettext_lazy("call", "request refused"),
    "empty": pgettext_lazy("call", "empty answer"),
    "malformed": pgettext_lazy("call", "wrong form"),
    "refused": pgettext_lazy("call", "refused or filtered"),
    "too_long": pgettext_lazy("call", "too long"),
    "leaked": pgettext_lazy("call", "repeated its instructions"),
    "unexpected": pgettext_lazy("call", "unexpected error"),
    "paused": pgettext_lazy("call", "not asked: paused"),
    "not_configured": pgettext_lazy("call", "not configured"),
}
WORD_KINDS: Words = {
    "term": pgettext_lazy("words", "term"),
    "verb": pgettext_lazy("words", "verb"),
    "word": pgettext_lazy("words", "plain word"),
    "forbidden": pgettext_lazy("words", "not to be written by the city"),
    "off": pgettext_lazy("words", "not used"),
}
WORD_ORIGINS: Words = {
    "shipped": pgettext_lazy("words", "standard"),
    "own": pgettext_lazy("words", "the city's own"),
    "changed": pgettext_lazy("words", "changed by the city"),
    "off": pgettext_lazy("words", "not used"),
}
MATCHING: Words = {
    "careful": pgettext_lazy("matching", "careful"),
    "balanced": pgettext_lazy("matching", "balanced"),
    "eager": pgettext_lazy("matching", "eager"),
}
ENDINGS: Words = {
    "right": pgettext_lazy("ending", "answered rightly"),
    "offered": pgettext_lazy("ending", "asked back, the answer among the choices"),
    "beside": pgettext_lazy("ending", "asked back, the answer not among the choices"),
    "none": pgettext_lazy("ending", "not answered"),
    "wrong": pgettext_lazy("ending", "answered wrongly"),
}
FLIPS: Words = {
    "worse": pgettext_lazy("flip", "Worse"),
    "unanswered": pgettext_lazy("flip", "Newly unanswered"),
    "asked_back": pgettext_lazy("flip", "Newly asked back"),
    "better": pgettext_lazy("flip", "Better"),
}
LINK_TROUBLES: Words = {
    "404": pgettext_lazy("link", "there is no such page (404)"),
    "403": pgettext_lazy("link", "the page is closed to us (403)"),
    "no such host": pgettext_lazy("link", "there is no such site"),
    "not public": pgettext_lazy("link", "the address is not on the public internet"),
    "certificate": pgettext_lazy("link", "the site's certificate is not valid"),
    "timeout": pgettext_lazy("link", "the site did not answer in time"),
    "not reached": pgettext_lazy("link", "the site was not reached"),
    "too many redirects": pgettext_lazy("link", "it leads on and on"),
}
PERSONAL_DATA: Words = {
    "在留カード番号": pgettext_lazy("personal data", "residence card number"),
    "運転免許証番号": pgettext_lazy("personal data", "driving licence number"),
    "マイナンバー": pgettext_lazy("personal data", "My Number"),
    "年金番号": pgettext_lazy("personal data", "pension number"),
    "口座番号": pgettext_lazy("personal data", "bank account number"),
    "保険証番号": pgettext_lazy("personal data", "insurance card number"),
    "旅券番号": pgettext_lazy("personal data", "passport number"),
    "カード番号": pgettext_lazy("personal data", "card number"),
    "メール": pgettext_lazy("personal data", "mail address"),
    "電話番号": pgettext_lazy("personal data", "telephone number"),
    "生年月日": pgettext_lazy("personal data", "date of birth"),
    "郵便番号": pgettext_lazy("personal data", "postal code"),
    "住所": pgettext_lazy("personal data", "address"),
    "氏名": pgettext_lazy("personal data", "name"),
}
AFTER_END: Words = {
    "archive": _("It is taken out of use"),
    "caveat": _("It is still given, and said to have ended"),
    "hand_over": _("Staff answer"),
}
WHEN_STALE: Words = {
    "tell": _("It is given, and said to be older"),
    "fall_back": _("The main language is given in its place"),
}
TOPICS: Words = {
    "moving": pgettext_lazy("topic", "Moving"),
    "certificates": pgettext_lazy("topic", "Certificates"),
    "family": pgettext_lazy("topic", "Family register"),
    "mynumber": pgettext_lazy("topic", "My Number"),
    "tax": pgettext_lazy("topic", "Tax"),
    "insurance": pgettext_lazy("topic", "Insurance and pension"),
    "children": pgettext_lazy("topic", "Children and school"),
    "waste": pgettext_lazy("topic", "Garbage"),
    "living": pgettext_lazy("topic", "Daily life"),
    "safety": pgettext_lazy("topic", "Disasters and safety"),
    "welfare": pgettext_lazy("topic", "Welfare"),
    "foreign": pgettext_lazy("topic", "Foreign residents"),
    "cityhall": pgettext_lazy("topic", "City hall"),
}
SENSITIVITIES: Words = {
    "ordinary": pgettext_lazy("sensitivity", "Ordinary"),
    "delicate": pgettext_lazy("sensitivity", "Delicate"),
}


def word(words: Words, value: str) -> str:
    """A value that has no word yet is shown as it is stored."""
    return str(words.get(value, value))


def in_words(field: str, title: Any, words: Words, *, ordered: bool = False) -> Callable[..., str]:
    """A column or line with the word for a field's value; `field` may lead over relations, as in queries."""

    @admin.display(description=title, ordering=field if ordered else None)
    def value(page: Any, row: Any) -> str:
        return word(words, reduce(getattr, field.split("__"), row)) or "-"

    return value


class _ByWord(admin.SimpleListFilter):
    """A filter that offers the words; values are known beforehand, so it costs no query over the whole table."""

    words: Words

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(value, str(name)) for value, name in self.words.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset.filter(**{str(self.parameter_name): value}) if value else queryset


def by(field: str, title: Any, words: Words) -> type[admin.SimpleListFilter]:
    """A list filter over `field` whose values are those of `words`."""
    return type(f"By{field}", (_ByWord,), {"title": title, "parameter_name": field, "words": words})
