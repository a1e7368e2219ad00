"""The roles of a city, as Django groups: the table of who may what. An administrator may everything."""

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

WORK, OVERSEE = "work_cases", "oversee_cases"  # at the staff desk
REVIEW = "review_intent"
SEND_AGAIN = "change_deliveryrow"  # the only thing that may be done to what the counter wrote
WORDS = "view_messagerow"  # what citizens and staff wrote to each other

ROLE_NAMES = ("Editors", "Reviewers", "Staff", "Supervisors", "Auditors", "Operators")

# v: view, a: add, c: change, d: delete. In the order of ROLE_NAMES; what nobody has here, administrators alone have.
TABLE: dict[str, tuple[str, ...]] = {
    "intents.intent": ("vac", "v", "", "", "v", ""),
    "intents.intentrevision": ("v", "v", "", "", "v", ""),
    "intents.department": ("vac", "v", "", "", "v", "v"),
    "intents.lexiconrevision": ("va", "v", "", "", "v", ""),
    "intents.goldenquestion": ("vacd", "v", "", "", "v", ""),
    "intents.topicrule": ("", "v", "", "", "v", ""),
    "intents.cityprofile": ("v", "v", "", "", "v", "v"),
    "intents.publication": ("v", "v", "", "", "v", "v"),
    "store.conversationrow": ("", "", "", "v", "v", ""),
    "store.messagerow": ("", "", "", "v", "v", ""),
    "store.caserow": ("", "", "", "v", "v", ""),
    "store.turnrow": ("", "", "", "v", "v", ""),
    "store.decisionrow": ("", "", "", "v", "v", ""),
    "store.deliveryrow": ("", "", "", "", "v", "vc"),
    "store.destination": ("", "", "", "", "v", "v"),
    "store.inboxevent": ("", "", "", "", "v", "v"),
    "store.quotareading": ("", "", "", "", "v", "v"),
    "store.modelcallrow": ("", "", "", "", "v", "v"),
    "store.switchesrow": ("", "", "", "", "v", "va"),
    "store.auditentry": ("", "", "", "", "v", "v"),
    "store.countedday": ("v", "v", "", "v", "v", "v"),
    "store.counterrow": ("", "", "", "", "v", "va"),
    "store.retentionrule": ("", "", "", "", "v", "v"),
    "store.removalrun": ("", "", "", "", "v", "v"),
    "auth.user": ("", "", "", "", "v", ""),
    "auth.group": ("", "", "", "", "v", ""),
}
"""Operators keep the counter running and read no words of citizens; auditors read all and change nothing."""

AS_ANSWERS = (
    "store.cannedtextrow",
    "store.signalrow",
    "store.translationrow",
    "store.questiongroup",
    "intents.broughtfile",
)
"""Pages without rights of their own: open to those who see answers, their buttons to those who change them."""

SPECIAL = {REVIEW: ("Reviewers",), WORK: ("Staff", "Supervisors"), OVERSEE: ("Supervisors",)}

_VERBS = {"v": "view", "a": "add", "c": "change", "d": "delete"}
_RULES = ("view_topicrule", "add_topicrule", "change_topicrule", "delete_topicrule")
_SHOWN = ("conversationrow", "messagerow", "caserow", "decisionrow", "deliveryrow", "inboxevent", "quotareading")
_SWITCHES = ("view_modelcallrow", "view_switchesrow", "add_switchesrow", "view_counterrow", "add_counterrow")
_KEEPING = (
    "view_retentionrule",
    "view_removalrun",
    "view_countedday",
    "add_retentionrule",
    "change_retentionrule",
    "delete_retentionrule",
    "erase_citizen",
    "disclose_conversation",
)
_CONTENT = sorted(
    {
        f"{_VERBS[letter]}_{table.partition('.')[2]}"
        for table, row in TABLE.items()
        if table.startswith("intents.")
        for letter in "".join(row)
    }
)
MEANINGFUL = (
    Q(
        content_type__app_label="store",
        codename__in=[SEND_AGAIN, *_SWITCHES, "view_auditentry", *(f"view_{model}" for model in _SHOWN)],
    )
    | Q(content_type__app_label="intents", codename__in=[*_CONTENT, *_RULES, REVIEW, "change_cityprofile"])
    | Q(content_type__app_label="auth", content_type__model__in=["user", "group"])
    | Q(content_type__app_label="store", codename__in=[WORK, OVERSEE, *_KEEPING])
)
"""The permissions that change what a person can do here; Django has four for every table."""


def may(role: str, table: str, letter: str) -> bool:
    """What the table says."""
    return letter in TABLE[table][ROLE_NAMES.index(role)]


def _permissions(role: str) -> Q:
    found = [Q(codename__in=[name for name, roles in SPECIAL.items() if role in roles])]
    for table in TABLE:
        app, _dot, model = table.partition(".")
        names = [f"{verb}_{model}" for letter, verb in _VERBS.items() if may(role, table, letter)]
        found.append(Q(content_type__app_label=app, codename__in=names))
    return reduce(or_, found)


def may_work(user: Any) -> bool:
    """At the staff desk, on the cases of their departments or on all."""
    return bool(user.has_perm(f"store.{WORK}"))


def make_groups() -> list[str]:
    """Make the groups that are missing, with their permissions; returns their names.

    A group that exists is left as it is: the city may have changed what it may do.
    """
    made = []
    for name in ROLE_NAMES:
        group, created = Group.objects.get_or_create(name=name)
        if created:
            group.permissions.set(Permission.objects.filter(_permissions(name)))
            made.append(name)
    return made
