"""How fast webhooks are acknowledged: 200 events a second for 60 seconds. `python -m bench.webhooks`

LINE's limit is 2 seconds (docs, "Check webhook error statistics"). The workers answer meanwhile, on the same cores.
"""

import argparse
import asyncio
from functools import partial
from time import perf_counter

import aiohttp

from bench.asked import question
from bench.counter import at_rate, counter, percentiles, show, signed

CITIZENS = 500


async def post(session: aiohttp.ClientSession, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, float]:
    began = perf_counter()
    try:
        async with session.post(url, data=body, headers=headers) as answer:
            await answer.read()
            return answer.status, (perf_counter() - began) * 1000
    except (aiohttp.ClientError, TimeoutError):
        return 0, (perf_counter() - began) * 1000


async def load(rig, rate: float, seconds: float) -> list[tuple[int, float]]:  # type: ignore[no-untyped-def]
    users = [rig.citizen(f"市民{number}") for number in range(CITIZENS)]
    url = f"http://127.0.0.1:{rig.port}/webhooks/line"
    sent = [
        signed(rig.text_event(users[number % CITIZENS], question(number), at=number))
        for number in range(int(rate * seconds))
    ]
    connector = aiohttp.TCPConnector(limit=64)
    async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(10)) as session:
        return await at_rate([partial(post, session, url, *each) for each in sent], rate)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    with counter() as rig:
        answers = asyncio.run(load(rig, options.rate, options.seconds))
        stored = rig.rows("SELECT count(*) FROM store_inboxevent")[0][0]
    good = [milliseconds for status, milliseconds in answers if status == 200]
    show(
        {
            "events": len(answers),
            "per_second": options.rate,
            "errors": len(answers) - len(good),
            "lost": len(good) - stored,
            "acknowledged_ms": percentiles(good),
        },
    )


if __name__ == "__main__":
    main()
