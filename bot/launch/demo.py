"""The demo's own secrets: made once, kept in DATA_DIR/demo.env, readable by their owner only."""

import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path

FILE_NAME = "demo.env"

MAKERS: dict[str, Callable[[], str]] = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(50),
    # A Fernet key.
    "DATA_KEYS": lambda: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    "LINE_CHANNEL_SECRET": lambda: secrets.token_hex(16),
    "LINE_CHANNEL_ACCESS_TOKEN": lambda: "demo" + secrets.token_urlsafe(60),
    "SLACK_BOT_TOKEN": lambda: "xoxb-demo-" + secrets.token_hex(16),
    "SLACK_SIGNING_SECRET": lambda: secrets.token_hex(16),
}


def read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    lines = [line for line in path.read_text().splitlines() if "=" in line and not line.startswith("#")]
    return {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}


def write(path: Path, values: dict[str, str]) -> None:
    """Whole or not at all: losing DATA_KEYS half-way would make everything sealed unreadable."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("# Made by bin/start for this demo. DATA_KEYS opens what is stored: keep it with the database.\n")
        file.writelines(f"{name}={value}\n" for name, value in values.items())
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def kept_or_made(data_dir: Path) -> dict[str, str]:
    path = data_dir / FILE_NAME
    kept = read(path)
    missing = {name: make() for name, make in MAKERS.items() if not kept.get(name)}
    if missing:
        write(path, kept | missing)
    return kept | missing
