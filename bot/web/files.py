"""A citizen's file, for signed-in people who may read conversations; each look is recorded."""

from uuid import UUID

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bot.domain.files import SHOWN, FileState
from bot.store import files
from bot.store.models import FileRow

# Whatever is inside runs nowhere and loads nothing.
_HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@require_safe
@login_required(login_url="admin:login")
@permission_required("store.view_messagerow", raise_exception=True)
def show(request: HttpRequest, file_id: UUID) -> HttpResponse:
    row = get_object_or_404(FileRow, pk=file_id)
    if row.state != FileState.KEPT:
        return render(request, "files/not_here.html", {"state": row.state}, status=404)
    content = files.open_file(row, request.user.get_username())
    shape = "inline" if row.content_type in SHOWN else "attachment"
    ending = row.content_type.rpartition("/")[2]
    headers = {**_HARMLESS, "Content-Disposition": f'{shape}; filename="{row.id.hex[:8]}.{ending}"'}
    return HttpResponse(content, content_type=row.content_type, headers=headers)
