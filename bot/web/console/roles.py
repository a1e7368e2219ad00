"""The roles of a city, as Django groups: a start, to be changed in the console."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

WORK, OVERSEE = "work_cases", "oversee_cases"  # at the staff desk
REVIEW = "review_intent"
SEND_AGAIN = "change_deliveryrow"  # the only thing that may be done to what the counter wrote
_EDITED = (
    "view_intent",
    "add_intent",
    "change_intent",
    "view_department",
    "add_department",
    "change_department",
    "view_lexiconrevision",
    "add_lexiconrevision",
    "view_goldenquestion",
    "add_goldenquestion",
    "change_goldenquestion",
    "delete_goldenquestion",
)
_READ = ("view_intent", "view_department", "view_lexiconrevision", "view_topicrule", "view_goldenquestion")
_RULES = ("view_topicrule", "add_topicrule", "change_topicrule", "delete_topicrule")
_FAQ = ("view_intentrevision", "view_publication", "view_cityprofile")
_SENDING = ("view_deliveryrow", SEND_AGAIN, "view_destination", "view_inboxevent", "view_quotareading")
_TALK = (
    "view_conversationrow",
    "view_messagerow",
    "view_caserow",
    "view_turnrow",
    "view_decisionrow",
    "view_auditentry",
)

_SHOWN = (
    "countedday",
    "conversationrow",
    "caserow",
    "decisionrow",
    "deliveryrow",
    "inboxevent",
    "quotareading",
    "auditentry",
)
_SWITCHES = ("view_modelcallrow", "view_switchesrow", "add_switchesrow", "view_counterrow", "add_counterrow")
_KEPT = ("view_retentionrule", "view_removalrun")
_KEEPING = (
    *_KEPT,
    "add_retentionrule",
    "change_retentionrule",
    "delete_retentionrule",
    "erase_citizen",
    "disclose_conversation",
)
MEANINGFUL = (
    Q(content_type__app_label="store", codename__in=[SEND_AGAIN, *_SWITCHES, *(f"view_{model}" for model in _SHOWN)])
    | Q(content_type__app_label="intents", codename__in=[*_EDITED, *_FAQ, *_RULES, REVIEW, "change_cityprofile"])
    | Q(content_type__app_label="auth", content_type__model__in=["user", "group"])
    | Q(content_type__app_label="store", codename__in=[WORK, OVERSEE, *_KEEPING])
)
"""The permissions that change what a person can do here; Django has four for every table."""

_EVERYTHING = Q(codename__startswith="view_", content_type__app_label__in=["intents", "store", "auth"])

ROLES: dict[str, Q] = {
    "Editors": Q(content_type__app_label="intents", codename__in=[*_EDITED, *_FAQ]),
    "Reviewers": Q(content_type__app_label="intents", codename__in=[*_READ, *_FAQ, REVIEW]),
    "Staff": Q(content_type__app_label="store", codename=WORK),
    "Supervisors": Q(content_type__app_label="store", codename__in=[WORK, OVERSEE]),
    "Auditors": _EVERYTHING,
    "Operators": Q(content_type__app_label="store", codename__in=[*_SENDING, *_TALK, *_SWITCHES, *_KEPT])
    | Q(content_type__app_label="intents", codename__startswith="view_"),
}


def may_work(user: Any) -> bool:
    """At the staff desk, on the cases of their departments or on all."""
    return bool(user.has_perm(f"store.{WORK}"))


def make_groups() -> list[str]:
    """Make the groups that are missing, with their permissions; returns their names.

    A group that exists is left as it is: the city may have changed what it may do.
    """
    made = []
    for name, permissions in ROLES.items():
        group, created = Group.objects.get_or_create(name=name)
        if created:
            group.permissions.set(Permission.objects.filter(permissions))
            made.append(name)
    return made
