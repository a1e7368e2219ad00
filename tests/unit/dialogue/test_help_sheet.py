"""What the helper came up with, as the web desk shows it: nothing of it goes out by itself."""

from bot.dialogue.helping import sheet
from bot.domain.help import NoHelp, Shortfall, Source, Summary, Translation, Worded, WordForWord, WordingReport
from bot.domain.model_tasks import Finding

PAGE = Source("residence", "住民票", "市民課で発行します。", "https://small.example/residence")


def test_a_draft_is_offered_with_its_page_in_the_citizens_language() -> None:
    shown = sheet(Worded("At the Residents' Section.", (PAGE,), complete=False), "en", "ja", typed=False)
    ((_, text),) = shown.offers
    assert text.startswith("At the Residents' Section.")
    assert "https://small.example/residence" in text
    assert len(shown.notes) == 2
    assert shown.sources == (("住民票", PAGE.url),)


def test_approved_answers_are_each_one_press_away() -> None:
    shown = sheet(WordForWord((PAGE, PAGE), Shortfall.DOUBTFUL), "ja", "ja", typed=False)
    assert [label for label, _ in shown.offers] == ["住民票", "住民票"]


def test_a_summary_says_what_is_doubtful_and_left_out() -> None:
    shown = sheet(Summary("a copy", (), ("the date",), left_out=2, doubts=("500円",)), "ja", "en", typed=False)
    assert [text for _, text in shown.parts] == ["a copy", "(nothing)", "the date"]
    assert "500円" in "".join(shown.notes)
    assert shown.offers == ()


def test_a_translation_with_other_values_is_not_offered() -> None:
    good, bad = Translation("原文", "text"), Translation("原文", "text 500", ("500",))
    assert sheet(good, "en", "ja", typed=True).offers[0][1] == "text"
    assert sheet(bad, "en", "ja", typed=True).offers == ()
    assert [text for _, text in sheet(good, "en", "ja", typed=False).parts] == ["原文", "text"]


def test_wording_is_offered_only_where_it_was_revised() -> None:
    found = (Finding("polite", "だめです", "できません"),)
    assert sheet(WordingReport(()), "ja", "ja", typed=True).offers == ()
    assert sheet(WordingReport(found), "ja", "ja", typed=True).offers == ()
    assert sheet(WordingReport(found, "できません。"), "ja", "ja", typed=True).offers[0][1] == "できません。"


def test_no_help_says_why() -> None:
    assert sheet(NoHelp(Shortfall.DOWN), "ja", "en", typed=False).notes
