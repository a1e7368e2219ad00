"""One stored event or one timer, and everything that it leads to. Nothing is stored or sent here."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any

import holidays
from django.conf import settings
from django.utils import timezone

from bot.dialogue import acting, arriving, attending, pipeline, rehousing, reminding
from bot.dialogue.turn import Tools
from bot.domain.events import Event
from bot.domain.turns import Resolution, Snapshot
from bot.domain.waits import Waits
from bot.languages import crisis
from bot.languages import model as language_model
from bot.store import attachments, cases, duty, links, people, refusing, sealing, snapshots, translations
from bot.store.models import InboxEvent
from bot.wiring import knowledge, llm, platforms, switched
from channels.desk import press as desk_press
from channels.line import parse as line_parse
from channels.slack import parse as slack_parse
from intents.lexicon.naming import other_forms

STAFF_CHANNELS = ("slack", "desk")


def decide(row: InboxEvent) -> Resolution:
    """Everything that one stored event leads to; nothing is stored or sent here."""
    event = read_event(row)
    if row.channel in STAFF_CHANNELS:
        snapshot = snapshots.of_case(event.arguments.get("case", ""))
        return acting.act(event, snapshot, tools()) if snapshot else refusing.unknown_case(event, row)
    snapshot = snapshots.of_event(row)
    if arriving.leaves_language_open(event, snapshot) and not crisis.recognise(event.text):
        event = replace(event, arguments={**event.arguments, "language": platforms.profiles().language(event.address)})
    return pipeline.respond(event, snapshot, tools())


def tells_of_danger(row: InboxEvent) -> bool:
    return row.channel not in STAFF_CHANNELS and crisis.recognise(read_event(row).text) is not None


def read_event(row: InboxEvent) -> Event:
    raw = sealing.unseal_json(row.payload)
    event = _parse(row.channel, raw, row.received_at)
    if not row.reply_token_used:
        return event
    return Event(**{**vars(event), "reply_token": ""})


def _parse(channel: str, raw: Any, received_at: datetime) -> Event:
    if channel == "slack":
        return slack_parse.parse(raw, received_at)
    return desk_press.parse(raw) if channel == "desk" else line_parse.parse_event(raw)


def remind(case_id: str) -> Resolution | None:
    """None where somebody was quicker than the timer."""
    snapshot: Snapshot | None = snapshots.of_case(case_id)
    at = snapshot.case.remind_at if snapshot and snapshot.case else None
    return reminding.remind(snapshot, tools()) if snapshot and at and at <= timezone.now() else None


def take_back(case_id: str, away_since: datetime | None) -> Resolution | None:
    """Of a case whose owner is away, or left (None); None where it can stay with them."""
    snapshot: Snapshot | None = snapshots.of_case(case_id)
    return attending.take_back(snapshot, away_since, tools()) if snapshot else None


def rehouse(case_id: str, closed: Collection[str]) -> Resolution | None:
    """Of a case whose room is among those that take nothing; None where it waits for its own."""
    snapshot: Snapshot | None = snapshots.of_case(case_id)
    return rehousing.rehouse(snapshot, closed, tools()) if snapshot else None


def tools(language: str = "") -> Tools:
    """For a turn, or for a page that speaks to staff in another `language` than their rooms."""
    return Tools(
        knowledge=knowledge.library().current(),
        now=timezone.now(),
        zone=settings.CITY_ZONE,
        is_holiday=_holidays().__contains__,
        mask=knowledge.masker(),
        new_id=lambda: str(uuid.uuid4()),
        default_room=settings.SLACK_DEFAULT_ROOM,
        duty_room=settings.SLACK_DUTY_ROOM,
        supervisor_room=settings.SLACK_SUPERVISOR_ROOM,
        in_slack=bool(settings.SLACK_BOT_TOKEN),
        attended=people.attended,
        on_duty=duty.on_duty,
        ahead=cases.ahead,
        staff_language=language or settings.STAFF_LANGUAGE,
        messages_a_minute=settings.MESSAGES_A_MINUTE,
        rate_window=timedelta(seconds=settings.RATE_WINDOW_SECONDS),
        waits=Waits.of_minutes(**settings.WAIT_MINUTES),
        model=llm.model(),
        switches=llm.switches(),
        counter=switched.counter(),
        model_seconds=settings.LLM_SECONDS,
        show_working=platforms.show_working,
        other_forms=_other_forms(knowledge.library().current().publication),
        unwritten=knowledge.library().current().unwritten,
        find_translation=translations.find,
        file_address=file_address,
        attached=attachments.attached,
        picture_address=picture_address,
        file_link=links.link_to,
        link_days=settings.FILE_LINK_DAYS,
        shows_pictures=shows_pictures(),
    )


def review_address() -> str:
    """Where the answers that somebody should look at are listed: all that `bot.dialogue.freshness` tells of."""
    return f"{settings.BASE_URL}/admin/intents/intent/?check=any"


def file_address(file_id: str) -> str:
    return f"{settings.BASE_URL}/files/{file_id}"


def picture_address(name: str) -> str:
    """Of an answer's picture; empty where LINE cannot show it."""
    return f"{settings.BASE_URL}/pictures/{name}" if shows_pictures() else ""


def shows_pictures() -> bool:
    """LINE shows pictures from HTTPS addresses alone; what stands in for it shows them from this machine."""
    return settings.BASE_URL.startswith("https://") or bool(settings.LINE_API_URL)


@lru_cache(maxsize=2)
def _other_forms(publication: int) -> Callable[[str], Collection[str]]:
    return other_forms(knowledge.library().current().lexicon)


@cache
def _holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("JP")


def preload() -> None:
    """Before a worker forks: models and index are loaded once and shared."""
    knowledge.library().preload()
    knowledge.masker()("市役所の鈴木です。")  # with the lists of names
    language_model.load()
    crisis.load()
    llm.model()  # its SDK takes seconds to import
