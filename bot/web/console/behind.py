"""Filters that belong together: what happened, when, where and in which language, to one question or one case."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from bot import wiring
from bot.store import behind, counts
from bot.store.behind import Sought
from bot.store.happened import Span
from bot.web.console import theme
from bot.web.console.base import here
from bot.web.console.statistics_asked import NONE
from bot.web.console.statistics_words import FIGURES, NOWHERE
from bot.web.console.words import LANGUAGES, TOPICS
from intents.models import Department

_ANY = ("", gettext_lazy("All"))


class BehindForm(forms.Form):
    figure = forms.ChoiceField(label=gettext_lazy("What happened"), required=False, widget=theme.Select)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, widget=theme.Select)
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False, widget=theme.Select)
    department = forms.ChoiceField(label=gettext_lazy("Department"), required=False, widget=theme.Select)
    intent = forms.SlugField(label=gettext_lazy("Key of the answer"), required=False, widget=theme.TextInput)
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=forms.DateInput({"type": "date"}))
    hour = forms.IntegerField(
        label=gettext_lazy("Hour of the day"), required=False, min_value=0, max_value=23, widget=theme.NumberInput
    )

    def __init__(self, data: Mapping[str, Any], names: tuple[str, ...], figures: tuple[str, ...]) -> None:
        super().__init__(data, auto_id="behind-%s")
        self._offer("figure", [(name, str(FIGURES[name])) for name in figures])
        self._offer("language", [(tag, str(name)) for tag, name in LANGUAGES.items()])
        self._offer("topic", [(key, str(name)) for key, name in TOPICS.items()])
        self._offer("department", [(row.key, here(row.names)) for row in Department.objects.all()])
        for name in set(self.fields) - set(names):
            del self.fields[name]

    def _offer(self, name: str, values: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        nowhere = [(NONE, str(NOWHERE[name]))] if name in NOWHERE else []
        field.choices = [_ANY, *values, *nowhere]


class BehindFilter(admin.ListFilter):
    """Several fields of the list's form. What cannot be read finds nothing and says so: it must not look like all."""

    title = gettext_lazy("what happened")
    template = "console/behind_filter.html"
    names: tuple[str, ...]
    figures: tuple[str, ...]

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        for name in self.names:
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1]
        self.form = BehindForm(self.used_parameters, self.names, self.figures)
        if not self.form.is_valid():
            for name, errors in self.form.errors.items():
                messages.error(request, f"{self.form.fields[name].label}: {' '.join(map(str, errors))}")

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return list(self.names)

    def choices(self, changelist: Any) -> Iterator[BehindForm]:  # type: ignore[override]  # the template's, not Django's
        yield self.form

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.form.is_valid():
            return queryset.none()
        sought = _sought(self.form.cleaned_data)
        return queryset if sought is None else self.found(sought, queryset)

    def found(self, sought: Sought, among: QuerySet[Any]) -> QuerySet[Any]:
        raise NotImplementedError


class BehindConversations(BehindFilter):
    names = ("figure", "language", "topic", "department", "intent", "since", "until", "hour")
    figures = behind.FIGURES_OF_CONVERSATIONS

    def found(self, sought: Sought, among: QuerySet[Any]) -> QuerySet[Any]:
        return behind.conversations(sought, among)


class BehindCases(BehindFilter):
    names = ("figure", "language", "department", "since", "until", "hour")
    figures = behind.FIGURES_OF_CASES

    def found(self, sought: Sought, among: QuerySet[Any]) -> QuerySet[Any]:
        return behind.cases(sought, among)


def _sought(given: Mapping[str, Any]) -> Sought | None:
    """None where nothing is asked for."""
    if not any(value not in (None, "") for value in given.values()):
        return None
    since, until = given.get("since"), given.get("until")
    return Sought(
        figure=given.get("figure", ""),
        span=Span(
            counts.start_of(since) if since else None,
            counts.start_of(until + timedelta(days=1)) if until else None,
            given.get("hour"),
        ),
        language=_place(given, "language"),
        intent=given.get("intent", ""),
        topic=_place(given, "topic"),
        department=_place(given, "department"),
        places=wiring.places(),
    )


def _place(given: Mapping[str, Any], name: str) -> str | None:
    """What is not given is None, what stands for "not recognised" is empty."""
    value = given.get(name) or None
    return "" if value == NONE else value
