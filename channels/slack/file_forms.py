"""Files in the reply form: chosen there, fetched by a worker, shown in the preview as the citizen will get them.

Slack has a file as soon as it is chosen, and its preview shows a picture from there (`slack_file`). What is sent is
fetched and judged by its bytes; Send waits for that.
docs.slack.dev/reference/block-kit/block-elements/file-input-element
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.domain.attachments import ENDINGS, MOST_BYTES, MOST_FILES, Attachment, Refusal, ending, plain_name
from bot.domain.messages import Message, Note, Picture
from bot.languages.forms import form_text
from channels.slack.plain import cut
from channels.slack.render import Block, context, paragraphs, plain

FILES, CHOSEN = "files", "chosen"
_SHOWN = "file:"
_ALT = 2_000


@dataclass(frozen=True)
class SlackFile:
    """As Slack describes what was chosen; `url` opens with the bot's token only."""

    id: str
    name: str
    size: int
    url: str


@dataclass(frozen=True)
class Held:
    """Files of a reply that is not sent. `refused` are names with the reason; `waiting` says that some are not here."""

    files: tuple[Attachment, ...]
    waiting: bool = False
    refused: tuple[tuple[str, Refusal], ...] = ()


@dataclass(frozen=True)
class Files:
    """`hold(case id, Slack user id, files)` keeps them and has them fetched. `look(case id, Slack user id, ids)` tells
    how far that is. `show(case id, text, files)` is the reply as it will be sent."""

    hold: Callable[[str, str, list[SlackFile]], tuple[Attachment, ...]]
    look: Callable[[str, str, list[str]], Held]
    show: Callable[[str, str, tuple[Attachment, ...]], tuple[Message, ...]]


def files_input(language: str) -> Block:
    return {
        "type": "input",
        "block_id": FILES,
        "optional": True,
        "label": plain(form_text("attach.label", language), 2_000),
        "hint": plain(form_text("attach.hint", language), 2_000),
        "element": {
            "type": "file_input",
            "action_id": CHOSEN,
            "filetypes": [each for endings in ENDINGS.values() for each in endings],
            "max_files": MOST_FILES,
        },
    }


def chosen_files(view: dict[str, Any]) -> list[SlackFile]:
    """Raises KeyError or ValueError for a file that Slack does not describe."""
    given = view["state"]["values"].get(FILES, {}).get(CHOSEN, {}).get("files") or []
    return [_described(file) for file in given]


def _described(file: dict[str, Any]) -> SlackFile:
    name, url = plain_name(str(file["name"])), str(file["url_private_download"])
    return SlackFile(str(file["id"]), name, int(file["size"]), url)


def files_complaint(files: list[SlackFile], language: str) -> str:
    """What Slack's description tells already, or "": then nothing is fetched."""
    refused = ((file.name, _at_first_sight(file, number)) for number, file in enumerate(files))
    return "\n".join(refusals(((name, why) for name, why in refused if why), language))


def refusals(refused: Iterable[tuple[str, Refusal]], language: str) -> list[str]:
    return [form_text(f"attach.{why}", language, name=name) for name, why in refused]


def _at_first_sight(file: SlackFile, number: int) -> Refusal | None:
    if number >= MOST_FILES:
        return Refusal.TOO_MANY
    if file.size > MOST_BYTES:
        return Refusal.TOO_LARGE
    known = any(ending(file.name) in endings for endings in ENDINGS.values())
    return None if known else Refusal.WRONG_TYPE


def preview_blocks(shown: tuple[Message, ...], files: tuple[Attachment, ...], at_slack: list[str]) -> list[Block]:
    """Of the messages behind the words. The name of a block holds the ids of its file, with us and with Slack."""
    behind = shown[len(shown) - len(files) :]
    found = zip(behind, files, at_slack, strict=True)
    return [{**_shown(message, theirs), "block_id": f"{_SHOWN}{file.id}:{theirs}"} for message, file, theirs in found]


def _shown(message: Message, slack_id: str) -> Block:
    match message:
        case Picture():
            return {"type": "image", "slack_file": {"id": slack_id}, "alt_text": cut(message.name, _ALT)}
        case Note(text):
            return paragraphs(text)[0]
        case _:
            raise TypeError(f"a reply holds no {type(message).__name__}")


def shown_files(view: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The ids of the files of a preview, ours and Slack's."""
    names = (str(block.get("block_id")) for block in view["blocks"])
    pairs = [name.removeprefix(_SHOWN).split(":") for name in names if name.startswith(_SHOWN)]
    return [ours for ours, _ in pairs], [theirs for _, theirs in pairs]


def still_fetching(language: str) -> Block:
    return context(form_text("attach.fetching", language))
