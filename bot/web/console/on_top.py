"""A form that is saved on top of a numbered state: who saves on top of another one is told, and loses nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _


class OnTop(forms.Form):
    """`number` is the state that was shown."""

    number = forms.IntegerField(widget=forms.HiddenInput())

    def stand_on(self, number: int, who: str, changes: list[str]) -> None:
        """Refuse the form, which was filled in on top of another state, so that the next press saves it on this one."""
        told = _(
            "%(who)s saved this in the meantime (%(what)s). Your entries are kept below and nothing was switched: "
            "compare them with the state above, then save again."
        )
        self.add_error(None, told % {"who": who, "what": ", ".join(changes) or _("switched and switched back")})
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a browser's form: some fields have several values
        data["number"] = str(number)
        self.data = data
