"""What the Slack app asks of the counter behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.history import History
from bot.domain.proposals import Exchange
from bot.domain.staff import Home, Told
from bot.domain.words import FindUnwritten, write_anything
from channels.slack.file_forms import Files
from channels.slack.forms import CaseView
from channels.slack.helper import Helper

Receive = Callable[[Mapping[str, Any]], None]
ViewCase = Callable[[str, str], CaseView | None]
Reveal = Callable[[str, str, str], tuple[str, ...] | None]
Recall = Callable[[str, int, str], History | None]
LookUp = Callable[[str, str, str, str], Told | None]
Admit = Callable[[str, str, str], bool]


@dataclass(frozen=True)
class Homes:
    """`see(Slack user id)` gives what stands on a Home; the others keep what was pressed there."""

    see: Callable[[str], Home]
    attend: Callable[[str, bool], None]
    speak: Callable[[str, str], None]


@dataclass(frozen=True)
class Marked:
    """The case of a thread, and the mark of its department."""

    case_id: str
    mark: str


@dataclass(frozen=True)
class Threads:
    """`find(room, thread)` is None where the thread is no case's or its department has no mark. `changed(room, thread,
    message, change, deleted)` tells in the thread that what was sent stays as it was; nothing for what was not sent."""

    find: Callable[[str, str], Marked | None]
    changed: Callable[[str, str, str, str, bool], None]


@dataclass(frozen=True)
class Inside:
    """`receive` stores one interaction payload and returns when it is committed; a payload that is stored already is no
    error to it. `view_case(case id, Slack user id)` tells what a form may show, None for a case that is gone.
    `reveal(case id, Slack user id, reason)` gives the originals of what is masked, None to whoever does not own the
    case, and records both. `recall(case id, page, language)` reads the whole conversation, None for a case that is
    gone; `exchange(case id)` what was asked and replied, None where nobody has. `look_up(word, what follows, room,
    Slack user id)` answers a command, None for a word that it does not know.
    `language_of(Slack user id)` is the one in which this person is spoken to. `admit(Slack user id, name, deed)` says
    whether they are staff at all. `files` keeps what is attached to a reply, `threads` knows which threads may send.
    `unwritten` finds words that the city does not write.
    """

    receive: Receive
    view_case: ViewCase
    reveal: Reveal
    recall: Recall
    exchange: Callable[[str], Exchange | None]
    look_up: LookUp
    helper: Helper
    homes: Homes
    language_of: Callable[[str], str]
    admit: Admit
    files: Files
    threads: Threads
    unwritten: FindUnwritten = write_anything
