"""python -m channels.simulator --port 8002 --target http://127.0.0.1:8000 [--platforms line,slack]"""

from __future__ import annotations

import argparse

from .serving import run
from .settings import PLATFORMS, from_environment


def platforms(text: str) -> tuple[str, ...]:
    chosen = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = set(chosen) - set(PLATFORMS)
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown platforms: {', '.join(sorted(unknown))}")
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m channels.simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8002)
    parser.add_argument("--target", default="http://127.0.0.1:8000", help="the bot under test")
    parser.add_argument("--platforms", type=platforms, default=PLATFORMS, help="those that are simulated: line,slack")
    parser.add_argument("--slack-retries", default="0,60,300", help="seconds before each retry; empty: none")
    given = parser.parse_args()
    retries = tuple(float(part) for part in given.slack_retries.split(",") if part.strip())
    settings = from_environment(target=given.target, platforms=given.platforms, slack_retries=retries)
    run(settings, given.host, given.port)


if __name__ == "__main__":
    main()
