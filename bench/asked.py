"""What citizens ask here: the held-out questions of the sample city, all different, so that nothing is read twice."""

from functools import cache
from itertools import chain, zip_longest

from intents.sources.heldout import read_heldout
from tests.rig import ROOT

_FOLDER = ROOT / "intents" / "packs" / "minatogawa" / "heldout"


@cache
def _questions() -> tuple[str, ...]:
    """Both languages in turn."""
    asked = ([each.text for each in read_heldout([_FOLDER / f"{language}.yaml"])] for language in ("ja", "en"))
    return tuple(filter(None, chain.from_iterable(zip_longest(*asked))))


def question(number: int) -> str:
    return _questions()[number % len(_questions())]
