"""What somebody wants to see: the period and the filters of the address, and the words for them."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.store.figures import Wanted
from bot.web.console import theme
from bot.web.console.base import here
from bot.web.console.statistics_words import NOWHERE, PERIODS
from bot.web.console.words import LANGUAGES, TOPICS
from intents.models import Department

DAYS = {"today": 1, "7": 7, "30": 30, "365": 365}
USUAL = "30"
NONE = "-"  # in an address: where nothing was recognised


class AskedForm(forms.Form):
    period = forms.ChoiceField(label=gettext_lazy("Period"), choices=list(PERIODS.items()), widget=theme.Select)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, widget=theme.Select)
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False, widget=theme.Select)
    department = forms.ChoiceField(label=gettext_lazy("Department"), required=False, widget=theme.Select)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = [(row.key, here(row.names)) for row in Department.objects.all()]
        self._offer("language", [(tag, str(name)) for tag, name in LANGUAGES.items()])
        self._offer("topic", [(key, str(name)) for key, name in TOPICS.items()])
        self._offer("department", departments)

    def _offer(self, name: str, values: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All")), *values, (NONE, str(NOWHERE[name]))]


class Asked:
    """`errors` names what the address asks for in vain; the usual is shown then."""

    def __init__(self, query: QueryDict) -> None:
        given = query.copy()
        given.setdefault("period", USUAL)
        self.form = AskedForm(given)
        self.errors = (
            [] if self.form.is_valid() else [error for errors in self.form.errors.values() for error in errors]
        )
        values = self.form.cleaned_data
        self.period = str(values.get("period") or USUAL)
        self.filters = {name: values[name] for name in ("language", "topic", "department") if values.get(name)}

    @cached_property
    def wanted(self) -> Wanted:
        today = timezone.localdate(timezone=settings.CITY_ZONE)
        named = {name: "" if value == NONE else value for name, value in self.filters.items()}
        return Wanted(since=today - timedelta(days=DAYS[self.period] - 1), until=today, **named)

    @property
    def before(self) -> Wanted:
        length = timedelta(days=DAYS[self.period])
        return replace(self.wanted, since=self.wanted.since - length, until=self.wanted.until - length)

    @property
    def address(self) -> dict[str, str]:
        return {"period": self.period, **self.filters}

    @property
    def dates(self) -> dict[str, date]:
        return {"since": self.wanted.since, "until": self.wanted.until}


def place_names(split: str) -> dict[Any, str]:
    """What people read for the values of a split; others are shown as they are."""
    if split == "hour":
        return {hour: f"{hour}:00" for hour in range(24)}
    names: dict[Any, str] = {"": str(NOWHERE[split])}
    if split == "language":
        return names | {tag: str(name) for tag, name in LANGUAGES.items()}
    if split == "topic":
        return names | {key: str(name) for key, name in TOPICS.items()}
    return names | {row.key: here(row.names) for row in Department.objects.all()}
