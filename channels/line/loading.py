"""LINE's loading animation: a citizen sees at once that an answer is on its way, while a slow step thinks.

With the standard library, as `profile`: the SDK would cost every process that decides turns 75 MB.
"""

import json
import logging
from urllib.request import Request, urlopen

from channels.line.settings import PLATFORM, LineSettings

PATIENCE = 1.0  # seconds; it is only a courtesy
SECONDS = 10  # or until the answer comes; 5 to 60 in steps of 5 (API reference, "Display a loading indicator")

logger = logging.getLogger(__name__)


def show_loading(settings: LineSettings, user_id: str) -> None:
    """In one-to-one chats only. To be called outside any transaction; LINE's trouble changes nothing."""
    address = f"{settings.api_url or PLATFORM}/v2/bot/chat/loading/start"
    headers = {"Authorization": f"Bearer {settings.access_token}", "Content-Type": "application/json"}
    body = json.dumps({"chatId": user_id, "loadingSeconds": SECONDS}).encode()
    try:
        with urlopen(Request(address, body, headers), timeout=PATIENCE):  # noqa: S310 - the setting is a http(s) address
            pass
    except OSError as problem:
        logger.info("LINE shows no loading animation", extra={"problem": repr(problem)})
