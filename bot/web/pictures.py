"""The picture of an answer, for LINE and for everybody: its address says what it is, so it may be kept for ever."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bot.domain.illustrations import ENDINGS
from bot.web.files import HARMLESS
from intents.pictures import content_of

_KINDS = {ending: kind for kind, ending in ENDINGS.items()}
_FOR_EVER = {**HARMLESS, "Cache-Control": "public, max-age=31536000, immutable", "X-Robots-Tag": "noindex"}


@require_safe
def show(request: HttpRequest, name: str) -> HttpResponse:
    content = content_of(name)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type=_KINDS[name.rpartition(".")[2]], headers=_FOR_EVER)
