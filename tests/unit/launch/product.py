"""A product that the launcher can start in a second: no Django, no Celery, the same processes."""

import shutil
from pathlib import Path

LAUNCHER = Path(__file__).resolve().parents[3] / "bot" / "launch"

PROCFILE = """\
web: python stand_in.py web ${WEB_HOST:-0.0.0.0} ${PORT:-8000}
console: python stand_in.py web ${WEB_HOST:-0.0.0.0} ${CONSOLE_PORT:-8001}
worker-inbound: python stand_in.py worker
worker-delivery: python stand_in.py worker
beat: python stand_in.py beat
"""

STAND_IN = """\
import http.server, os, socket, sys, time

class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

def web(host, port):
    http.server.ThreadingHTTPServer((host, int(port)), Ready).serve_forever()

def worker():
    broker = os.environ["REDIS_URL"].removeprefix("redis://").partition("/")[0].split(":")
    while True:
        try:
            with socket.create_connection(broker) as connection:
                connection.sendall(b"BRPOP inbound 0\\r\\n")
                connection.recv(100)
        except OSError:
            time.sleep(0.1)

def beat():
    if os.path.exists("broken"):
        sys.exit("beat: this file breaks me")
    time.sleep(3600)

globals()[sys.argv[1]](*sys.argv[2:])
"""

MANAGE = """\
import os
if os.environ.get("TIME_ZONE") == "wrong":
    raise ValueError("The settings need attention:\\n- TIME_ZONE: wrong\\n- and a second one")
print("migrated")
print("administrator: admin / first-password")
"""

SIMULATOR = """\
import sys
sys.argv = ["stand_in.py", "web", sys.argv[2], sys.argv[4]]
exec(open("stand_in.py").read())
"""


def build(root: Path) -> None:
    shutil.copytree(LAUNCHER, root / "bot" / "launch", ignore=shutil.ignore_patterns("__pycache__"))
    files = {
        "Procfile": PROCFILE,
        "manage.py": MANAGE,
        "stand_in.py": STAND_IN,
        "bot/__init__.py": "",
        "channels/__init__.py": "",
        "channels/simulator/__init__.py": "",
        "channels/simulator/__main__.py": SIMULATOR,
    }
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
