"""A form that knows what its row was like when it was opened: who saves on top of somebody else is told so first."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, Model
from django.utils.translation import gettext as _


class SeenForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """What was typed stays in the form, and the next press saves it. `Audited` pages bring `seen` along."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = dict(_state(self.instance))
        self.initial = {**self.initial, "seen": json.dumps(self._now)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen = _read(cleaned.get("seen") or "")
        if self.instance.pk and seen and seen != self._now:
            self.add_error(None, self._told([name for name, hashed in self._now.items() if seen.get(name) != hashed]))
            data: Any = self.data.copy()  # type: ignore[attr-defined]  # a browser's form: some fields have several values
            data[self.add_prefix("seen")] = self.initial["seen"]
            self.data = data
        return cleaned

    def _told(self, names: list[str]) -> str:
        changed = [str(self.instance._meta.get_field(name).verbose_name) for name in names]
        told = _(
            "%(who)s saved this in the meantime (changed: %(what)s). Your entries are kept below and nothing was "
            "saved: compare them in another window, then save again."
        )
        return told % {"who": _who_saved(self.instance), "what": ", ".join(changed)}


def _fields(row: Model) -> Iterator["Field[Any, Any]"]:
    return (field for field in row._meta.concrete_fields if field.editable and not field.primary_key)


def _state(row: Model) -> Iterator[tuple[str, str]]:
    for field in _fields(row):
        value = json.dumps(field.value_from_object(row), sort_keys=True, default=str)
        yield field.name, hashlib.sha256(value.encode()).hexdigest()[:12]


def _read(seen: str) -> dict[str, str]:
    """Nothing where it cannot be read: a form from elsewhere says nothing about what somebody saw."""
    try:
        found = json.loads(seen or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _who_saved(row: Model) -> str:
    kind = ContentType.objects.get_for_model(row)
    entry = LogEntry.objects.filter(content_type=kind, object_id=str(row.pk)).select_related("user").first()
    return entry.user.get_username() if entry else _("Somebody else")
