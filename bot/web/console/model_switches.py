"""The switches of the language model as a form: a table of rungs, and of the channels and topics they hold for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.domain.model import Rung, RungSwitch, Switches
from bot.store.switches import differences
from bot.web.console import theme
from bot.web.console.on_top import OnTop
from bot.web.console.words import CHANNELS, RUNGS, TOPICS, word
from intents.models import Intent


class SwitchesForm(OnTop):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=theme.TextInput(),
        help_text=gettext_lazy("Needed, also for switching off. It is kept in the audit log."),
    )


@dataclass(frozen=True)
class Box:
    name: str
    label: str
    checked: bool


@dataclass(frozen=True)
class Line:
    """One row of the table: everywhere, a channel or a topic, with a box for each rung."""

    title: str
    boxes: tuple[Box, ...]


def lines(switches: Switches) -> Iterator[Line]:
    yield _line(_("in general"), "on", lambda switch: switch.on, switches)
    for channel, name in CHANNELS.items():
        title = _("Channel: %(name)s") % {"name": name}
        yield _line(title, f"channel:{channel}", lambda switch, key=channel: key not in switch.channels_off, switches)
    for topic in all_topics():
        title = _("Topic: %(name)s") % {"name": word(TOPICS, topic)}
        yield _line(title, f"topic:{topic}", lambda switch, key=topic: key not in switch.topics_off, switches)


def _line(title: str, key: str, checked: Any, switches: Switches) -> Line:
    boxes = (
        Box(f"{rung}/{key}", f"{word(RUNGS, rung)}, {title}", checked(switches.rungs.get(rung, RungSwitch())))
        for rung in Rung
    )
    return Line(title, tuple(boxes))


def posted(data: Mapping[str, Any], before: Switches) -> Switches:
    """What the boxes say. What has no box (a topic that no answer has any more) stays as it was."""
    channels, topics = set(CHANNELS), set(all_topics())
    rungs = dict(before.rungs)
    for rung in Rung:
        old = before.rungs.get(rung, RungSwitch())
        off_channels = {key for key in channels if f"{rung}/channel:{key}" not in data}
        off_topics = {key for key in topics if f"{rung}/topic:{key}" not in data}
        rungs[rung] = RungSwitch(
            on=f"{rung}/on" in data,
            topics_off=frozenset(off_topics | (old.topics_off - topics)),
            channels_off=frozenset(off_channels | (old.channels_off - channels)),
        )
    return Switches("on" in data, rungs, before.number)


def all_topics() -> list[str]:
    used = Intent.objects.values_list("topic", flat=True).distinct()
    return [*TOPICS, *sorted(set(used) - set(TOPICS))]


def changes_in_words(before: Switches, after: Switches) -> list[str]:
    return [_change_in_words(change) for change in differences(before, after)]


def _change_in_words(change: str) -> str:
    rung, _slash, where = change[1:].partition("/")
    kind, _colon, key = where.partition(":")
    what = str(_("Language model")) if rung == "all" else word(RUNGS, rung)
    place = word(CHANNELS if kind == "channel" else TOPICS, key)
    told = f"{what} ({place})" if where else what
    return (_("%(what)s: on") if change[0] == "+" else _("%(what)s: off")) % {"what": told}
