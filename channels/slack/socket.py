"""Socket Mode, for a city whose network lets nothing in: the same app, but Slack's requests come over a connection that
we open. docs.slack.dev/apis/events-api/using-socket-mode"""

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from channels.slack.client import quiet_logger

CONNECT_TIMEOUT = 30


def run_socket(app: App, app_token: str) -> None:
    """Serve `app` until the process ends. `app_token` starts with xapp- and has the scope connections:write.

    Every envelope is signed by the connection itself, so verify.py has no part here; one that fails is not
    acknowledged, and Slack sends it again.
    """
    connect(app, app_token).start()  # type: ignore[no-untyped-call]


def connect(app: App, app_token: str) -> SocketModeHandler:
    # The app's own client gives up after the 2 seconds that a form may take.
    logger = quiet_logger("channels.slack.socket")
    client = WebClient(base_url=app.client.base_url, timeout=CONNECT_TIMEOUT, logger=logger)
    client.proxy = app.client.proxy
    return SocketModeHandler(app, app_token, web_client=client, logger=logger)
