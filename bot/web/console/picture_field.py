"""A picture in a form: uploaded, kept at once under its name, and from then on a name like any other text.

So a form that is refused for something else has not lost it; `intents.pictures` forgets what is never saved.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bot import wiring
from bot.domain.illustrations import MOST_BROUGHT, is_name
from intents.pictures import is_kept, keep
from intents.sources.pictures import Flaw, NoPicture, drawn

_TOLD: Mapping[Flaw, Any] = {
    Flaw.TOO_LARGE: _("The picture is larger than 10 MB. Please make it smaller."),
    Flaw.WRONG_KIND: _("Only JPEG and PNG pictures are taken."),
    Flaw.UNREADABLE: _("The picture is damaged or too large to be drawn. Please save it anew and try again."),
}


class PictureInput(forms.Widget):
    """Of the browser's three fields the last that says something counts: removed, uploaded, kept."""

    template_name = "console/picture.html"
    needs_multipart_form = True

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        address = reverse("picture", args=[value]) if is_name(value or "") else ""
        shown = {"address": address, "shown_to_citizens": wiring.shows_pictures()}
        return {**super().get_context(name, value, attrs), **shown}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        if f"{name}-gone" in data:
            return ""
        return files.get(f"{name}-file") or data.get(name, "")

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-file"


class PictureField(forms.Field):
    """Its value is a name, empty for none."""

    widget = PictureInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self._uploaded = ""

    def clean(self, value: Any) -> str:
        if isinstance(value, UploadedFile):
            self._uploaded = kept(value)
            return self._uploaded
        if value and not is_kept(value):
            raise ValidationError(_("This picture is no longer here. Please choose it again."))
        return value or ""

    def bound_data(self, data: Any, initial: Any) -> Any:
        return self._uploaded if isinstance(data, UploadedFile) else data

    def has_changed(self, initial: Any, data: Any) -> bool:
        return isinstance(data, UploadedFile) or (initial or "") != (data or "")


def kept(upload: "UploadedFile[Any]") -> str:
    """Its name. Raises ValidationError, in the reader's language."""
    try:
        name, content = drawn(upload.read(MOST_BROUGHT + 1))
    except NoPicture as wrong:
        raise ValidationError(_TOLD[wrong.flaw]) from wrong
    keep({name: content})
    return name
