"""What a browser sends for the form of an intent."""

from typing import Any

from bot.web.console.intent_fields import values_of
from intents.models import Intent
from intents.revisions import latest_revision


def opened(intent: Intent, **changes: Any) -> dict[str, Any]:
    """The form as it is when it is opened, with some fields changed."""
    revision = latest_revision(intent)
    assert revision is not None
    values = {name: "" if value is None else str(value) for name, value in values_of(revision).items()}
    return {**values, "base_revision": revision.number, "note": "", **changes}
