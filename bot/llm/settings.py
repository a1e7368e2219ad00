"""What the adapter needs to know of the settings."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class ModelSettings:
    """`temperature` is None where the model does not take one. Prices are for a million tokens.

    `canary_seed` makes the canary tokens this installation's own.
    """

    model: str
    api_key: str = field(repr=False)
    base_url: str | None = None
    temperature: float | None = 0.0
    price_in: Decimal = Decimal(0)
    price_out: Decimal = Decimal(0)
    canary_seed: str = field(default="", repr=False)

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        return (self.price_in * tokens_in + self.price_out * tokens_out) / 1_000_000
