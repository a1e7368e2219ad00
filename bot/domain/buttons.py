"""An answer's own buttons: a label, and where a tap leads, a page or a telephone."""

import re
import unicodedata
from dataclasses import dataclass

from bot.domain.links import encoded

MOST = 3  # beside the source and the quick replies, what somebody still chooses among


@dataclass(frozen=True)
class Button:
    """`target` is as it was written: an address of the web, or `tel:` and a number."""

    label: str
    target: str

    def __str__(self) -> str:
        """The one line in which forms and tables hold it: no target has a blank in it."""
        return f"{self.label} {self.target}"

    @property
    def uri(self) -> str:
        """As a phone takes it; of a telephone number what is dialled, without its extension."""
        scheme, _, number = self.target.partition(":")
        return f"tel:{_dialled(number)}" if scheme == "tel" else encoded(self.target)

    @property
    def page(self) -> str:
        """The address of the web, empty for a telephone."""
        return "" if self.target.startswith("tel:") else self.target


def _dialled(number: str) -> str:
    return re.sub(r"[^0-9+]", "", unicodedata.normalize("NFKC", number).partition("#")[0])
