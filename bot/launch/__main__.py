"""`bin/start`: brings up the whole counter, watches it, and takes it down."""

import argparse
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from textwrap import indent
from types import FrameType

from bot.launch import configuration, demo, environment, preparing
from bot.launch.environment import Place, Plan
from bot.launch.instance import Instance
from bot.launch.leftover import end_leftover
from bot.launch.ports import HIGHEST, LOCAL, Ports, busy, next_free_beginning
from bot.launch.processes import all_processes
from bot.launch.refusal import Refusal
from bot.launch.running import Running
from bot.launch.saying import Voice
from bot.launch.supervising import Supervisor
from bot.launch.texts import text

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST_PORT = "8000"


class Stop(BaseException):
    """Somebody asked: Ctrl-C, SIGTERM, or the terminal was closed."""


class Wishes:
    """Counts the requests to stop. The first one interrupts whatever goes on, a later one ends the patience."""

    def __init__(self) -> None:
        self.count = 0
        self.supervisor: Supervisor | None = None
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.hear)

    def hear(self, number: int, frame: FrameType | None) -> None:
        self.count += 1
        if self.count == 1:
            raise Stop
        if self.supervisor is not None:
            self.supervisor.kill()


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/start", description="Starts the counter / 窓口を起動します")
    parser.add_argument("--port", type=int, metavar="N", help="web N, console N+1, simulator N+2, broker N+3 (8000)")
    parser.add_argument("--host", metavar="H", help=f"address for web, console and simulator ({LOCAL})")
    parser.add_argument("--data-dir", metavar="DIR", help="database, logs, secrets (var; from the project's folder)")
    parser.add_argument("--no-simulator", action="store_true", help="start no simulated LINE and Slack")
    return parser.parse_args(given)


def place_of(options: argparse.Namespace, environ: Mapping[str, str]) -> Place:
    """An option wins over the environment, the environment over the default."""
    try:
        first = options.port if options.port is not None else int(environ.get("PORT") or FIRST_PORT)
    except ValueError:
        raise Refusal(text("not_a_port", value=environ["PORT"])) from None
    ports = Ports.beginning_at(first)
    if not 1 <= first <= HIGHEST - 3:
        raise Refusal(text("port_range", highest=HIGHEST - 3))
    folder = ROOT / Path(options.data_dir or environ.get("DATA_DIR") or "var").expanduser()
    host = options.host or environ.get("WEB_HOST") or LOCAL
    return Place(ROOT, Path(os.path.abspath(folder)), host, ports)


def refuse_busy_ports(plan: Plan, place: Place) -> None:
    taken = busy(plan.listeners(place))
    if not taken:
        return
    lines = [text("busy", port=b.listener.port, role=b.listener.role, reason=b.reason) for b in taken]
    free = next_free_beginning(place.ports.web, place.host)
    raise Refusal(*lines, *([text("busy_hint", port=free)] if free else []))


def addresses(plan: Plan, place: Place) -> dict[str, str]:
    web, base = place.address(place.ports.web), plan.variables["BASE_URL"].rstrip("/")
    found = {"simulator": f"{place.address(place.ports.simulator)}/"} if plan.simulated else {}
    found |= {"console": f"{place.address(place.ports.console)}/admin/"}
    found |= {"LINE webhook": f"{base}/webhooks/line", "Slack webhook": f"{base}/webhooks/slack"}
    return found if base == web else found | {"web": f"{web}/"}


def bring_up(place: Place, options: argparse.Namespace, instance: Instance, voice: Voice, wishes: Wishes) -> None:
    """Returns never: ends by Stop or Refusal."""
    began = time.monotonic()
    plan = environment.plan(os.environ, place, demo.kept_or_made(place.data_dir), not options.no_simulator)
    refuse_busy_ports(plan, place)
    instance.publish(addresses(plan, place))
    processes = all_processes(plan, place)
    voice.say(text("start"), f"  {place.data_dir}", *(indent(note, "  ") for note in plan.notes))
    # supervisord, broker and simulator come up while the database is prepared; the others wait at the gate.
    running = Running(plan, place, processes, voice)
    wishes.supervisor = running.supervisor
    voice.say(text("prepare"))
    administrator = preparing.prepare(plan, place, lambda line: voice.say(f"  {line}"))
    running.open_the_gate()
    voice.say(text("processes", names=", ".join(process.name for process in processes)))
    voice.say(text("waiting"))
    running.wait_until_ready()
    voice.say("", text("ready", seconds=time.monotonic() - began))
    voice.say(*(f"  {name:<14} {address}" for name, address in addresses(plan, place).items()))
    if administrator:
        voice.show(f"  {'administrator':<14} {administrator}")
    voice.say(f"  {'logs':<14} {running.logs}", text("stops"), "")
    running.watch()


def take_down(wishes: Wishes, voice: Voice) -> None:
    supervisor = wishes.supervisor
    if supervisor is None or supervisor.process.poll() is not None:
        return
    # From here on a request to stop is the second one, whatever it was that ended the run.
    wishes.count = max(wishes.count, 1)
    began = time.monotonic()
    voice.say(text("stopping"))
    supervisor.ask_to_stop()
    supervisor.wait_until_stopped()
    voice.say(text("stopped", seconds=time.monotonic() - began))


def serve(place: Place, options: argparse.Namespace, instance: Instance, wishes: Wishes) -> int:
    voice = Voice(configuration.logs_in(place.data_dir))
    if end_leftover(place.data_dir):
        voice.say(text("leftover"))
    try:
        bring_up(place, options, instance, voice, wishes)
    except Refusal as refusal:
        voice.say(*refusal.lines)
        return 1
    except Stop:
        return 0
    finally:
        take_down(wishes, voice)
    return 0


def main(given: list[str]) -> int:
    options = arguments(given)
    try:
        place = place_of(options, os.environ)
        preparing.make_private(place.data_dir)
        instance = Instance.claim(place.data_dir)
        return serve(place, options, instance, Wishes())
    except Refusal as refusal:
        print(*refusal.lines, sep="\n", file=sys.stderr)
        return 1
    except Stop:
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
