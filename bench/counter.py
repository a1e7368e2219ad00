"""A counter to measure: the sample city, the embedded defaults, real processes, the simulator at the other end."""

import asyncio
import base64
import hashlib
import hmac
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from tests import rig as rigs

SAMPLE_CITY = str(rigs.ROOT / "intents" / "packs" / "minatogawa")
SHIPPED = {"SWEEP_SECONDS": "3", "PLATFORM_TIMEOUT": "6", "CITY_PACK": SAMPLE_CITY, "MESSAGES_A_MINUTE": "100000"}


@dataclass(frozen=True)
class Apart:
    url: str


@contextmanager
def simulator_apart(target: str, **secrets: str) -> Iterator[Apart]:
    """The simulator as a process of its own, as `bin/start` runs it."""
    port = rigs.free_port()
    environment = {**os.environ, **{name.upper(): value for name, value in secrets.items()}}
    command = [sys.executable, "-m", "channels.simulator", "--port", str(port), "--target", target]
    process = subprocess.Popen(command, cwd=rigs.ROOT, env=environment, stdout=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        rigs.wait_until(lambda: urllib.request.urlopen(f"{url}/control/state?after=-1&wait=0", timeout=2), 20)
        yield Apart(url)
    finally:
        process.kill()
        process.wait()


@contextmanager
def counter(names: tuple[str, ...] = rigs.ALL, pack: str = SAMPLE_CITY) -> Iterator[rigs.Rig]:
    with tempfile.TemporaryDirectory() as folder:
        rigs.QUICK["CITY_PACK"] = pack
        installation = rigs.install(Path(folder) / "prepared")
        with rigs.rig(
            installation,
            Path(folder) / "running",
            names,
            simulator_apart,
            as_ranked=True,
            **{**SHIPPED, "CITY_PACK": pack},
        ) as running:
            yield running


def machine() -> dict[str, Any]:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return {
        "cpu": models[0] if models else platform.processor(),
        "cores": psutil.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30),
        "python": platform.python_version(),
    }


def percentiles(values: Sequence[float]) -> dict[str, float]:
    if not values:
        return {}
    cuts = statistics.quantiles(values, n=1000, method="inclusive") if len(values) > 1 else [*values] * 999
    return {
        "p50": round(cuts[499], 1),
        "p95": round(cuts[949], 1),
        "p99": round(cuts[989], 1),
        "max": round(max(values), 1),
    }


def signed(event: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
    body = json.dumps({"destination": "U0", "events": [event]}, ensure_ascii=False).encode()
    digest = hmac.new(rigs.SECRETS["LINE_CHANNEL_SECRET"].encode(), body, hashlib.sha256).digest()
    headers = {"x-line-signature": base64.b64encode(digest).decode(), "content-type": "application/json"}
    return body, headers


async def at_rate(work: Sequence[Any], per_second: float) -> list[Any]:
    """Start each piece of work at its time, whatever became of those before it (an open loop, as citizens are)."""
    loop = asyncio.get_running_loop()
    began, tasks = loop.time(), []
    for number, piece in enumerate(work):
        await asyncio.sleep(max(0.0, began + number / per_second - loop.time()))
        tasks.append(asyncio.ensure_future(piece()))
    return list(await asyncio.gather(*tasks))


def show(result: dict[str, Any]) -> None:
    print(json.dumps({"machine": machine(), **result}, ensure_ascii=False, indent=2))
