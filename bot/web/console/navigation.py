"""The side menu: by what people do, not by the tables; each entry for those who may see it."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from bot.domain.experiments import Kind
from bot.store.models import (
    AuditEntry,
    CannedTextRow,
    CaseRow,
    ConversationRow,
    CountedDay,
    CounterRow,
    DecisionRow,
    DeliveryRow,
    InboxEvent,
    ModelCallRow,
    QuestionGroup,
    QuotaReading,
    RemovalRun,
    RetentionRule,
    SignalRow,
    SwitchesRow,
    TranslationRow,
)
from bot.web.console.base import here
from bot.web.console.experimenting import RIGHTS
from bot.web.console.roles import may_work
from intents.models import (
    BroughtFile,
    CityProfile,
    Department,
    GoldenQuestion,
    Intent,
    LexiconRevision,
    Publication,
    TopicRule,
)

Item = dict[str, Any]


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    groups = [
        (None, [_home(), *_of(request, (CountedDay, "bar_chart"))]),
        (
            _("Answers"),
            [
                *_of(request, (Intent, "forum"), (QuestionGroup, "search_off")),
                *_of(request, (SignalRow, "lightbulb"), (TranslationRow, "translate")),
                *_of(
                    request,
                    (LexiconRevision, "dictionary"),
                    (Department, "apartment"),
                    (CannedTextRow, "quick_phrases"),
                    (Publication, "history"),
                    (GoldenQuestion, "quiz"),
                    (TopicRule, "rule_settings"),
                    (BroughtFile, "swap_vert"),
                ),
                *_city(request),
                *_experiment(request, Kind.TRY, _("Try it"), "science"),
                *_experiment(request, Kind.REPLAY, _("Replay"), "replay"),
            ],
        ),
        (
            _("Counter"),
            [
                *_desk(request),
                *_of(request, (ConversationRow, "chat"), (CaseRow, "support_agent"), (DecisionRow, "rule")),
            ],
        ),
        (
            _("Operation"),
            [
                *_of(request, (DeliveryRow, "send"), (InboxEvent, "error"), (QuotaReading, "speed")),
                *_of(request, (CounterRow, "toggle_on"), (SwitchesRow, "neurology"), (ModelCallRow, "receipt_long")),
            ],
        ),
        (_("People"), _of(request, (User, "person"), (Group, "group"), (AuditEntry, "fact_check"))),
        (_("Keeping"), _of(request, (RetentionRule, "timer"), (RemovalRun, "delete_sweep"))),
    ]
    return [{"title": title, "separator": title is not None, "items": items} for title, items in groups if items]


def _home() -> Item:
    return {"title": _("Home"), "icon": "home", "link": reverse("admin:index")}


def _desk(request: HttpRequest) -> list[Item]:
    return [{"title": _("Staff desk"), "icon": "desk", "link": reverse("desk:queue")}] if may_work(request.user) else []


def _of(request: HttpRequest, *pages: tuple[Any, str]) -> list[Item]:
    return [
        {"title": str(model._meta.verbose_name_plural), "icon": icon, "link": list_address(model)}
        for model, icon in pages
        if may_see(request, model)
    ]


def _experiment(request: HttpRequest, kind: Kind, title: str, icon: str) -> list[Item]:
    if not request.user.has_perm(RIGHTS[kind]):
        return []
    return [{"title": title, "icon": icon, "link": reverse(f"admin:store_decisionrow_{kind}")}]


def _city(request: HttpRequest) -> list[Item]:
    """There is one city: its entry leads to it, not to a list of one."""
    city = CityProfile.objects.first()
    if city is None or not may_see(request, CityProfile):
        return []
    return [
        {
            "title": here(city.names),
            "icon": "location_city",
            "link": reverse("admin:intents_cityprofile_change", args=[city.pk]),
        }
    ]


def list_address(model: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def may_see(request: HttpRequest, model: Any) -> bool:
    page = admin.site._registry.get(model)
    return page is not None and page.has_view_or_change_permission(request)
