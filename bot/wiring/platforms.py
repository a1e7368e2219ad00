"""The adapters that call a platform. Their SDKs are imported where needed: LINE's alone costs a second and 75 MB."""

from functools import cache
from typing import TYPE_CHECKING, cast

from django.conf import settings

from bot.domain import delivery
from bot.domain.events import Event
from bot.domain.files import FileGone
from bot.store import files
from channels.line import content
from channels.line.loading import show_loading
from channels.line.profile import Profiles
from channels.line.settings import LineSettings
from channels.slack import content as slack_content
from channels.slack.settings import SlackSettings

if TYPE_CHECKING:
    from channels.line.send import LineSender
    from channels.slack.helper_screen import HelperScreen
    from channels.slack.home import HomeScreen
    from channels.slack.send import SlackSender


@cache
def sender(channel: str) -> delivery.Sender:
    """The adapter of a channel. Raises KeyError for one that is not wired."""
    return {"line": _line_sender, "slack": _slack_sender}[channel]()


def _line_sender() -> "LineSender":
    from channels.line.send import LineSender

    return LineSender(line_settings())


def _slack_sender() -> "SlackSender":
    from channels.slack.send import SlackSender

    return SlackSender(slack_settings(), settings.STAFF_LANGUAGE, _picture)


def _picture(file_id: str) -> bytes:
    """A citizen's picture as a room gets it. Raises FileGone."""
    from bot import pictures

    content, kind = files.content(file_id)
    try:
        return pictures.for_a_room(content, kind)
    except pictures.CannotDraw as problem:
        raise FileGone(f"the picture cannot be drawn ({problem}); staff see it at its address") from problem


def helper_screen(language: str) -> "HelperScreen":
    from channels.slack.helper_screen import HelperScreen

    return HelperScreen(slack_settings(), language)


@cache
def home_screen() -> "HomeScreen":
    from channels.slack.home import HomeScreen

    return HomeScreen(slack_settings(), slack_settings().timeout)


def show_working(event: Event) -> None:
    if event.channel == "line" and not event.in_group:
        show_loading(line_settings(), event.address)


@cache
def profiles() -> Profiles:
    return Profiles(line_settings())


def fetch_file(message_id: str) -> bytes:
    """What a citizen sent; see `bot.domain.files.Fetch`."""
    return content.fetch(line_settings(), message_id)


def fetch_from_slack(url: str) -> bytes:
    """What staff chose in a form; see `bot.domain.files.Fetch`."""
    return slack_content.fetch(slack_settings(), url)


def quota_reader() -> "LineSender | None":
    """The one channel whose pushes are counted against a plan."""
    return cast("LineSender", sender("line")) if settings.LINE_CHANNEL_ACCESS_TOKEN else None


def line_settings() -> LineSettings:
    return LineSettings(
        channel_secret=settings.LINE_CHANNEL_SECRET,
        access_token=settings.LINE_CHANNEL_ACCESS_TOKEN,
        api_url=settings.LINE_API_URL,
        timeout=settings.PLATFORM_TIMEOUT,
    )


def slack_settings() -> SlackSettings:
    return SlackSettings(
        bot_token=settings.SLACK_BOT_TOKEN,
        signing_secret=settings.SLACK_SIGNING_SECRET,
        app_token=settings.SLACK_APP_TOKEN,
        default_room=settings.SLACK_DEFAULT_ROOM,
        api_url=settings.SLACK_API_URL,
    )
