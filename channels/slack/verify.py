"""Does a request come from Slack? Bolt's own check is switched off: it answers 500 to a timestamp that is no number,
and logs the whole body of a request that it rejects (slack_bolt/middleware/request_verification)."""

from collections.abc import Sequence

from slack_sdk.signature import Clock, SignatureVerifier

from bot.domain.errors import SignatureRejected

_LONGEST_TIMESTAMP = 12  # digits; more is no time, and int() refuses thousands of digits with an error of its own


class _FixedClock(Clock):
    def __init__(self, now: float) -> None:
        self._now = now

    def now(self) -> float:
        return self._now


def verify(body: bytes, timestamp: str | None, signature: str | None, secrets: Sequence[str], now: float) -> None:
    """Raise SignatureRejected unless one of `secrets` signed `body` within 5 minutes of `now`; raise nothing else.

    Rule: https://docs.slack.dev/authentication/verifying-requests-from-slack. Several secrets serve while a secret
    is replaced. The timestamp and signature are the headers X-Slack-Request-Timestamp and X-Slack-Signature.
    """
    if not timestamp or not signature:
        raise SignatureRejected("the request is not signed")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _LONGEST_TIMESTAMP):
        raise SignatureRejected("the timestamp is not a number")
    if not signature.isascii():  # compare_digest raises TypeError for such a string
        raise SignatureRejected("the signature is wrong")
    if not any(_signed(body, timestamp, signature, secret, now) for secret in secrets if secret.strip()):
        raise SignatureRejected("the signature is wrong or too old")


def _signed(body: bytes, timestamp: str, signature: str, secret: str, now: float) -> bool:
    try:
        return SignatureVerifier(secret, _FixedClock(now)).is_valid(body, timestamp, signature)
    except UnicodeDecodeError:  # the verifier reads the body as UTF-8, and Slack sends nothing else
        return False
