"""The environment of every process: what the person set wins, the demo fills the rest."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from urllib.parse import quote, urlsplit, urlunsplit

from bot.launch.demo import FILE_NAME
from bot.launch.platforms import LINE, PLATFORMS, SLACK, Platform, Server, missing_secrets, server_of
from bot.launch.ports import LOCAL, Listener, Ports
from bot.launch.refusal import Refusal
from bot.launch.texts import text

EVERYWHERE = "0.0.0.0"  # noqa: S104 - recognised here, never a default
REDIS_SCHEMES = ("redis", "rediss")
REDIS_NAMES = ("REDIS_URL", "CELERY_BROKER_URL")


@dataclass(frozen=True)
class Place:
    """Where this start happens."""

    root: Path
    data_dir: Path
    host: str
    ports: Ports

    @property
    def reachable_host(self) -> str:
        """`host` may be a wildcard, which nobody can open in a browser."""
        return LOCAL if self.host == EVERYWHERE else self.host

    def address(self, port: int) -> str:
        return f"http://{self.reachable_host}:{port}"


@dataclass(frozen=True)
class Plan:
    variables: dict[str, str]
    simulated: tuple[str, ...]
    """The platforms that the simulator serves; none means no simulator process."""
    embedded_broker: bool
    notes: tuple[str, ...]

    def listeners(self, place: Place) -> list[Listener]:
        ports = place.ports
        wanted = [Listener("web", place.host, ports.web), Listener("console", place.host, ports.console)]
        if self.simulated:
            wanted.append(Listener("simulator", place.host, ports.simulator))
        if self.embedded_broker:
            wanted.append(Listener("broker", LOCAL, ports.broker))
        return wanted


def plan(environ: Mapping[str, str], place: Place, demo: Mapping[str, str], with_simulator: bool = True) -> Plan:
    """Raises Refusal with every problem at once."""
    given = {name: value for name, value in environ.items() if value.strip()}
    problems = [half_set(platform, given) for platform in PLATFORMS if missing_secrets(platform, given)]
    redis, problem = redis_addresses(given, place)
    if problems or problem:
        raise Refusal(text("settings"), *(indent(line, "  ") for line in [*problems, problem] if line))
    servers = {platform: server_of(platform, given) for platform in PLATFORMS}
    platforms = platform_variables(servers, place, demo)
    return Plan(
        variables=defaults(place, demo) | redis | platforms | given | fixed(given, place),
        simulated=tuple(p.name for p in PLATFORMS if with_simulator and servers[p] is Server.SIMULATOR),
        embedded_broker=not any(name in given for name in REDIS_NAMES),
        notes=tuple(note(platform, server, given, place) for platform, server in servers.items()),
    )


def half_set(platform: Platform, given: Mapping[str, str]) -> str:
    touched = [name for name in platform.secrets + platform.extras if name in given]
    missing = missing_secrets(platform, given)
    return text("half_platform", label=platform.label, present=", ".join(touched), missing=", ".join(missing))


def redis_addresses(given: Mapping[str, str], place: Place) -> tuple[dict[str, str], str | None]:
    """Both addresses; the one that is not given follows the one that is, if that one is a Redis."""
    present = {name: given[name] for name in REDIS_NAMES if name in given}
    if len(present) != 1:
        return dict.fromkeys(REDIS_NAMES, f"redis://{LOCAL}:{place.ports.broker}/0") | present, None
    ((name, url),) = present.items()
    if urlsplit(url).scheme in REDIS_SCHEMES:
        return dict.fromkeys(REDIS_NAMES, url), None
    missing = next(other for other in REDIS_NAMES if other != name)
    return present, text("broker_missing", missing=missing, present=name)


def platform_variables(servers: Mapping[Platform, Server], place: Place, demo: Mapping[str, str]) -> dict[str, str]:
    """A platform that is the person's gets nothing from here: without an address it is the real one."""
    simulator = place.address(place.ports.simulator)
    addresses = {LINE: simulator, SLACK: f"{simulator}/api/"}
    lent = [platform for platform, server in servers.items() if server is not Server.OWN]
    variables = {name: demo[name] for platform in lent for name in platform.secrets}
    return variables | {platform.address: addresses[platform] for platform in lent}


def defaults(place: Place, demo: Mapping[str, str]) -> dict[str, str]:
    ports = place.ports
    return {
        "SECRET_KEY": demo["SECRET_KEY"],
        "DATA_KEYS": demo["DATA_KEYS"],
        # Quoted: a folder may be called "a b#c".
        "DATABASE_URL": f"sqlite:///{quote(str(place.data_dir / 'madoguchi.sqlite3'))}",
        "BASE_URL": place.address(ports.web),
        "CONSOLE_URL": f"{place.address(ports.console)}/admin/",
        "CITY_PACK": "intents/packs/minatogawa",
        "SLACK_DEFAULT_ROOM": "C0MADOGUCHI",
        "TIME_ZONE": "Asia/Tokyo",
        # One thread each: the processes are the parallelism, and OpenMP's threads spin and do not survive a fork.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONUNBUFFERED": "1",
    }


def fixed(given: Mapping[str, str], place: Place) -> dict[str, str]:
    """What the start decides, or completes, also when it is set."""
    return {
        "DATA_DIR": str(place.data_dir),
        "WEB_HOST": place.host,
        "PORT": str(place.ports.web),
        "CONSOLE_PORT": str(place.ports.console),
        "ALLOWED_HOSTS": given.get("ALLOWED_HOSTS") or allowed_hosts(given, place),
        # The programs of this Python: the Procfile says granian and celery, without a folder.
        "PATH": f"{Path(sys.executable).parent}:{given.get('PATH', '/usr/bin:/bin')}",
        # A machine behind a proxy must still reach its own processes.
        "NO_PROXY": without_proxy(given.get("NO_PROXY") or given.get("no_proxy")),
        "no_proxy": without_proxy(given.get("no_proxy") or given.get("NO_PROXY")),
    }


def allowed_hosts(given: Mapping[str, str], place: Place) -> str:
    public = urlsplit(given.get("BASE_URL", "")).hostname
    names = [LOCAL, "localhost", place.reachable_host, *([public] if public else [])]
    return ",".join(dict.fromkeys(names))


def without_proxy(given: str | None) -> str:
    return ",".join(filter(None, [given, LOCAL, "localhost"]))


def note(platform: Platform, server: Server, given: Mapping[str, str], place: Place) -> str:
    address = given.get(platform.address, "")
    if server is Server.STAND_IN:
        return text("stand_in", label=platform.label, url=shown(address), file=str(place.data_dir / FILE_NAME))
    if server is Server.OWN:
        return text("own_platform", label=platform.label, url=shown(address) or text("real"))
    return text("simulated", label=platform.label)


def shown(url: str) -> str:
    """The address without a password in it."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
