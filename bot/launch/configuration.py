"""supervisord's configuration, generated from the processes."""

import shlex
from pathlib import Path

from bot.launch.child import dying_with_its_starter
from bot.launch.environment import Place
from bot.launch.processes import BROKER, Process

CONFIGURATION = "supervisord.conf"
PID_FILE = "supervisord.pid"
PREPARED = "prepared"
"""While this file is missing, nothing of the product itself begins."""
LOGS = "logs"

# An end within this time counts as not having started: long enough for the imports of a Celery worker.
START_SECONDS = 5
# Then comes SIGKILL; with the broker's own stop the whole ends within about ten seconds.
STOP_SECONDS = 7

# No socket: nobody needs to command supervisord. The paths are relative to the data folder, where it runs, because that
# folder's own path may hold what a line cannot (" ;" begins a comment, and % is expanded once here, twice there).
HEAD = f"""\
; Written by bin/start at every start.
[supervisord]
nodaemon=true
logfile={LOGS}/supervisord.log
logfile_maxbytes=1MB
logfile_backups=2
pidfile={PID_FILE}
; Logs and the database hold what citizens wrote: for the owner only.
umask=077
"""

# startretries: a counter must come back by itself when the cause is gone, so supervisord never gives up (it waits one
# second longer each time); telling the person is narration.py's work.
PROGRAM = f"""
[program:{{name}}]
command={{command}}
autorestart=true
startsecs={START_SECONDS}
startretries=1000000
stopwaitsecs={STOP_SECONDS}
; The children of a pool too, if it comes to that.
killasgroup=true
redirect_stderr=true
stdout_logfile={LOGS}/{{name}}.log
stdout_logfile_maxbytes=5MB
stdout_logfile_backups=3
"""

# One group stops together; the broker, in a group of its own, starts first and stops last.
GROUP = """
[group:madoguchi]
programs={names}
priority=500
"""


def quoted(part: str) -> str:
    """For supervisord's file: shell quoting, % doubled, and nothing that reads as a comment (space, then ; or #)."""
    word = shlex.quote(part).replace("%", "%%")
    return word.replace(" ;", " '';").replace(" #", " ''#")


def program(process: Process, place: Place) -> str:
    gate = place.data_dir / PREPARED if process.needs_preparation else None
    # SIGKILL, because nothing can delay it: supervisord, which would have stopped them in order, is dead.
    wrapped = dying_with_its_starter("SIGKILL", place.root, *process.command, gate=gate)
    command = " ".join(map(quoted, wrapped))
    section = PROGRAM.format(name=process.name, command=command)
    return section + "priority=1\n" if process.name == BROKER else section


def supervisord(processes: list[Process], place: Place) -> str:
    names = ",".join(process.name for process in processes if process.name != BROKER)
    return HEAD + "".join(program(process, place) for process in processes) + GROUP.format(names=names)


def logs_in(data_dir: Path) -> Path:
    folder = data_dir / LOGS
    folder.mkdir(exist_ok=True)
    return folder


def write(processes: list[Process], place: Place) -> Path:
    logs_in(place.data_dir)
    (place.data_dir / PREPARED).unlink(missing_ok=True)
    path = place.data_dir / CONFIGURATION
    path.write_text(supervisord(processes, place))
    return path
