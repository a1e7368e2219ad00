"""Which departments' cases an account works on at the staff desk, and who that is in Slack."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import INITIAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import StackedInline

from bot.store import people
from bot.store.models import StaffMember
from bot.web.console import theme
from bot.web.console.base import here
from intents.models import Department

SLACK_ID = re.compile(r"[UW][A-Z0-9]{2,20}")


class DeskWorkForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    departments = forms.MultipleChoiceField(
        label=gettext_lazy("Departments"),
        required=False,
        widget=theme.CheckboxMultiple(),
        help_text=gettext_lazy("With the group Staff, this person sees the cases of these departments at the desk."),
    )

    class Meta:
        model = StaffMember
        fields = ("departments", "slack_id")
        widgets = {"slack_id": theme.TextInput()}
        help_texts = {
            "slack_id": gettext_lazy(
                "Where this person works in Slack too: profile, ⋮, Copy member ID (for example U024BE7LH)."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(row.key, here(row.names)) for row in Department.objects.order_by("key")]
        self.fields["departments"].choices = choices  # type: ignore[attr-defined]
        if seen := people.untied_in_slack():
            told = _("Seen in Slack and tied to no account: %(people)s") % {
                "people": ", ".join(f"{name} ({slack_id})" for slack_id, name in seen)
            }
            self.fields["slack_id"].help_text = f"{self.fields['slack_id'].help_text} {told}"

    def clean_slack_id(self) -> str:
        given = str(self.cleaned_data["slack_id"]).strip()
        if given and not SLACK_ID.fullmatch(given):
            raise ValidationError(_("This is no Slack member ID: it begins with U or W, as in U024BE7LH."))
        return given


class DeskWorkForms(BaseInlineFormSet):  # type: ignore[type-arg]  # not subscriptable at run time
    """Who opened the page before somebody else made the row changes that one: there is one for each account."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        made = StaffMember.objects.filter(account=kwargs.get("instance")).first() if data else None
        prefix = kwargs.get("prefix") or self.get_default_prefix()
        if made and data.get(f"{prefix}-{INITIAL_FORM_COUNT}") == "0":
            data = data.copy()
            data[f"{prefix}-{INITIAL_FORM_COUNT}"], data[f"{prefix}-0-id"] = "1", str(made.pk)
        super().__init__(data, *args, **kwargs)


class DeskWork(StackedInline):  # type: ignore[misc]  # the theme has no types
    model = StaffMember
    form = DeskWorkForm
    formset = DeskWorkForms
    max_num = 1
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("auth.change_user"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("auth.change_user"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("auth.view_user") or request.user.has_perm("auth.change_user"))
