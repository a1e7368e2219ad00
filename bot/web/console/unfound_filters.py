"""What the list of unanswered questions can be narrowed to."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot import languages
from bot.store import unfound
from bot.store.models import QuestionGroup
from bot.web.console import theme
from bot.web.console.base import here
from intents.models import Department

PERIODS = {"7": gettext_lazy("7 days"), "30": gettext_lazy("30 days"), "365": gettext_lazy("all that is kept")}
USUAL = "30"


class UnfoundFilter(forms.Form):
    """All is optional; what cannot be read counts as not given."""

    state = forms.ChoiceField(label=gettext_lazy("State"), required=False, widget=theme.Select())
    department = forms.ChoiceField(label=gettext_lazy("Department"), required=False, widget=theme.Select())
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, widget=theme.Select())
    days = forms.ChoiceField(label=gettext_lazy("Period"), required=False, widget=theme.Select())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments = [(row.key, here(row.names)) for row in Department.objects.all()]
        spoken = [(code, languages.NAMES[code]) for code in languages.ALL]
        for name, choices in {
            "state": QuestionGroup.State.choices,
            "department": [("", _("All departments")), *departments],
            "language": [("", _("All languages")), *spoken],
            "days": list(PERIODS.items()),
        }.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.initial = {"state": QuestionGroup.State.OPEN, "days": USUAL}

    def groups(self) -> QuerySet[QuestionGroup]:
        self.is_valid()
        given = self.cleaned_data
        found = QuestionGroup.objects.filter(state=given.get("state") or QuestionGroup.State.OPEN)
        if given.get("department"):
            found = found.filter(department=given["department"])
        since = timezone.now() - timedelta(days=int(given.get("days") or USUAL))
        return unfound.in_period(found, since, given.get("language") or "")
