"""What can go wrong on the way to a platform. Every adapter raises one of these and nothing else."""

from dataclasses import dataclass


@dataclass
class DeliveryError(Exception):
    """Root of the delivery errors; `detail` is the platform's own words, without personal data."""

    detail: str

    def __str__(self) -> str:
        return self.detail


@dataclass
class RetryableError(DeliveryError):
    """Surely not accepted; may work later. `after` is the platform's own wish in seconds, if it named one."""

    after: float | None = None


@dataclass
class ReplyRefused(RetryableError):
    """The reply token was not taken, and surely never used for this parcel: send it without one, at once."""


@dataclass
class RoomClosed(RetryableError):
    """The room takes nothing from us: it is gone or archived, or the app is not in it. People can change that."""


@dataclass
class PermanentError(DeliveryError):
    """Surely not accepted, and will never be as it is."""


@dataclass
class AmbiguousError(DeliveryError):
    """Perhaps accepted: the connection ended before the answer. The next attempt must be a recognisable repetition."""


@dataclass
class UncertainError(DeliveryError):
    """Perhaps accepted, and no repetition can tell any more. Shown to people, never sent again by itself."""


class SignatureRejected(Exception):
    """A request that does not prove to come from the platform."""


class MalformedRequest(Exception):
    """A signed request whose body cannot be read at all."""


class Conflict(Exception):
    """Somebody else changed the conversation or case since it was read: read again and decide again."""


class LeaseLost(Exception):
    """Another worker took over; nothing of this attempt may be stored."""
