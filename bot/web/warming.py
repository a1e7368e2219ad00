"""What the first presses of staff need is loaded while the web process starts: Slack waits three seconds."""

import logging
import threading

from django.conf import settings
from django.db import connection

from bot import wiring
from bot.web import slack

logger = logging.getLogger(__name__)


def start() -> None:
    """Returns at once. To be called once, by a process that serves pages."""
    wiring.only_read()
    threading.Thread(target=_load, name="warming", daemon=True).start()


def _load() -> None:
    try:
        if settings.SLACK_BOT_TOKEN:
            slack.application()
        wiring.tools().mask("市役所の鈴木です。")  # with the lists of names
    except Exception:  # whoever needs it loads it then, and says what is wrong
        logger.warning("the answers cannot be loaded yet", exc_info=True)
    finally:
        connection.close()  # each thread has its own
