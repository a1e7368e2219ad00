"""The rules of publishing: by topic, and one for all topics that have none of their own."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.web.console import theme
from bot.web.console.base import Audited
from bot.web.console.publishing_notice import live
from bot.web.console.seen import SeenForm
from bot.web.console.words import AFTER_END, TOPICS, WHEN_STALE, in_words, word
from intents.models import TopicRule
from intents.publishing import delete_rows, save_row

ALL = gettext_lazy("All topics without a rule of their own")


class TopicRuleForm(SeenForm):
    topic = forms.ChoiceField(
        label=gettext_lazy("Topic"), choices=[("", ALL), *TOPICS.items()], required=False, widget=theme.Select()
    )
    two_persons = forms.BooleanField(
        label=gettext_lazy("Two persons"),
        required=False,
        widget=theme.Checkbox(),
        help_text=gettext_lazy("Who wrote a version may not publish it: somebody else must."),
    )
    bar = forms.IntegerField(
        label=gettext_lazy("Bar (%)"),
        initial=0,
        min_value=0,
        max_value=100,
        widget=theme.NumberInput({"min": 0, "max": 100}),
        help_text=gettext_lazy(
            "Of the golden questions, how many must get their answer; below, publishing needs a reason. 0: none."
        ),
    )
    draft_first = forms.BooleanField(
        label=gettext_lazy("Staff look first"),
        required=False,
        widget=theme.Checkbox(),
        help_text=gettext_lazy(
            "The department gets each answer of this topic as a proposal and sends it with one press; citizens are "
            "told that somebody looks at it first. Take it off when you trust the topic."
        ),
    )
    after_end = forms.ChoiceField(
        label=gettext_lazy("When the last day of validity is over"),
        choices=list(AFTER_END.items()),
        widget=theme.Select(),
    )
    when_stale = forms.ChoiceField(
        label=gettext_lazy("Where a translation is older than the main language"),
        choices=list(WHEN_STALE.items()),
        widget=theme.Select(),
    )

    class Meta:
        model = TopicRule
        fields = ("topic", "draft_first", "two_persons", "bar", "after_end", "when_stale")

    def clean_topic(self) -> str:
        topic = str(self.cleaned_data["topic"])
        if TopicRule.objects.filter(topic=topic).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is a rule for this already: please change that one."))
        return topic


@admin.register(TopicRule)
class TopicRuleAdmin(Audited):
    form = TopicRuleForm
    list_display = ("name", "draft_first", "two_persons", "percent", "ended", "stale")
    ended = in_words("after_end", gettext_lazy("past its validity"), AFTER_END)
    stale = in_words("when_stale", gettext_lazy("older than the main language"), WHEN_STALE)

    @admin.display(description=gettext_lazy("topic"))
    def name(self, rule: TopicRule) -> str:
        return word(TOPICS, rule.topic) if rule.topic else str(ALL)

    @admin.display(description=gettext_lazy("bar"))
    def percent(self, rule: TopicRule) -> str:
        return f"{rule.bar} %" if rule.bar else "-"

    def save_model(self, request: HttpRequest, obj: TopicRule, form: Any, change: bool) -> None:
        note = _("Rule of publishing: %(topic)s") % {"topic": self.name(obj)}
        publication = save_row(obj, author=request.user, note=note)  # type: ignore[arg-type]
        self.message_user(request, live(publication.number))

    def delete_model(self, request: HttpRequest, obj: TopicRule) -> None:
        self.delete_queryset(request, TopicRule.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[TopicRule]) -> None:
        publication = delete_rows(queryset, author=request.user, note=_("Rules of publishing taken away"))  # type: ignore[arg-type]
        self.message_user(request, live(publication.number))
