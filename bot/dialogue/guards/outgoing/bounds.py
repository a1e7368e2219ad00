"""What stands at a value and says on which side of it something holds: 14日以内, "at least 4 days before", 8:30〜."""

import re

from bot.dialogue.guards.facts import Fact, Kind
from bot.dialogue.guards.outgoing.signs import Sign

_AFTER = (
    (Sign.AT_LEAST, r"以上|\+|,? (?:and|or) (?:over|more|older|above|longer|up)\b"),
    (Sign.OVER, r"超|を?過ぎ|より(?:多|大|長|高|後)"),
    (Sign.AT_MOST, r"以下|以内|,? (?:and|or) (?:under|less|fewer|younger|below)\b|が?(?:上限|限度)"),
    (Sign.UNDER, r"未満|より(?:少|小|短|若|低|前)"),
    (Sign.SINCE, r"から|以降|以後|-| onwards?\b| (?:to|until|through)\b"),
    (Sign.UNTIL, r"まで|以前"),
    (Sign.BEFORE, r"(?:ほど|くらい|ぐらい)?前(?!年|月|日)|以前| (?:before|earlier|ahead|prior|in advance)\b"),
    (Sign.AFTER, r"(?:ほど|くらい|ぐらい)?(?:以)?後(?!期)| (?:after|later)\b"),
)
_BEFORE = (
    (Sign.AT_LEAST, r"最低|少なくとも|\b(?:at least|minimum(?: of)?|no less than) $"),
    (Sign.OVER, r"\b(?:over|more than|exceed\w*|older than|longer than|above|past) $"),
    (
        Sign.AT_MOST,
        r"(?:上限|最大|最長|最高|限度)(?:は|が|額|:)*$|\b(?:up to|at most|within|maximum(?: of)?|no more than|not more than|limit) $",
    ),
    (Sign.UNDER, r"\b(?:under|below|less than|fewer than|younger than) $"),
    (Sign.SINCE, r"\b(?:from|since|starting|beginning|aged|on or after) $"),
    (
        Sign.UNTIL,
        r"\d(?:時|分|日|月|年|円|歳|[かヶ]月|人|週間?)?(?:-|から)$|[曜](?:日)?から$|\b(?:to|until|till|no later than|through|on or before) $",
    ),
    (Sign.BEFORE, r"\bbefore $"),
    (Sign.AFTER, r"\bafter $"),
)
_DETERMINER = r"(?:the |your |their |its |a |an )?$"
_AFTER_PATTERNS = tuple((sign, re.compile(pattern, re.IGNORECASE)) for sign, pattern in _AFTER)
_BEFORE_PATTERNS = tuple(
    (sign, re.compile(pattern.replace("$", _DETERMINER), re.IGNORECASE)) for sign, pattern in _BEFORE
)
_BY = re.compile(r"\bby " + _DETERMINER, re.IGNORECASE)
_REACH = 20


def bounds(fact: Fact, plain: str) -> frozenset[Sign]:
    """`plain` is the whole text in which the fact was found."""
    before, after = plain[max(0, fact.start - _REACH) : fact.start], plain[fact.end : fact.end + _REACH]
    behind = {sign for sign, pattern in _AFTER_PATTERNS if pattern.match(after)}
    ahead = {sign for sign, pattern in _BEFORE_PATTERNS if pattern.search(before)}
    if fact.kind in (Kind.DATE, Kind.TIME, Kind.WEEKDAY) and _BY.search(before):
        ahead.add(Sign.UNTIL)
    if Sign.SINCE in behind:  # 6時から23時から: a range that has no end
        ahead.discard(Sign.UNTIL)
    return frozenset(behind | ahead)
