"""What the guard says of a reworded text, for the ladder and for the decision record."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Objection:
    """`kind` is that of the unsupported fact, or what else is wrong; `written` the words that are meant."""

    kind: str
    written: str


@dataclass(frozen=True)
class Verdict:
    objections: tuple[Objection, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.objections

    def __str__(self) -> str:
        """For the decision record. It holds words of the model, never of the citizen."""
        return "; ".join(f"{each.kind}: {each.written}" for each in self.objections) or "passed"
