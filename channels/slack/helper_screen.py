"""What came of a wish, drawn where its maker waits for it: in their form, or beside their command."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from slack_sdk import WebClient

from bot.domain.help import Help, NoHelp, Shortfall, Summary, Translation, Wish, Worded, WordForWord, WordingReport
from bot.languages.forms import form_text
from bot.languages.pages import with_pages
from bot.languages.wording_rules import rule_name
from channels.slack import helper_forms
from channels.slack.client import make_client, tell_one
from channels.slack.forms import LONGEST_REPLY, CaseView, Place, View, Writing, place_of
from channels.slack.helper import writing_of
from channels.slack.plain import cut, to_plain, units
from channels.slack.render import SECTION, Block, context, paragraphs, section
from channels.slack.screen import draw
from channels.slack.settings import SlackSettings


class HelperScreen:
    """Safe to use from several threads. `language` is that of the staff."""

    def __init__(self, settings: SlackSettings, language: str) -> None:
        self._settings = settings
        self._language = language

    @cached_property
    def _client(self) -> WebClient:
        return make_client(self._settings, self._settings.timeout)

    def show(self, wish: Wish, case: CaseView | None, shown: Help, place: Mapping[str, Any]) -> None:
        """Never raises for what Slack answers: whoever waits presses again."""
        if "url" in place:
            text, blocks = self._beside_the_command(wish, shown)
            tell_one(place["url"], text, blocks)
        else:
            draw(self._client, place["view_id"], self._form(case, shown, place_of({**place}), writing_of(place)))

    def _form(self, case: CaseView | None, shown: Help, place: Place, writing: Writing | None) -> View:
        if case is None or not case.open:
            typed = to_plain(writing.text) if writing else ""
            return helper_forms.refusal(self._text(f"shortfall.{Shortfall.GONE}"), place, typed, self._language)
        if writing is not None:
            return helper_forms.reply_form(case, place, self._language, self._about_own_words(writing, shown))
        match shown:
            case Worded():
                return helper_forms.reply_form(case, place, self._language, self._drafted(shown, case))
            case Translation():
                return helper_forms.reply_form(case, place, self._language, self._translated(shown, case))
            case Summary():
                return helper_forms.summary_form(shown, place, self._language)
            case WordForWord():
                return helper_forms.answers_form(shown, place, self._language)
            case _:
                why = shown.why if isinstance(shown, NoHelp) else Shortfall.DOWN
                return helper_forms.trouble_form(why, place, self._language)

    def _drafted(self, draft: Worded, case: CaseView) -> Writing:
        told = [context(self._text("write.draft"))]
        if not draft.complete:
            told.append(context(self._text("write.draft_partial")))
        sources = helper_forms.sources_line(draft.sources, self._language)
        text = with_pages(draft.text, [*draft.sources], case.language)
        return Writing(text=text, above=(*told, sources))

    def _translated(self, translation: Translation, case: CaseView) -> Writing:
        """Of the citizen's words, below the original: more of it than the form shows anyway."""
        more = translation.original != case.last_utterance
        above = [context(self._text("write.originals")), section(translation.original)] if more else []
        above += [context(self._text("write.translated")), section(translation.text)]
        return Writing(above=(*above, *self._doubts(translation.doubts, "write.doubts")))

    def _about_own_words(self, writing: Writing, shown: Help) -> Writing:
        match shown:
            case Translation():
                return self._offered_translation(writing, shown)
            case WordingReport():
                return self._checked(writing, shown)
            case NoHelp():
                return replace(writing, below=(section(self._text(f"shortfall.{shown.why}")),), offer="")
            case _:
                return replace(writing, offer="")

    def _offered_translation(self, writing: Writing, translation: Translation) -> Writing:
        if translation.doubts or units(translation.text) > LONGEST_REPLY:
            told = [*self._doubts(translation.doubts, "write.doubts_unused"), *paragraphs(translation.text)]
            return replace(writing, below=tuple(told), offer="")
        below = helper_forms.offered(translation.text, "write.offer_translation", "write.use", self._language)
        return replace(writing, below=tuple(below), offer=translation.text)

    def _doubts(self, doubts: Iterable[str], key: str) -> list[Block]:
        named = "、".join(doubts)
        return [section(self._text(key, doubts=named))] if named else []

    def _checked(self, writing: Writing, report: WordingReport) -> Writing:
        if not report.findings:
            return replace(writing, below=(section(self._text("write.all_well")),), offer="")
        told = [context(self._text("write.findings", count=len(report.findings)))]
        for found in report.findings:
            name = rule_name(found.rule, self._language)
            told.append(section(self._text("write.finding", rule=name, quote=found.quote, better=found.better)))
        if not report.revised or units(report.revised) > LONGEST_REPLY:
            return replace(writing, below=(*told, context(self._text("write.no_revision"))), offer="")
        revised = helper_forms.offered(report.revised, "write.offer_revised", "write.use", self._language)
        return replace(writing, below=(*told, *revised), offer=report.revised)

    def _beside_the_command(self, wish: Wish, shown: Help) -> tuple[str, list[Block]]:
        """Text and blocks say the same: screen readers read the text."""
        question = self._text("ask.question", text=cut(wish.text, 1_000))
        match shown:
            case Worded():
                notes = [self._text("ask.note"), *([] if shown.complete else [self._text("ask.partial")])]
                sources = helper_forms.sources_line(shown.sources, self._language)
                blocks = [context(question), section(cut(shown.text, SECTION)), sources, *map(context, notes)]
                pages = [f"{source.title} {source.url}" for source in shown.sources]
                return "\n".join([question, shown.text, *pages, *notes]), blocks
            case WordForWord():
                why = f"{self._text(f'shortfall.{shown.why}')} {self._text('shortfall.answers')}"
                answers = [block for source in shown.sources for block in helper_forms.answer_blocks(source)]
                pages = [f"{source.title}\n{source.text}\n{source.url}" for source in shown.sources]
                return cut("\n".join([question, why, *pages]), SECTION), [context(question), section(why), *answers]
            case _:
                why = self._text("shortfall.not_found_ask")
                return f"{question}\n{why}", [context(question), section(why)]

    def _text(self, key: str, **values: object) -> str:
        return form_text(key, self._language, **values)
