"""A citizen's file, for who may read conversations and for staff of the case; each look is recorded."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bot.domain.files import SHOWN, FileState
from bot.store import files
from bot.store.models import FileRow
from bot.web.desk.access import staff_of

# Whatever is inside runs nowhere and loads nothing.
HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@require_safe
@login_required(login_url="desk:sign_in")
def show(request: HttpRequest, file_id: UUID) -> HttpResponse:
    row = get_object_or_404(FileRow, pk=file_id)
    if not (request.user.has_perm("store.view_messagerow") or _works_on(request.user, row)):
        raise PermissionDenied
    if row.state != FileState.KEPT:
        return render(request, "files/not_here.html", {"state": row.state}, status=404)
    content = files.open_file(row, f"user:{request.user.pk}")
    shape = "inline" if row.content_type in SHOWN else "attachment"
    ending = row.content_type.rpartition("/")[2]
    headers = {**HARMLESS, "Content-Disposition": f'{shape}; filename="{row.id.hex[:8]}.{ending}"'}
    return HttpResponse(content, content_type=row.content_type, headers=headers)


def _works_on(user: Any, row: FileRow) -> bool:
    """At the desk: on a case of the conversation that the file belongs to."""
    staff = staff_of(user)
    return staff is not None and staff.cases().filter(conversation_id=row.conversation_id).exists()
