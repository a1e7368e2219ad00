"""What all pages of the console share: what is changed is audited, and what only tells is not changed."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bot.domain.answers import Texts
from bot.languages.fixed import in_language
from bot.store import audit
from bot.web.console.theme import Admin


def actor(request: HttpRequest) -> str:
    """Who acts, as the audit log names people: by id."""
    return f"user:{request.user.pk}"


def name_of(actor: str) -> str:
    """The name of whom the audit log names by id."""
    kind, _colon, number = actor.partition(":")
    if kind != "user" or not number.isdigit():
        return actor
    user = get_user_model().objects.filter(pk=int(number)).first()
    return user.get_username() if user else _("%(actor)s (deleted)") % {"actor": actor}


def subject(row: Model) -> str:
    return f"{row._meta.model_name}:{row.pk}"


def here(texts: Texts) -> str:
    """A text of the city in the language of the console."""
    return in_language(texts, get_language() or "")


def labelled(field: str, label: Any) -> Callable[..., Any]:
    """A column or line for a field that has no name of its own for people."""

    @admin.display(description=label, ordering=field)
    def value(page: Admin, row: Any) -> Any:
        return getattr(row, field)

    return value


@admin.display(description=gettext_lazy("author"))
def author(page: Admin, row: Any) -> str:
    """A column or line of a page: whose publication or revision it is."""
    return row.author.get_username() if row.author else _("loaded from files")


class Page(Admin):
    """A row's page, which may show more than the row's fields."""

    def beside(self, row: Any) -> dict[str, Any]:
        """What the page's template needs besides the row."""
        return {}

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        context = self.beside(row) if row else {}
        return super().change_view(request, object_id, form_url, {**context, **(extra_context or {})})


class Audited(Page):
    """Everything saved or deleted through these pages stands in the audit log: names of fields, never their content."""

    change_form_before_template = "console/seen.html"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [name for name in super().get_fields(request, obj) if name != "seen"]

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        audit.note(actor(request), f"{obj._meta.model_name}.added", subject(obj))
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:
        audit.note(actor(request), f"{obj._meta.model_name}.changed", subject(obj), changes=message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        for row in queryset:
            audit.note(actor(request), f"{row._meta.model_name}.deleted", subject(row))
        return super().log_deletions(request, queryset)


def edits_answers(request: HttpRequest) -> bool:
    return request.user.has_perm("intents.change_intent")


class Bounded(Paginator):  # type: ignore[type-arg]  # not subscriptable at run time
    """Counts to `MOST` and no further: counting a million rows takes longer than showing fifty of them."""

    MOST = 5_000

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[: self.MOST].count())

    @property
    def is_cut(self) -> bool:
        return self.count == self.MOST


class BoundedSoon(Bounded):
    """For rows that each cost a look elsewhere before they count."""

    MOST = 1_000


class ReadOnly(Page):
    """For what the counter writes itself: people read it, and act on it by named actions only."""

    list_per_page = 50
    paginator = Bounded
    show_full_result_count = False  # the theme would count all rows for it

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def beside(self, row: Any) -> dict[str, Any]:
        return {"show_history": False}


class ForEditors(ReadOnly):
    """What asks editors for a decision: open to those who see intents, its buttons to those who change them."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("intents.view_intent") or edits_answers(request)
