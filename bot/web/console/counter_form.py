"""The switches of the counter as a form, and what was switched in words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from bot import languages
from bot.domain.counter import Counter, Disaster
from bot.languages.fixed import say
from bot.store.counter import differences
from bot.web.console import theme
from bot.web.console.departments import by_language
from bot.web.console.model_switches import all_topics
from bot.web.console.on_top import OnTop
from bot.web.console.words import CHANNELS, TOPICS, word

CITIZENS_CHANNELS = ("line",)
LONGEST = 500  # characters of a text


class CounterForm(OnTop):
    disaster = forms.BooleanField(
        label=gettext_lazy("Disaster mode"),
        required=False,
        widget=theme.Checkbox(),
        help_text=gettext_lazy(
            "A notice stands before the first answer of each conversation. Only the topics below are answered; for "
            "others citizens are told whom to call. The language model words nothing."
        ),
    )
    disaster_topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics that are answered in a disaster"),
        required=False,
        widget=theme.CheckboxMultiple(),
    )
    answers_off = forms.BooleanField(
        label=gettext_lazy("All answers off"),
        required=False,
        widget=theme.Checkbox(),
        help_text=gettext_lazy("Every question goes to staff, and citizens are told so."),
    )
    topics_off = forms.MultipleChoiceField(
        label=gettext_lazy("Topics off"),
        required=False,
        widget=theme.CheckboxMultiple(),
        help_text=gettext_lazy("Questions about them go to the staff of their department."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=theme.TextInput(),
        help_text=gettext_lazy("Needed. It is kept in the audit log and told to the supervisors' room."),
    )

    def __init__(self, data: Any, counter: Counter, *, disabled: bool) -> None:
        super().__init__(data, initial=_shown(counter))
        topics = [(key, word(TOPICS, key)) for key in all_topics()]
        self._choose("topics_off", topics, counter.topics_off)
        self._choose("disaster_topics", topics, counter.disaster.topics)
        for channel in CITIZENS_CHANNELS:
            self._add_channel(channel, counter)
        self._add_texts("notice", _("Notice in a disaster"), "disaster.notice", counter.disaster.notice)
        self.order_fields(
            ["number", "disaster", "disaster_topics", *by_language("notice"), "answers_off", "topics_off"]
        )
        self.fields["reason"] = self.fields.pop("reason")
        for field in self.fields.values():
            field.disabled = disabled

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("disaster") and not cleaned.get("disaster_topics"):
            self.add_error("disaster_topics", _("At least one topic must be answered in a disaster."))
        return cleaned

    def counter(self) -> Counter:
        """What the form says, on top of the state that was shown."""
        said = self.cleaned_data
        closed = {
            channel: self._texts(f"closed_{channel}") for channel in CITIZENS_CHANNELS if said[f"closed_{channel}"]
        }
        disaster = Disaster(
            began=1 if said["disaster"] else 0,
            topics=frozenset(said["disaster_topics"]),
            notice=self._texts("notice"),
        )
        return Counter(said["answers_off"], frozenset(said["topics_off"]), closed, disaster, said["number"])

    def _choose(self, name: str, topics: list[tuple[str, str]], chosen: frozenset[str]) -> None:
        """With those that no answer has any more, so that they can be switched back on."""
        known = {key for key, _name in topics}
        gone = [(key, key) for key in sorted(chosen - known)]
        self.fields[name].choices = [*topics, *gone]  # type: ignore[attr-defined]

    def _add_channel(self, channel: str, counter: Counter) -> None:
        name = word(CHANNELS, channel)
        self.fields[f"closed_{channel}"] = forms.BooleanField(
            label=_("%(channel)s off") % {"channel": name},
            required=False,
            initial=channel in counter.closed,
            widget=theme.Checkbox(),
            help_text=_("Citizens get the text below. Who is in danger or talks to staff is served all the same."),
        )
        title = _("Maintenance text, %(channel)s") % {"channel": name}
        self._add_texts(f"closed_{channel}", title, "channel.closed", counter.closed.get(channel, {}))

    def _add_texts(self, prefix: str, title: str, key: str, texts: Mapping[str, str]) -> None:
        for name, code in by_language(prefix).items():
            fixed = say(key, code, department=_("department"), phone=_("telephone"))
            self.fields[name] = forms.CharField(
                label=f"{title} ({languages.NAMES[code]})",
                required=False,
                initial=texts.get(code, ""),
                max_length=LONGEST,
                widget=theme.Textarea(attrs={"rows": 2}),
                help_text=_("If empty: %(text)s") % {"text": fixed},
            )

    def _texts(self, prefix: str) -> dict[str, str]:
        found = {code: self.cleaned_data[name].strip() for name, code in by_language(prefix).items()}
        return {code: text for code, text in found.items() if text}


def _shown(counter: Counter) -> dict[str, Any]:
    return {
        "number": counter.number,
        "answers_off": counter.answers_off,
        "topics_off": sorted(counter.topics_off),
        "disaster": counter.in_disaster,
        "disaster_topics": sorted(counter.disaster.topics),
    }


def changes_in_words(before: Counter, after: Counter) -> list[str]:
    return [_in_words(change) for change in differences(before, after)]


def off_in_words(counter: Counter) -> list[str]:
    """What is not as usual now."""
    return changes_in_words(Counter(disaster=Disaster(0, counter.disaster.topics, counter.disaster.notice)), counter)


def _in_words(change: str) -> str:
    kind, _colon, key = change.partition(":")
    if kind == "text":
        return _("text changed: %(what)s") % {"what": _("Disaster mode") if key == "disaster" else word(CHANNELS, key)}
    what = {
        "answers": _("All answers"),
        "disaster": _("Disaster mode"),
        "topic": _("Topic: %(name)s") % {"name": word(TOPICS, key)},
        "channel": _("Channel: %(name)s") % {"name": word(CHANNELS, key)},
    }[kind[1:]]
    told = pgettext("counter", "%(what)s: on") if kind[0] == "+" else pgettext("counter", "%(what)s: off")
    return told % {"what": what}
