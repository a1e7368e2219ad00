"""LINE's webhook: verify the raw body, read the events, store them, ring, answer 200."""

import logging

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from bot import wiring
from bot.domain.errors import MalformedRequest, SignatureRejected
from bot.web.receiving import TooLarge, body_of, take_in

logger = logging.getLogger(__name__)


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    try:
        body = body_of(request)
        take_in("line", wiring.read_line(body, request.headers.get("X-Line-Signature")))
    except SignatureRejected:
        logger.warning("LINE webhook refused: wrong or missing signature; check LINE_CHANNEL_SECRET")
        return HttpResponse(status=401)
    except MalformedRequest:
        return HttpResponse(status=400)
    except TooLarge:
        return HttpResponse(status=413)
    return HttpResponse(status=200)
