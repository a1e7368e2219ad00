"""The form in which an exchange becomes a proposal for an answer of the city."""

from typing import Any

from bot.domain.proposals import ANSWER, TITLE, Exchange, longest_question
from bot.languages.forms import form_text
from channels.slack.forms import Place, View, frame
from channels.slack.plain import cut, is_blank, to_plain
from channels.slack.render import Block, context, plain

PROPOSE = "proposal_form"
TITLE_BLOCK, QUESTION, REPLY = "title", "question", "answer"
_TYPED = "typed"


def proposal_form(exchange: Exchange, place: Place, language: str) -> View:
    question = longest_question(exchange.language)
    return {
        **frame(PROPOSE, "propose.title", "propose.cancel", place, language),
        "submit": plain(form_text("propose.submit", language), 24),
        "blocks": [
            context(form_text("propose.facts", language)),
            _input(TITLE_BLOCK, language, TITLE),
            _input(QUESTION, language, question, " ".join(exchange.question.split())),
            _input(REPLY, language, ANSWER, exchange.reply, multiline=True),
        ],
    }


def written(view: View) -> dict[str, str]:
    """Title, question and answer, as they stand in a submitted form."""
    values = view["state"]["values"]
    return {
        block: to_plain(values[block][_TYPED].get("value") or "").strip() for block in (TITLE_BLOCK, QUESTION, REPLY)
    }


def complaints(view: View, language: str) -> dict[str, str]:
    return {block: form_text("propose.empty", language) for block, text in written(view).items() if is_blank(text)}


def _input(block: str, language: str, longest: int, text: str = "", *, multiline: bool = False) -> Block:
    element: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": _TYPED,
        "multiline": multiline,
        "max_length": longest,
        **({"initial_value": cut(text, longest)} if text else {}),
    }
    hint = form_text(f"propose.{block}_hint", language, longest=f"{longest:,}")
    name = "title_label" if block == TITLE_BLOCK else block
    label = plain(form_text(f"propose.{name}", language), 2_000)
    return {"type": "input", "block_id": block, "label": label, "hint": plain(hint, 2_000), "element": element}
