"""What staff typed themselves: in the citizen's language, and held against the rules of official and plain style."""

from bot.dialogue.guards.incoming.screening import screened
from bot.dialogue.guards.sealing import BrokenToken, Sealed, unsealed
from bot.dialogue.helping.asking import Asking
from bot.dialogue.helping.covering import covered
from bot.dialogue.helping.doubts import added, same_values
from bot.domain.answers import Language
from bot.domain.help import Help, NoHelp, Shortfall, Translation, WordingReport
from bot.domain.model_tasks import CHECK_WORDING, TRANSLATE_WORDS, Finding
from bot.languages import JAPANESE, PLAIN_JAPANESE
from bot.languages.detect import detect
from bot.languages.wording_rules import rules_for

MOST_FINDINGS = 8  # as the prompt asks


def reply_translated(text: str, language: Language, asking: Asking) -> Help:
    if obstacle := _obstacle(text):
        return NoHelp(obstacle)
    seal = covered(text, asking.tools.mask)
    told = asking.ask(TRANSLATE_WORDS, {"words": seal.texts[0], "language": language})
    words = _opened(told.text, seal) if told else ""
    if not words:
        return NoHelp(Shortfall.DOUBTFUL if told else Shortfall.DOWN)
    return Translation(text, words, added(words, text))


def wording_report(text: str, citizens_language: Language, asking: Asking) -> Help:
    """In the language in which it is written: staff may write first and translate then."""
    if obstacle := _obstacle(text):
        return NoHelp(obstacle)
    language = _written_in(text, citizens_language, asking.tools.staff_language)
    rules = rules_for(language)
    values = [{"rule": name, "says": rule.says} for name, rule in rules.items()]
    seal = covered(text, asking.tools.mask)
    told = asking.ask(
        CHECK_WORDING, {"text": seal.texts[0], "language": language, "rules": values}, {"rule": tuple(rules)}
    )
    if told is None:
        return NoHelp(Shortfall.DOWN)
    findings = tuple(found for each in told.findings[:MOST_FINDINGS] if (found := _checked(each, text, seal)))
    revised = _opened(told.revised, seal)
    worth = bool(findings) and revised != text and bool(revised) and same_values(revised, text)
    return WordingReport(findings, revised if worth else "")


def _checked(finding: Finding, text: str, seal: Sealed) -> Finding | None:
    """None where it quotes what does not stand there, says nothing new, or brings in a value."""
    quote, better = _opened(finding.quote, seal), _opened(finding.better, seal)
    if not quote or quote not in text or not better or better == quote or added(better, text):
        return None
    return Finding(quote, finding.rule, better)


def _obstacle(text: str) -> Shortfall | None:
    if not text.strip():
        return Shortfall.NO_WORDS
    return None if screened(text).clean else Shortfall.STEERING


def _opened(text: str, seal: Sealed) -> str:
    """Empty where the tokens were not kept."""
    try:
        return unsealed(text.strip(), seal.values)
    except BrokenToken:
        return ""


def _written_in(text: str, citizens_language: Language, staff_language: Language) -> Language:
    found = detect(text, staff_language)
    if found != JAPANESE:
        return found or staff_language
    return PLAIN_JAPANESE if citizens_language == PLAIN_JAPANESE else JAPANESE
