"""The whole audit log as a file, with whether each entry still fits the chain."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.utils import timezone

from bot.store import audit
from bot.store.models import AuditEntry
from bot.web.console.base import actor
from intents.tables.cells import quoted

COLUMNS = ("number", "at", "actor", "action", "subject", "details", "previous_hash", "hash", "fits")


def export(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """By POST, because the log itself says who took it. The caller sees to it that they may read it.

    The last line tells how many entries there are and which do not fit.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    kind = "jsonl" if request.POST.get("format") == "jsonl" else "csv"
    audit.note(actor(request), "audit.exported", "", format=kind)
    lines, content_type = (_jsonl, "application/x-ndjson") if kind == "jsonl" else (_csv, "text/csv; charset=utf-8")
    answer = StreamingHttpResponse(lines([*audit.broken_links()]), content_type=content_type)
    name = f"madoguchi-audit-{timezone.localtime():%Y%m%d-%H%M}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _rows(broken: list[int]) -> Iterator[dict[str, Any]]:
    for entry in AuditEntry.objects.order_by("number").iterator():
        row = {name: getattr(entry, name) for name in COLUMNS[:-1]}
        yield {**row, "at": entry.at.isoformat(), "fits": entry.number not in broken}


def _summary(broken: list[int]) -> dict[str, Any]:
    return {"entries": AuditEntry.objects.count(), "whole": not broken, "broken": broken}


def _jsonl(broken: list[int]) -> Iterator[str]:
    for row in (*_rows(broken), {"verification": _summary(broken)}):
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _csv(broken: list[int]) -> Iterator[str]:
    yield "\ufeff" + _line(COLUMNS)  # spreadsheets of city halls take UTF-8 by its mark only
    for row in _rows(broken):
        yield _line([row[name] for name in COLUMNS])
    yield _line(["verification", json.dumps(_summary(broken))])


def _line(cells: Any) -> str:
    text = io.StringIO()
    csv.writer(text).writerow([_cell(cell) for cell in cells])
    return text.getvalue()


def _cell(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
    return quoted(text)
