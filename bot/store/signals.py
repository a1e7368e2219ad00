"""What presses say about utterances: kept with the turn, and read as texts that could become examples."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from bot.domain.turns import Resolution, Signal, SignalKind, Status
from bot.store.models import DismissedExample, SignalRow, TurnRow

_WITHIN = timedelta(days=7)  # an older button is pressed out of curiosity
_LOOKED_AT = 20  # turns with words, back from the press

ASKED_BACK = (Status.CLARIFY_CANDIDATES, Status.CLARIFY_MISSING, Status.CLARIFY_CORRECTED)
# "And on Sundays?" means its answer only after what was said before; what misses a piece means several.
_SPEAKS_FOR_ITSELF = (Status.ANSWERED_MATCH, Status.CLARIFY_CANDIDATES)

KNOWN = (SignalKind.HELPFUL, SignalKind.CHOSEN)  # after these the utterance's intent is known


def keep(resolution: Resolution) -> None:
    """Within a turn's transaction. A press whose utterance is gone says nothing any more."""
    for signal in resolution.signals:
        turn = _meant(resolution, signal)
        if turn:
            row = SignalRow(
                turn=turn,
                conversation=turn.conversation,
                intent=signal.intent,
                kind=signal.kind,
                language=turn.decision.language,
                at=timezone.now(),
            )
            SignalRow.objects.bulk_create([row], ignore_conflicts=True)  # pressed twice, said once


def confirmed(newest: int) -> QuerySet[SignalRow]:
    """Signals of utterances that are still kept, speak for themselves and whose intent is known, newest first; of the
    `newest` presses alone, since whatever else is asked of them is asked of the turn and the message.
    """
    pressed = SignalRow.objects.filter(kind__in=KNOWN).order_by("-at").values("pk")[:newest]
    denied = SignalRow.objects.filter(
        turn=OuterRef("turn"),
        intent=OuterRef("intent"),
        kind=SignalKind.NOT_HELPFUL,
    )
    rows = SignalRow.objects.filter(pk__in=pressed, turn__utterance__unsent=False, turn__status__in=_SPEAKS_FOR_ITSELF)
    rows = rows.exclude(turn__utterance__text_masked="").exclude(Exists(denied))
    return rows.order_by("-at")


def dismiss(intent: str, text: str, actor: str) -> None:
    DismissedExample.objects.get_or_create(intent=intent, digest=_digest(intent, text), defaults={"actor": actor})


def not_dismissed(suggested: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those pairs of intent and text that nobody dismissed."""
    refused = set(DismissedExample.objects.values_list("intent", "digest"))
    return {(intent, text) for intent, text in suggested if (intent, _digest(intent, text)) not in refused}


def _digest(intent: str, text: str) -> str:
    """Keyed, so that nobody can try out what a citizen may have written."""
    return salted_hmac("bot.store.signals", f"{intent}\0{text}", algorithm="sha256").hexdigest()


def _meant(resolution: Resolution, signal: Signal) -> TurnRow | None:
    """The turn with the latest words of the citizen that led to what was pressed."""
    turns = TurnRow.objects.filter(
        conversation__contact_id=UUID(resolution.contact.id),
        utterance__isnull=False,
        at__gte=timezone.now() - _WITHIN,
    )
    recent = turns.select_related("decision").order_by("-id")[:_LOOKED_AT]
    return next((turn for turn in recent if _led_to(turn, signal)), None)


def _led_to(turn: TurnRow, signal: Signal) -> bool:
    if turn.status not in ASKED_BACK:
        return bool(signal.intent) and turn.decision.intent == signal.intent
    offered = {candidate["key"] for candidate in turn.decision.candidates}
    return not signal.intent or signal.intent in offered
