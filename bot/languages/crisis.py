"""Whether an utterance tells of a crisis or an emergency. The rules stand in `crisis_japanese` and `crisis_english`."""

import re
import unicodedata

from bot.languages import crisis_english, crisis_japanese
from bot.languages.danger import Danger

_CRY_FOR_HELP = re.compile(
    r"\W*((誰か|だれか|お願い|おねがい)?\W*(助けて|たすけて)(くれ|ください)?|somebody help( me)?)\W*"
)
_RULES = ((re.compile("[ぁ-ヿ一-鿿]"), crisis_japanese.RULES), (re.compile("[a-z]{2}"), crisis_english.RULES))


def recognise(utterance: str) -> Danger | None:
    """The danger that the words tell of, whatever language they are in; None where there is none."""
    plain = unicodedata.normalize("NFKC", utterance).lower().replace("'", "").replace("’", "")
    if _CRY_FOR_HELP.fullmatch(plain):
        return Danger.CRIME
    found = {danger for script, rules in _RULES if script.search(plain) for danger in rules.dangers(plain)}
    return next((danger for danger in Danger if danger in found), None)
