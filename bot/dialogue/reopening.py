"""The step for who writes again after a case was closed for their silence: it is opened again, in its own thread."""

from bot.dialogue import waiting
from bot.dialogue.handoff import cancel_choice, promise
from bot.dialogue.timing import promised, timed
from bot.dialogue.turn import Turn
from bot.domain.conversation import Owner
from bot.domain.messages import Note
from bot.domain.turns import Status
from bot.languages.fixed import say


def reopen(turn: Turn) -> None:
    closed = turn.snapshot.closed_in_silence
    if closed is None or turn.conversation.owner is not Owner.BOT or not waiting.wants_words(turn):
        return
    department = turn.department(closed.department)
    reply_by = promised(department.reply_minutes, department, turn.tools)
    turn.case = timed(closed.reopened(turn.tools.now, reply_by), turn.tools)
    turn.change(owner=Owner.QUEUE, case_id=closed.id, offered=(), misses=0)
    words = promise(turn.tools, department, turn.language)
    turn.reply(Note(say("silence.reopened", turn.language, promise=words)), choices=cancel_choice(turn.language))
    waiting.show_card(turn, turn.case)
    waiting.tell_room(turn, "thread.reopened", broadcast=True, owner=f"@{closed.owner}")
    waiting.tell_citizens_words(turn)
    turn.status = Status.HANDOFF_REOPENED
