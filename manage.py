#!/usr/bin/env python
"""The command line of the counter: `manage.py help` lists the commands.

After `bin/start` it works on the demo's data: what the environment does not set is taken from DATA_DIR/demo.env.
"""

import os
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

DEMO_ROOM = "C0MADOGUCHI"


def take_demo_settings() -> None:
    """Only where nothing is set: a real installation has its SECRET_KEY in the environment."""
    folder = Path(os.environ.get("DATA_DIR") or Path(__file__).resolve().parent / "var")
    demo = folder / "demo.env"
    if "SECRET_KEY" in os.environ or not demo.is_file():
        return
    for line in demo.read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("'\""))
    os.environ.setdefault("SLACK_DEFAULT_ROOM", DEMO_ROOM)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
    take_demo_settings()
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:  # for people at a terminal: what to set, not where it was noticed
        sys.exit(str(problem))
