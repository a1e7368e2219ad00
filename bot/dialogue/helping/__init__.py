"""What staff ask the language model for. Pure: values in, values out; nothing is sent to anybody."""

from bot.dialogue.helping.about_the_case import citizens_words, summary
from bot.dialogue.helping.asking import Asking
from bot.dialogue.helping.from_answers import answers, look_up, source_for
from bot.dialogue.helping.own_words import reply_translated, wording_report
from bot.dialogue.helping.sheet import sheet
from bot.dialogue.turn import Tools
from bot.domain.help import Help, NoHelp, Shortfall, Wanted, Wish
from bot.domain.model import Call
from bot.domain.turns import Snapshot

__all__ = ["help_staff", "look_up", "sheet", "source_for"]


def help_staff(wish: Wish, snapshot: Snapshot | None, tools: Tools, seconds: float) -> tuple[Help, tuple[Call, ...]]:
    """`snapshot` is that of the case, its transcript as long as there is one; None where the wish is about no case.

    To be called outside any transaction: it may take `seconds`.
    """
    asking = Asking(tools, seconds, snapshot.contact.channel if snapshot else "")
    return _helped(wish, snapshot, asking), tuple(asking.calls)


def _helped(wish: Wish, snapshot: Snapshot | None, asking: Asking) -> Help:
    if wish.wanted is Wanted.KNOWLEDGE:
        return answers(wish, None, asking)
    if snapshot is None or snapshot.case is None or not snapshot.case.is_open:
        return NoHelp(Shortfall.GONE)
    if wish.wanted is Wanted.DRAFT:
        return answers(wish, snapshot, asking)
    if not asking.may():
        return NoHelp(Shortfall.OFF)
    if wish.wanted is Wanted.SUMMARY:
        return summary(snapshot, asking)
    if wish.wanted is Wanted.CITIZENS_WORDS:
        return citizens_words(snapshot, asking)
    if wish.wanted is Wanted.REPLY_TRANSLATED:
        return reply_translated(wish.text, snapshot.case.language, asking)
    return wording_report(wish.text, snapshot.case.language, asking)
