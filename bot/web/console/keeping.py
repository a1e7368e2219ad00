"""How long each kind of data is kept, by topic where set."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.domain.keeping import BY_TOPIC, CITYS_OWN
from bot.store.models import RetentionRule
from bot.web.console import theme
from bot.web.console.base import Audited
from bot.web.console.seen import SeenForm
from bot.web.console.words import KINDS_KEPT, TOPICS, in_words, word
from intents.models import CityProfile

ALL = gettext_lazy("All topics without a rule of their own")


class RuleForm(SeenForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of data"), choices=list(KINDS_KEPT.items()), widget=theme.Select()
    )
    topic = forms.ChoiceField(
        label=gettext_lazy("Topic"),
        choices=[("", ALL), *TOPICS.items()],
        required=False,
        widget=theme.Select(),
        help_text=gettext_lazy("Only for what citizens wrote and for decision records: nothing else has a topic."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days"),
        min_value=1,
        max_value=9999,
        widget=theme.NumberInput({"min": 1, "max": 9999}),
        help_text=gettext_lazy("Removed the night after. What was removed cannot be brought back."),
    )

    class Meta:
        model = RetentionRule
        fields = ("kind", "topic", "days")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind, topic, days = cleaned.get("kind"), cleaned.get("topic"), cleaned.get("days")
        if topic and kind not in BY_TOPIC:
            self.add_error("topic", _("This kind of data has no topic: choose all topics."))
        city = CityProfile.objects.first()
        if city and days and kind in CITYS_OWN and days > city.retention_days:
            told = _("Whole conversations are removed after %(days)d days: no part of them can be kept longer.")
            self.add_error("days", told % {"days": city.retention_days})
        if RetentionRule.objects.filter(kind=kind or "", topic=topic or "").exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is a rule for this already: please change that one."))
        return cleaned


@admin.register(RetentionRule)
class RetentionRuleAdmin(Audited):
    form = RuleForm
    list_display = ("what", "about", "days")
    what = in_words("kind", gettext_lazy("kind of data"), KINDS_KEPT, ordered=True)

    @admin.display(description=gettext_lazy("topic"))
    def about(self, rule: RetentionRule) -> str:
        return word(TOPICS, rule.topic) if rule.topic else str(ALL)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("kind", "topic", "days") if self.has_change_permission(request, obj) else ("what", "about", "days")
