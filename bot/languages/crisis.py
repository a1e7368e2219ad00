"""Whether an utterance tells of a crisis or an emergency. The rules stand in `crisis_japanese` and `crisis_english`."""

import re
import unicodedata
from functools import cache

from bot.languages.danger import Danger, Rules

_CRY_FOR_HELP = re.compile(
    r"\W*((誰か|だれか|お願い|おねがい)?\W*(助けて|たすけて)(くれ|ください)?|somebody help( me)?)\W*"
)


def recognise(utterance: str) -> Danger | None:
    """The danger that the words tell of, whatever language they are in; None where there is none."""
    plain = unicodedata.normalize("NFKC", utterance).lower().replace("'", "").replace("’", "")
    if _CRY_FOR_HELP.fullmatch(plain):
        return Danger.CRIME
    found = {danger for script, rules in load() if script.search(plain) for danger in rules.dangers(plain)}
    return next((danger for danger in Danger if danger in found), None)


@cache
def load() -> tuple[tuple[re.Pattern[str], Rules], ...]:
    """Each script with the rules of its language. Compiling them takes a third of a second: half of the processes never
    need them, the others call this when they start.
    """
    from bot.languages import crisis_english, crisis_japanese

    return (re.compile("[ぁ-ヿ一-鿿]"), crisis_japanese.RULES), (re.compile("[a-z]{2}"), crisis_english.RULES)
