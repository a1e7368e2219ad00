"""What runs: the lines of the Procfile, and beside them the broker and the simulator."""

import re
import sys
from dataclasses import dataclass

from bot.launch import broker
from bot.launch.environment import Place, Plan
from bot.launch.refusal import Refusal
from bot.launch.texts import text

BROKER = "broker"
SIMULATOR = "simulator"
# Without these settings the process would only wait, for two seconds of start-up and 150 MB.
ONLY_WITH = {"slack-socket": "SLACK_APP_TOKEN"}
LINE = re.compile(r"([A-Za-z0-9_-]+):\s*(.+)")


@dataclass(frozen=True)
class Process:
    name: str
    command: tuple[str, ...]

    @property
    def consumes_tasks(self) -> bool:
        return self.name.startswith("worker-")

    @property
    def needs_preparation(self) -> bool:
        return self.name not in (BROKER, SIMULATOR)


def from_procfile(content: str) -> list[Process]:
    """Raises Refusal with the lines that are none, and on a name that stands twice."""
    lines = [line for line in content.splitlines() if line.strip() and not line.startswith("#")]
    matches = [LINE.fullmatch(line.strip()) for line in lines]
    wrong = [line for line, match in zip(lines, matches, strict=True) if match is None]
    names = [match[1] for match in matches if match]
    taken = {BROKER, SIMULATOR}
    wrong += sorted({name for name in names if names.count(name) > 1 or name in taken})
    if wrong:
        raise Refusal(text("procfile"), *(f"  {line}" for line in wrong))
    # exec: the process that supervisord knows is the program itself, not a shell around it.
    return [Process(match[1], ("/bin/sh", "-c", f"exec {match[2]}")) for match in matches if match]


def simulator(place: Place, platforms: tuple[str, ...]) -> Process:
    options = {
        "--host": place.host,
        "--port": str(place.ports.simulator),
        "--platforms": ",".join(platforms),
        # The local address, also where BASE_URL names a public one.
        "--target": place.address(place.ports.web),
    }
    parts = [part for option in options.items() for part in option]
    return Process(SIMULATOR, (sys.executable, "-m", "channels.simulator", *parts))


def is_wanted(process: Process, plan: Plan) -> bool:
    setting = ONLY_WITH.get(process.name)
    return setting is None or bool(plan.variables.get(setting))


def all_processes(plan: Plan, place: Place) -> list[Process]:
    processes = [each for each in from_procfile((place.root / "Procfile").read_text()) if is_wanted(each, plan)]
    if plan.simulated:
        processes.append(simulator(place, plan.simulated))
    if plan.embedded_broker:
        processes.append(Process(BROKER, tuple(broker.command(place.ports.broker, place.data_dir))))
    return processes
