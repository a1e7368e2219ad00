"""The whole conversation of a case and the citizen's earlier cases, a page at a time. All words are plain text."""

import json

from bot.domain.history import Earlier, History, Said
from bot.languages.forms import form_text
from channels.slack.forms import Place, View, frame
from channels.slack.plain import cut
from channels.slack.render import SECTION, Block, context, paragraphs, plain, section

HISTORY = "history_shown"
PAGE = "page:"
"""How the `action_id`s of the buttons begin that turn a page."""
_BUTTON, _HEADER = 75, 150


def history_form(history: History, place: Place, language: str) -> View:
    facts = {"number": history.number, "page": history.pages - history.page, "pages": history.pages}
    older = _turn("older", history.page + 1, language) if history.page + 1 < history.pages else []
    newer = _turn("newer", history.page - 1, language) if history.page else []
    lines = [block for line in history.lines for block in _line(line, language)]
    return {
        **frame(HISTORY, "history.title", "history.close", place, language),
        "blocks": [
            context(form_text("history.facts", language, **facts)),
            *older,
            *(lines or [section(form_text("history.nothing", language))]),
            *newer,
            {"type": "divider"},
            {"type": "header", "text": plain(form_text("history.earlier", language), _HEADER)},
            _earlier(history.earlier, language),
        ],
    }


def _line(line: Said, language: str) -> list[Block]:
    words = form_text("history.who", language, speaker=line.speaker, when=line.when)
    return [context(words), *(paragraphs(line.text) or [section("…")])]


def _turn(way: str, page: int, language: str) -> list[Block]:
    button = {
        "type": "button",
        "action_id": f"{PAGE}{way}",
        "text": plain(form_text(f"history.{way}", language), _BUTTON),
        "value": json.dumps({"page": page}),
    }
    return [{"type": "actions", "elements": [button]}]


def _earlier(cases: tuple[Earlier, ...], language: str) -> Block:
    if not cases:
        return section(form_text("history.none", language))
    lines = [form_text("history.case", language, **vars(case)) for case in cases]
    return section(cut("\n".join(lines), SECTION))
