"""What staff sent a citizen besides words: opened by a signed link, without signing in, while its days last."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from bot.domain.attachments import PICTURES
from bot.store import attachments, links
from bot.store.models import AttachmentRow
from bot.store.sealing import unseal_bytes
from bot.web.files import HARMLESS


@require_safe
def show(request: HttpRequest, token: str, preview: bool = False) -> HttpResponse:
    """Gone is told kindly, and the same for a file that was erased as for a link that ran out."""
    try:
        file_id = links.file_of(token)
    except links.LinkExpired:
        return _gone(request, 410)
    row = attachments.sent(file_id) if file_id else None
    if row is None:
        return _gone(request, 410 if file_id else 404)
    return handed_out(row, preview)


def handed_out(row: AttachmentRow, preview: bool = False) -> HttpResponse:
    picture = row.content_type in PICTURES
    small = preview and picture
    headers = {
        **HARMLESS,
        "Content-Disposition": content_disposition_header(not picture, row.name) or "",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
    }
    content = unseal_bytes(row.preview if small else row.content)
    return HttpResponse(content, content_type="image/jpeg" if small else row.content_type, headers=headers)


def _gone(request: HttpRequest, status: int) -> HttpResponse:
    page = render(request, "files/gone.html", status=status)
    page["Cache-Control"] = "no-store"
    return page
