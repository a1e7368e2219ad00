"""The settings of every test that runs inside pytest; processes that tests start get theirs from `tests.rig`."""

import os
import tempfile

from cryptography.fernet import Fernet

_scratch = tempfile.mkdtemp(prefix="madoguchi-tests-")
os.environ.update(
    {
        "SECRET_KEY": "only for tests",
        "DATA_KEYS": Fernet.generate_key().decode(),
        "DATA_DIR": _scratch,
        "LINE_CHANNEL_SECRET": "demo-line-channel-secret",
        "LINE_CHANNEL_ACCESS_TOKEN": "demo-line-channel-access-token",
        "SLACK_BOT_TOKEN": "xoxb-demo-slack-bot-token",
        "SLACK_SIGNING_SECRET": "demo-slack-signing-secret",
        "SLACK_DEFAULT_ROOM": "C0MADOGUCHI",
        "SECOND_FACTOR": "off",
        "RETRY_SECONDS": "0.2,0.5,1,1,2",
        "SWEEP_SECONDS": "0.5",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    },
)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_scratch}/tests.sqlite3")

from bot.settings import *  # noqa: E402, F403  (after the environment they are read from)
from bot.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "bot.store.sqlite":
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # else processes of pytest that run side by side would share it
PASSWORD_HASHERS = ["tests.hashing.QuickArgon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
