"""The forms of the lexicon: searching it, and one group of words."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bot.web.console import theme
from bot.web.console.intent_fields import lines_of
from bot.web.console.words import WORD_KINDS, WORD_ORIGINS
from intents.glossary import BadGroups
from intents.lexicon import KINDS, Group
from intents.lexicon.rules import LONGEST, Mistake, Wrong


class LexiconSearch(forms.Form):
    q = forms.CharField(label=gettext_lazy("Word"), required=False, widget=theme.TextInput())
    origin = forms.ChoiceField(
        label=gettext_lazy("Where from"),
        required=False,
        choices=[("", gettext_lazy("all")), *WORD_ORIGINS.items()],
        widget=theme.Select(),
    )


class GroupForm(forms.Form):
    ja = forms.CharField(
        label=gettext_lazy("In Japanese"),
        required=False,
        widget=theme.Textarea({"rows": 6, "lang": "ja"}),
        help_text=gettext_lazy("One a line: official names, everyday words, abbreviations."),
    )
    en = forms.CharField(
        label=gettext_lazy("In English"),
        required=False,
        widget=theme.Textarea({"rows": 6, "lang": "en"}),
        help_text=gettext_lazy("One a line; also Japanese words in Latin letters."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[(kind, WORD_KINDS[kind]) for kind in KINDS],
        widget=theme.Select(),
        help_text=gettext_lazy(
            "Words that the city does not write are understood when citizens use them; a draft with one needs a reason."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("What you changed, and why"),
        required=False,
        max_length=500,
        widget=theme.TextInput(),
        help_text=gettext_lazy("For your colleagues, in the history. Citizens do not see it."),
    )

    def group(self) -> Group:
        values = self.cleaned_data
        return Group(tuple(lines_of(values["ja"])), tuple(lines_of(values["en"])), values["kind"])

    def tell(self, bad: BadGroups) -> None:
        for mistake in bad.mistakes:
            self.add_error(None, _told(mistake, bad.groups, self.group()))


def initial_of(group: Group) -> dict[str, Any]:
    kind = group.kind if group.kind in KINDS else KINDS[0]
    return {"ja": "\n".join(group.ja), "en": "\n".join(group.en), "kind": kind}


def _told(mistake: Mistake, groups: tuple[Group, ...], mine: Group) -> str:
    if mistake.wrong is Wrong.TAKEN and mistake.other is not None:
        theirs = next((group for group in (groups[mistake.group], groups[mistake.other]) if group != mine), mine)
        told = {"form": mistake.form, "group": theirs.name}
        return _("“%(form)s” stands in the city's group “%(group)s” already.") % told
    return {
        Wrong.EMPTY: _("A group needs words."),
        Wrong.ALONE: _("A group needs at least two words that mean the same."),
        Wrong.TOO_LONG: _("“%(form)s” is too long; %(limit)d characters are allowed."),
        Wrong.TWICE: _("“%(form)s” is there twice."),
        Wrong.KIND: _("“%(form)s” is not a kind of group."),
    }[mistake.wrong] % {"form": mistake.form, "limit": LONGEST}
