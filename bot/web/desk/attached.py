"""A file that was attached and not sent yet, for whoever attached it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bot.store import attachments
from bot.store.models import CaseRow
from bot.web.desk.access import Staff, with_case
from bot.web.sent import handed_out


@require_safe
@with_case
def show(request: HttpRequest, staff: Staff, case: CaseRow, file_id: UUID) -> HttpResponse:
    rows = attachments.drafts(case.pk, [str(file_id)], staff.person)
    if not rows:
        raise Http404
    return handed_out(rows[0], preview=True)
