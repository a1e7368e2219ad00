"""Whether the counter answers yet."""

import http.client
from urllib.parse import urlsplit

from bot.launch.broker import waiting_consumers
from bot.launch.environment import Place, Plan


def web_answer(plan: Plan, place: Place) -> str | None:
    """Nothing when ready, else what /readyz said.

    Asked by a plain connection (no proxy of the environment), under the names that the settings allow.
    """
    public = urlsplit(plan.variables["BASE_URL"])
    headers = {"Host": public.netloc, "X-Forwarded-Proto": public.scheme, "Connection": "close"}
    connection = http.client.HTTPConnection(place.reachable_host, place.ports.web, timeout=5)
    try:
        connection.request("GET", "/readyz", headers=headers)
        answer = connection.getresponse()
        body = answer.read(300).decode(errors="replace").strip()
    except (OSError, http.client.HTTPException) as error:
        return str(error) or type(error).__name__
    finally:
        connection.close()
    return None if answer.status == 200 else f"{answer.status} {body}"


def workers_listen(plan: Plan, place: Place, workers: int) -> bool:
    """Only the embedded broker can be asked by us; with another one the workers are taken at their word."""
    return not plan.embedded_broker or waiting_consumers(place.ports.broker) >= workers
