"""A form that knows what its row was like when it was opened: who saves on top of somebody else is told so first."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, Model
from django.utils.translation import gettext as _

AnyField: TypeAlias = "Field[Any, Any]"


class SeenForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """What was typed stays in the form, and the next press saves it. `Audited` pages bring `seen` along.

    `unseen` are fields that the page does not save, `beside` the accessors of rows that it saves too, one of each.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput())
    unseen: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = {name: _hashed(field, row) for name, (field, row) in self._shown().items()}
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

    def _shown(self) -> dict[str, tuple[AnyField, Model]]:
        shown = {
            field.name: (field, self.instance) for field in _fields(self.instance) if field.name not in self.unseen
        }
        for accessor in self.beside:
            row = _beside(self.instance, accessor)
            shown |= {f"{accessor}.{field.name}": (field, row) for field in _fields(row) if not field.is_relation}
        return shown

    def _told(self, names: list[str]) -> str:
        shown = self._shown()
        changed = [str(field.verbose_name) for field, _row in (shown[name] for name in names)]
        told = _(
            "%(who)s saved this in the meantime (changed: %(what)s). Your entries are kept below and nothing was "
            "saved: compare them in another window, then save again."
        )
        return told % {"who": _who_saved(self.instance), "what": ", ".join(changed)}


def _fields(row: Model) -> Iterator[AnyField]:
    fields = (*row._meta.concrete_fields, *row._meta.many_to_many)
    return (field for field in fields if field.editable and not field.primary_key)


def _beside(row: Model, accessor: str) -> Model:
    """One that is not there yet is as an empty one."""
    found: Model | None = getattr(row, accessor, None)
    kind: Any = row._meta.get_field(accessor).related_model
    return found or kind()


def _hashed(field: AnyField, row: Model) -> str:
    value = field.value_from_object(row)
    if field.many_to_many:
        value = sorted(each.pk for each in value)
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:12]


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
