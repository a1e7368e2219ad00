"""The only place that builds things: which adapter, which matcher, which tools a turn gets.

The platforms' SDKs are imported where they are needed: LINE's alone costs a second and 75 MB, and no process needs all.
"""

import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import holidays
from django.conf import settings
from django.utils import timezone

from bot.dialogue import acting, arriving, canning, handoff, pipeline, recalling, reminding, viewing
from bot.dialogue.turn import Tools
from bot.domain import delivery
from bot.domain.embeddings import Embedder
from bot.domain.events import Event, Received
from bot.domain.history import History
from bot.domain.model import ALL_OFF, Model, Rung, Switches
from bot.domain.turns import Resolution, Snapshot
from bot.domain.waits import Waits
from bot.languages import crisis
from bot.languages import model as language_model
from bot.languages.unseen import cleaned
from bot.privacy.masking import mask_text
from bot.privacy.payloads import without_my_number
from bot.privacy.published import published_in
from bot.store import canned, history, people, refusing, revealing, sealing, snapshots, translations
from bot.store.model_watch import DatabaseWatch
from bot.store.models import InboxEvent
from bot.store.switches import SwitchReader
from channels.desk import press as desk_press
from channels.line import content
from channels.line import parse as line_parse
from channels.line.loading import show_loading
from channels.line.profile import Profiles
from channels.line.settings import LineSettings
from channels.slack import parse as slack_parse
from channels.slack.forms import CaseView
from channels.slack.settings import SlackSettings
from intents.lexicon.naming import other_forms
from intents.library import Library

if TYPE_CHECKING:
    from slack_bolt import App

    from channels.line.send import LineSender
    from channels.slack.app import Answer
    from channels.slack.counter import LookUp
    from channels.slack.helper import Helper
    from channels.slack.helper_screen import HelperScreen
    from channels.slack.send import SlackSender


mask = mask_text
STAFF_CHANNELS = ("slack", "desk")


# What comes in


def read_line(body: bytes, signature: str | None) -> list[Received]:
    """Raises SignatureRejected or MalformedRequest. What is returned holds no My Number any more."""
    from channels.line import verify as line_verify

    text = line_verify.verify(body, signature, settings.LINE_CHANNEL_SECRET)
    return [_clean(item) for item in line_parse.read(text)]


def verify_slack(headers: Mapping[str, str], body: bytes, now: float) -> None:
    """Raises SignatureRejected."""
    from channels.slack import verify as slack_verify

    names = {name.lower(): value for name, value in headers.items()}
    stamp, signature = names.get("x-slack-request-timestamp"), names.get("x-slack-signature")
    slack_verify.verify(body, stamp, signature, [settings.SLACK_SIGNING_SECRET], now)


def read_slack(payload: Mapping[str, Any]) -> Received:
    """What a member of staff did, without any My Number, as it is stored."""
    return _clean(slack_parse.read(payload, timezone.now()))


def read_desk(payload: Mapping[str, Any]) -> Received:
    """What a member of staff did at the web desk, without any My Number, as it is stored."""
    return _clean(desk_press.read(payload))


def slack_application(receive: Callable[[Mapping[str, Any]], None], look_up: "LookUp", helper: "Helper") -> "App":
    """The Bolt app; `receive` stores a payload and returns once it is committed."""
    from channels.slack import app as slack_app

    language = settings.STAFF_LANGUAGE
    return slack_app.build_app(_slack_settings(), receive, view_case, reveal, recall, look_up, helper, language)


def answer_slack(app: "App", headers: Mapping[str, str], body: bytes) -> "Answer":
    """Answer a verified request."""
    from channels.slack.app import handle

    return handle(app, headers, body)


def _clean(item: Received) -> Received:
    return Received(without_my_number(item.raw), item.event, mask(item.problem))


def view_case(case_id: str, staff: str, language: str = "") -> CaseView | None:
    """What a form may show a member of staff, in `language` or that of the rooms; None where there is no such case."""
    snapshot = snapshots.of_case(case_id)
    if snapshot is None or snapshot.case is None:
        return None
    knowledge, using = library().current(), tools(language)
    department = knowledge.department(snapshot.case.department)
    names = viewing.named(knowledge.departments.values(), using)
    citizen = [line.text for line in snapshot.transcript if line.message_id]
    return CaseView(
        case_id=case_id,
        open=snapshot.case.is_open,
        owner=snapshot.case.owner,
        language=snapshot.case.language,
        department_name=handoff.sender_name(department, snapshot.case.language),
        last_utterance=citizen[-1] if citizen else "",
        owner_name=people.name_of(snapshot.case.owner),
        ended_by_name=people.name_of(snapshot.case.ended_by),
        masked=len(revealing.masked_messages(uuid.UUID(snapshot.conversation.id))),
        ended_by=snapshot.case.ended_by,
        moved_to=dict(names).get(snapshot.case.moved_to, ""),
        other_departments=tuple(pair for pair in names if pair[0] != department.key),
        opens_next=viewing.opens_next(department, using),
        canned=canning.offered(snapshot.case, canned.of_department(department.key), using),
        helper=all(switches().allow(Rung.STAFF, channel) for channel in ("slack", snapshot.contact.channel)),
    )


def recall(case_id: str, page: int, language: str = "") -> History | None:
    """A page of the whole conversation, as any member of staff may read it."""
    snapshot = snapshots.of_case(case_id)
    if snapshot is None or snapshot.case is None:
        return None
    lines, earlier = history.lines(snapshot.conversation.id), history.earlier_cases(snapshot.case)
    return recalling.recall(snapshot.case, lines, earlier, page, tools(language))


def reveal(case_id: str, staff: str, reason: str, actor: str = "") -> tuple[str, ...] | None:
    """The originals of what is masked in a case, for its owner; the reason is recorded, under `actor` where given."""
    return revealing.reveal(case_id, staff, reason, mask, actor)


# Deciding


def masker() -> Callable[[str], str]:
    """Masks all but what the city publishes now. To be made outside of any transaction: it may load a publication."""
    return partial(_masked, published=_published(library().current().publication))


def _masked(text: str, published: frozenset[str]) -> str:
    """Without what nobody sees: a number with something invisible in it is a number."""
    return mask_text(cleaned(text), published=published)


@lru_cache(maxsize=2)
def _published(publication: int) -> frozenset[str]:
    knowledge = library().current()
    answers = (wording.answer for entry in knowledge.entries for wording in entry.wordings.values())
    phones = (department.phone for department in knowledge.departments.values())
    return published_in((*answers, *phones))


def decide(row: InboxEvent) -> Resolution:
    """Everything that one stored event leads to; nothing is stored or sent here."""
    event = read_event(row)
    if row.channel in STAFF_CHANNELS:
        snapshot = snapshots.of_case(event.arguments.get("case", ""))
        return acting.act(event, snapshot, tools()) if snapshot else refusing.unknown_case(event, row)
    snapshot = snapshots.of_event(row)
    if arriving.leaves_language_open(event, snapshot) and not crisis.recognise(event.text):
        event = replace(event, arguments={**event.arguments, "language": _profiles().language(event.address)})
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


def tools(language: str = "") -> Tools:
    """For a turn, or for a page that speaks to staff in another `language` than their rooms."""
    return Tools(
        knowledge=library().current(),
        now=timezone.now(),
        zone=settings.CITY_ZONE,
        is_holiday=_holidays().__contains__,
        mask=masker(),
        new_id=lambda: str(uuid.uuid4()),
        default_room=settings.SLACK_DEFAULT_ROOM,
        duty_room=settings.SLACK_DUTY_ROOM,
        supervisor_room=settings.SLACK_SUPERVISOR_ROOM,
        in_slack=bool(settings.SLACK_BOT_TOKEN),
        attended=people.attended,
        staff_language=language or settings.STAFF_LANGUAGE,
        messages_a_minute=settings.MESSAGES_A_MINUTE,
        rate_window=timedelta(seconds=settings.RATE_WINDOW_SECONDS),
        waits=Waits.of_minutes(**settings.WAIT_MINUTES),
        model=model(),
        switches=switches(),
        model_seconds=settings.LLM_SECONDS,
        show_working=_show_working,
        other_forms=_other_forms(library().current().publication),
        find_translation=translations.find,
        file_address=file_address,
    )


def file_address(file_id: str) -> str:
    return f"{settings.BASE_URL}/files/{file_id}"


@lru_cache(maxsize=2)
def _other_forms(publication: int) -> Callable[[str], Collection[str]]:
    return other_forms(library().current().lexicon)


def _show_working(event: Event) -> None:
    if event.channel == "line" and not event.in_group:
        show_loading(_line_settings(), event.address)


@cache
def _holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("JP")


# Sending


@cache
def sender(channel: str) -> delivery.Sender:
    """The adapter of a channel. Raises KeyError for one that is not wired."""
    return {"line": _line_sender, "slack": _slack_sender}[channel]()


def _line_sender() -> "LineSender":
    from channels.line.send import LineSender

    return LineSender(_line_settings())


@cache
def _profiles() -> Profiles:
    return Profiles(_line_settings())


def _line_settings() -> LineSettings:
    return LineSettings(
        channel_secret=settings.LINE_CHANNEL_SECRET,
        access_token=settings.LINE_CHANNEL_ACCESS_TOKEN,
        api_url=settings.LINE_API_URL,
        timeout=settings.PLATFORM_TIMEOUT,
    )


def _slack_sender() -> "SlackSender":
    from channels.slack.send import SlackSender

    return SlackSender(_slack_settings(), settings.STAFF_LANGUAGE)


def helper_screen() -> "HelperScreen":
    from channels.slack.helper_screen import HelperScreen

    return HelperScreen(_slack_settings(), settings.STAFF_LANGUAGE)


def _slack_settings() -> SlackSettings:
    return SlackSettings(
        bot_token=settings.SLACK_BOT_TOKEN,
        signing_secret=settings.SLACK_SIGNING_SECRET,
        app_token=settings.SLACK_APP_TOKEN,
        default_room=settings.SLACK_DEFAULT_ROOM,
        api_url=settings.SLACK_API_URL,
    )


def fetch_file(message_id: str) -> bytes:
    """What a citizen sent; see `bot.domain.files.Fetch`."""
    return content.fetch(_line_settings(), message_id)


def quota_reader() -> "LineSender | None":
    """The one channel whose pushes are counted against a plan."""
    return cast("LineSender", sender("line")) if settings.LINE_CHANNEL_ACCESS_TOKEN else None


# The language model


@cache
def model() -> Model | None:
    """None where LLM_MODEL is not set."""
    if not settings.LLM_MODEL:
        return None
    from bot.llm.adapter import OpenAIModel
    from bot.llm.settings import ModelSettings

    chosen = ModelSettings(
        model=settings.LLM_MODEL,
        api_key=settings.OPENAI_API_KEY or "none",  # the client wants one; a server of the city's own may not
        base_url=settings.OPENAI_BASE_URL or None,
        temperature=settings.LLM_TEMPERATURE,
        price_in=Decimal(str(settings.LLM_PRICE_IN)),
        price_out=Decimal(str(settings.LLM_PRICE_OUT)),
        canary_seed=settings.SECRET_KEY,
    )
    return OpenAIModel(chosen, DatabaseWatch(), mask)


def switches() -> Switches:
    """What the model may do now. All off where there is none, and then nothing is read."""
    return _switch_reader().current() if settings.LLM_MODEL else ALL_OFF


@cache
def _switch_reader() -> SwitchReader:
    return SwitchReader()


# The city's answers


@cache
def library() -> Library:
    return new_library()


def new_library() -> Library:
    return Library(Path(settings.DATA_DIR) / "index", embedder=embedder())


def embedder() -> Embedder | None:
    """The model of EMBEDDING_MODEL; None where that is not set."""
    if not settings.EMBEDDING_MODEL:
        return None
    from bot.llm.embeddings import OPENAI, EmbeddingSettings, OpenAIEmbedder

    return OpenAIEmbedder(
        EmbeddingSettings(
            model=settings.EMBEDDING_MODEL,
            api_key=settings.OPENAI_API_KEY,
            base_url=settings.OPENAI_BASE_URL or OPENAI,
            timeout=settings.EMBEDDING_SECONDS,
        ),
        mask,
    )


def fetch_vectors() -> bool:
    """Those of the embedding API that the publication in force lacks; False where some are still missing."""
    return library().fetch_vectors()


def preload() -> None:
    """Before a worker forks: models and index are loaded once and shared."""
    library().preload()
    masker()("市役所の鈴木です。")  # with the lists of names
    language_model.load()
    crisis.load()
    model()  # its SDK takes seconds to import
