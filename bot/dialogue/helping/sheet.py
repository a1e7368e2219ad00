"""What the helper came up with, as a page shows it: plain words, and texts that may go into the reply."""

from dataclasses import dataclass

from bot.domain.help import Help, NoHelp, Shortfall, Source, Summary, Translation, Worded, WordForWord, WordingReport
from bot.languages.forms import form_text
from bot.languages.pages import with_pages
from bot.languages.wording_rules import rule_name

Pair = tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """`parts` are headings with texts, `offers` labels with texts for the reply, `sources` titles with addresses."""

    notes: tuple[str, ...] = ()
    parts: tuple[Pair, ...] = ()
    offers: tuple[Pair, ...] = ()
    sources: tuple[Pair, ...] = ()


def sheet(shown: Help, citizens_language: str, language: str, *, typed: bool) -> Sheet:
    """In the staff's `language`. `typed` says that it is about a reply that staff wrote."""

    def say(key: str, **values: object) -> str:
        return form_text(key, language, **values)

    match shown:
        case Worded():
            notes = (say("write.draft"), *(() if shown.complete else (say("write.draft_partial"),)))
            text = with_pages(shown.text, shown.sources, citizens_language)
            return Sheet(notes, offers=((say("write.label"), text),), sources=_pages(shown.sources))
        case WordForWord():
            offers = ((each.for_staff, with_pages(each.text, [each], citizens_language)) for each in shown.sources)
            return Sheet((say(f"shortfall.{shown.why}"), say("shortfall.answers")), offers=tuple(offers))
        case Summary():
            return _summary(shown, language)
        case Translation():
            return _translation(shown, language, typed)
        case WordingReport():
            return _wording(shown, language)
        case NoHelp():
            return Sheet((say(f"shortfall.{shown.why}"),))
    return Sheet((say(f"shortfall.{Shortfall.DOWN}"),))


def _pages(sources: tuple[Source, ...]) -> tuple[Pair, ...]:
    return tuple((source.for_staff, source.url) for source in sources if source.url)


def _summary(shown: Summary, language: str) -> Sheet:
    notes = [form_text("summary.note", language)]
    if shown.doubts:
        notes.append(form_text("summary.doubts", language, doubts="、".join(shown.doubts)))
    if shown.left_out:
        notes.append(form_text("summary.left_out", language, count=shown.left_out))
    lines = {"wants": (shown.wants,), "known": shown.known, "open": shown.open}
    nothing = form_text("summary.nothing", language)
    parts = [(form_text(f"summary.{name}", language), "\n".join(filter(None, said))) for name, said in lines.items()]
    return Sheet(tuple(notes), tuple((heading, text or nothing) for heading, text in parts))


def _translation(shown: Translation, language: str, typed: bool) -> Sheet:
    doubts = "、".join(shown.doubts)
    if typed and not doubts:
        return Sheet(offers=((form_text("write.offer_translation", language), shown.text),))
    key = "write.doubts_unused" if typed else "write.doubts"
    notes = (form_text(key, language, doubts=doubts),) if doubts else ()
    parts = ((form_text("write.originals", language), shown.original),) if not typed else ()
    return Sheet(notes, (*parts, (form_text("write.translated", language), shown.text)))


def _wording(shown: WordingReport, language: str) -> Sheet:
    if not shown.findings:
        return Sheet((form_text("write.all_well", language),))
    notes = [form_text("write.findings", language, count=len(shown.findings))]
    for found in shown.findings:
        values = {"rule": rule_name(found.rule, language), "quote": found.quote, "better": found.better}
        notes.append(form_text("write.finding", language, **values))
    if not shown.revised:
        return Sheet((*notes, form_text("write.no_revision", language)))
    return Sheet(tuple(notes), offers=((form_text("write.offer_revised", language), shown.revised),))
