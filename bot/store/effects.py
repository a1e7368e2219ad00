"""What became of something that staff pressed: for whoever waits in front of the page."""

from bot.store.models import InboxEvent, TurnRow

HANDLED_BADLY = "gave_up"


def status_of(channel: str, event_id: str) -> str:
    """How its turn ended (a `Status`), `HANDLED_BADLY`, or "" while it waits."""
    turn = TurnRow.objects.filter(event__channel=channel, event__event_id=event_id).values_list("status", flat=True)
    if status := turn.first():
        return str(status)
    given_up = InboxEvent.objects.filter(channel=channel, event_id=event_id, state=InboxEvent.State.GAVE_UP)
    return HANDLED_BADLY if given_up.exists() else ""
