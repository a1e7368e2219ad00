"""The desk's forms. Their words are those of Slack's forms, where both ask the same."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bot.domain.conversation import Outcome
from bot.domain.long_texts import LONGEST_MESSAGE, MOST_PARTS, numbered, utf16_length
from bot.languages.forms import form_text
from bot.privacy.payloads import drop_my_number
from bot.web.desk.wording import language
from channels.slack.desk_forms import LONGEST_NOTE
from channels.slack.forms import LONGEST_REASON
from channels.slack.plain import clean, is_blank

LONGEST_SNOOZE = timedelta(days=90)
CHOOSE = {"required": _("Please choose one.")}


class DeskForm(forms.Form):
    """`says` names the texts of `form_text` for the fields; `key` makes a form that is sent twice one press."""

    key = forms.UUIDField(widget=forms.HiddenInput())
    says: dict[str, str] = {}
    hints: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for name, text in self.says.items():
            self.fields[name].label = form_text(text, language())
        for name, text in self.hints.items():
            self.fields[name].help_text = form_text(text, language())


class ReplyForm(DeskForm):
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea({"rows": 8, "autofocus": True}))
    in_parts = forms.BooleanField(required=False, widget=forms.HiddenInput())
    says = {"text": "write.label", "in_parts": "write.in_parts"}
    hints = {"text": "write.hint"}

    def __init__(self, *args: Any, attached: int = 0, **kwargs: Any) -> None:
        """`attached` is the number of files. Whether to send in parts is asked once the text is too long for one."""
        super().__init__(*args, **kwargs)
        self._attached = attached
        text = str(self.data.get("text") or self.initial.get("text") or "")
        if utf16_length(text) > LONGEST_MESSAGE:
            self.fields["in_parts"].widget = forms.CheckboxInput()

    def clean_text(self) -> str:
        """As it will be sent: without a My Number, and with one character for what browsers send as a line's end.

        With a file, no words are needed.
        """
        text = drop_my_number(clean(self.cleaned_data["text"].replace("\r\n", "\n")).strip())
        if is_blank(text) and not self._attached:
            raise ValidationError(form_text("write.empty", language()))
        self._check_length(text)
        return text

    def _check_length(self, text: str) -> None:
        length, parts = utf16_length(text), len(numbered(text))
        values = {"length": f"{length:,}", "parts": parts}
        if parts > MOST_PARTS - self._attached and parts > 1:
            limit = max(1, MOST_PARTS - self._attached) * LONGEST_MESSAGE
            raise ValidationError(form_text("write.too_long", language(), length=f"{length:,}", limit=f"{limit:,}"))
        if parts > 1 and not self.data.get("in_parts"):
            raise ValidationError(form_text("write.needs_parts", language(), **values))


class TransferForm(DeskForm):
    department = forms.ChoiceField(error_messages=CHOOSE)
    note = forms.CharField(required=False, max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": 4}))
    says = {"department": "transfer.department", "note": "transfer.note"}
    hints = {"note": "transfer.hint"}

    def __init__(self, departments: tuple[tuple[str, str], ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", form_text("transfer.choose", language())), *departments]
        self.fields["department"].choices = choices  # type: ignore[attr-defined]


class CloseForm(DeskForm):
    """Nothing is chosen beforehand, so that what reports count was said by a person."""

    outcome = forms.ChoiceField(widget=forms.RadioSelect(), error_messages=CHOOSE)
    says = {"outcome": "close.outcome"}
    hints = {"outcome": "close.hint"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each), form_text(f"close.{each}", language())) for each in Outcome]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]


class SnoozeForm(DeskForm):
    until = forms.ChoiceField(widget=forms.RadioSelect(), initial="hour", error_messages=CHOOSE)
    moment = forms.DateTimeField(
        required=False, widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    says = {"until": "snooze.until", "moment": "snooze.moment"}

    def __init__(self, opens_next: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opening = [("opening", form_text("snooze.opening", language(), when=opens_next))] if opens_next else []
        texts = [("hour", form_text("snooze.hour", language())), *opening, ("at", form_text("snooze.at", language()))]
        self.fields["until"].choices = texts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        moment, now = cleaned.get("moment"), timezone.now()
        if cleaned.get("until") == "at" and not (moment and now < moment < now + LONGEST_SNOOZE):
            self.add_error("moment", form_text("snooze.past", language()))
        return cleaned

    def wanted(self) -> str:
        """As `Action.SNOOZE` says it."""
        until = str(self.cleaned_data["until"])
        return str(int(self.cleaned_data["moment"].timestamp())) if until == "at" else until


class NoteForm(DeskForm):
    note = forms.CharField(max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": 5, "autofocus": True}))
    says = {"note": "note.label"}
    hints = {"note": "note.hint"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].error_messages["required"] = form_text("note.empty", language())


class RevealForm(DeskForm):
    reason = forms.CharField(max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 3}))
    says = {"reason": "reveal.label"}
    hints = {"reason": "reveal.hint"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = form_text("reveal.empty", language())
