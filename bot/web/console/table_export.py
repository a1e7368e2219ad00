"""The answers as a file to download."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy

from bot.languages import ENGLISH, JAPANESE
from bot.web.console.table_names import names_here
from intents.exporting import NothingToExport, intents_now, pack_now
from intents.sources.writing import files_of, zipped
from intents.tables.writing import CannotHold, Row, as_csv, as_xlsx, not_in_cp932, rows_of, too_long_for_excel

FORMS: Mapping[str, Any] = {
    "xlsx": gettext_lazy("Excel (.xlsx)"),
    "csv": gettext_lazy("CSV (UTF-8)"),
    "cp932": gettext_lazy("CSV (Shift_JIS, for older software)"),
    "pack": gettext_lazy("Pack (YAML files, zipped)"),
}
_TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "pack": "application/zip"}
_SUFFIXES = {"xlsx": "xlsx", "pack": "zip"}


def lost_in(form: str) -> list[CannotHold]:
    """What the form of the file cannot hold."""
    if form == "pack":
        return []
    return list(not_in_cp932(_rows()) if form == "cp932" else too_long_for_excel(_rows()))


def exported(form: str) -> HttpResponse:
    name = f"madoguchi-{timezone.localdate():%Y%m%d}.{_SUFFIXES.get(form, 'csv')}"
    kind = _TYPES.get(form, "text/csv")
    return HttpResponse(
        _data(form), content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _data(form: str) -> bytes:
    if form == "pack":
        return _pack()
    return as_xlsx(_rows(), "FAQ") if form == "xlsx" else as_csv(_rows(), cp932=form == "cp932")


def _pack() -> bytes:
    try:
        pack = pack_now()
    except NothingToExport:
        return zipped({}, "pack")
    return zipped(files_of(pack), pack.city.key)


def _rows() -> list[Row]:
    language = JAPANESE if (get_language() or "").startswith(JAPANESE) else ENGLISH
    return list(rows_of(intents_now(), names_here(), language))
