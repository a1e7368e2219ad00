"""Is the process alive, and could it answer a citizen now?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from bot.web.broker import broker_answers
from intents.publishing import current_number


@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_GET
def ready(request: HttpRequest) -> JsonResponse:
    """200 when database, broker and answers are all there; else 503, naming what is not."""
    checks = {"database": _database(), "broker": broker_answers(), "answers": False}
    if checks["database"]:
        checks["answers"] = current_number() > 0
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
