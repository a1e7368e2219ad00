"""Slack's one path: events, buttons, forms and commands. What they mean is Bolt's business, in `channels.slack`."""

import logging
import time
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from bot import wiring
from bot.domain.errors import MalformedRequest, SignatureRejected
from bot.store import people
from bot.web.attaching import files
from bot.web.helping import helper
from bot.web.homes import homes
from bot.web.looking import look_up
from bot.web.receiving import TooLarge, body_of, take_in
from bot.web.thread_replies import threads

if TYPE_CHECKING:
    from slack_bolt import App

logger = logging.getLogger(__name__)


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    try:
        body = body_of(request)
        wiring.verify_slack(request.headers, body, time.time())
    except SignatureRejected:
        logger.warning("Slack request refused: signature; check SLACK_SIGNING_SECRET and this machine's clock")
        return HttpResponse(status=401)
    except MalformedRequest:
        return HttpResponse(status=400)
    except TooLarge:
        return HttpResponse(status=413)
    answer = wiring.answer_slack(application(), request.headers, body)
    return HttpResponse(answer.body, status=answer.status, headers=answer.headers)


def receive(payload: Mapping[str, Any]) -> None:
    """Store what a member of staff did, and what Slack calls them; Slack is answered afterwards."""
    take_in("slack", [wiring.read_slack(payload)])
    user = payload.get("user") or {}
    people.note_slack_name(str(user.get("id") or ""), str(user.get("name") or user.get("username") or ""))


@cache
def application() -> "App":
    return wiring.slack_application(receive, look_up, helper(), homes(), files(), threads())
