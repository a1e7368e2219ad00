"""The gate: how questions end, what flips, and a trial of a real draft."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.domain.answers import Certainty
from intents.content import entry_of
from intents.encoders.port import PieceWeights, Vectors
from intents.gate import left_out, links, trials
from intents.gate.comparing import compared, share
from intents.gate.endings import Ending, Flip, Golden, ending, flip
from intents.gate.words import effect
from intents.glossary import latest_lexicon
from intents.index.texts import ASKED
from intents.lexicon import Group
from intents.library import Library
from intents.loading import Loaded
from intents.matcher import Matcher
from intents.models import GoldenQuestion, Intent, IntentRevision, LinkCheck, Trial
from intents.publishing import current_number, save_edit
from intents.reading import filling
from intents.revisions import content_of, terms_of
from intents.workflow import publish_draft

from .cheap import CheapEncoder

State = IntentRevision.State


@pytest.mark.parametrize(
    ("certainty", "offered", "expected", "end"),
    [
        (Certainty.CERTAIN, ["a", "b"], "a", Ending.RIGHT),
        (Certainty.CERTAIN, ["b", "a"], "a", Ending.WRONG),
        (Certainty.UNSURE, ["b", "a"], "a", Ending.OFFERED),
        (Certainty.UNSURE, ["b", "c"], "a", Ending.BESIDE),
        (Certainty.NONE, ["a"], "a", Ending.NONE),
        (Certainty.NONE, ["a"], "", Ending.RIGHT),
        (Certainty.NONE, [], "", Ending.RIGHT),
        (Certainty.UNSURE, ["a"], "", Ending.BESIDE),
        (Certainty.CERTAIN, ["a"], "", Ending.WRONG),
    ],
)
def test_how_a_question_ends(certainty: Certainty, offered: list[str], expected: str, end: Ending) -> None:
    assert ending(certainty, offered, expected) is end


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (Ending.RIGHT, Ending.RIGHT, None),
        (Ending.RIGHT, Ending.OFFERED, Flip.ASKED_BACK),
        (Ending.RIGHT, Ending.NONE, Flip.UNANSWERED),
        (Ending.WRONG, Ending.NONE, Flip.UNANSWERED),
        (Ending.OFFERED, Ending.WRONG, Flip.WORSE),
        (Ending.NONE, Ending.WRONG, Flip.WORSE),
        (Ending.NONE, Ending.BESIDE, None),
        (Ending.BESIDE, Ending.RIGHT, Flip.BETTER),
        (Ending.WRONG, Ending.OFFERED, Flip.BETTER),
    ],
)
def test_what_a_difference_means(before: Ending, after: Ending, kind: Flip | None) -> None:
    assert flip(before, after) is kind


def test_a_comparison_counts_by_language_and_topic_and_names_what_is_touched() -> None:
    mine, other, new = Golden("a", "ja", "x"), Golden("b", "en", "y"), Golden("c", "ja", "x")
    before = {mine: Ending.RIGHT, other: Ending.RIGHT}
    after = {mine: Ending.RIGHT, other: Ending.WRONG, new: Ending.NONE}
    found = compared(before, after, {"x": "waste", "y": "tax"}, "waste")
    assert found["languages"]["ja"]["after"] == {"asked": 2, "right": 1, "found": 1}
    assert (found["topic"], share(found["topic"])) == ({"asked": 2, "right": 1, "found": 1}, 50)
    assert found["touched"] == {"y": {"better": 0, "worse": 1}}
    assert [row["text"] for row in found["flips"]] == ["b"]


def test_a_share_is_rounded_down() -> None:
    assert share({"found": 899, "asked": 1000}) == 89
    assert share({"found": 0, "asked": 0}) == 100


@pytest.fixture
def library(loaded: Loaded, tmp_path: Path) -> Library:
    return Library(tmp_path / "index", (CheapEncoder(),))


def _draft(text: str, examples: list[str]) -> IntentRevision:
    intent = Intent.objects.get(key="garbage")
    edits = {"answers": {"ja": text}, "examples": {"ja": examples}}
    return save_edit(intent, edits, author=None, state=State.DRAFT, base_revision=1)


def test_a_trial_shows_what_a_draft_changes_and_publishes_nothing(library: Library) -> None:
    GoldenQuestion.objects.create(text="可燃物っていつ", language="ja", intent=Intent.objects.get(key="garbage"))
    GoldenQuestion.objects.create(text="子犬をもらった", language="ja", intent=Intent.objects.get(key="dog"))
    draft = _draft("可燃物は週2回です。", ["可燃物っていつ", "燃えるゴミ何曜日"])
    trial = trials.take(trials.waiting()[0])
    assert trial is not None
    trials.run(trial, library)
    trial.refresh_from_db()
    assert (trial.state, trial.publication, current_number()) == (Trial.State.DONE, 1, 1)
    better = [row for row in trial.result["flips"] if row["text"] == "可燃物っていつ"]
    assert [(row["flip"], row["after"]) for row in better] == [("better", "right")]
    assert trial.result["topic"]["found"] >= 1
    assert draft.trial.pk == trial.pk
    assert library.current().publication == 1


class Noting(CheapEncoder):
    """Keeps what it was asked about."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], poolings: Sequence[PieceWeights], *, asked: bool = False) -> Vectors:
        self.asked += texts if asked else []
        return super().encode(texts, poolings, asked=asked)


def test_a_trial_encodes_a_question_once_for_both_sides(loaded: Loaded, tmp_path: Path) -> None:
    GoldenQuestion.objects.create(text="子犬を飼いました", language="ja", intent=Intent.objects.get(key="dog"))
    _draft("可燃物は週2回です。", ["燃えるゴミ何曜日"])
    trial, encoder = trials.take(trials.waiting()[0]), Noting()
    assert trial is not None
    trials.run(trial, Library(tmp_path / "index", (encoder,)))
    assert encoder.asked.count("子犬を飼いました") == 1


def test_the_sample_of_other_answers_is_the_same_before_and_after(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(left_out, "MOST", 4)
    row = _draft("新しい", ["まったく新しい例", "ごみの日いつ"])
    entry = entry_of("garbage", 2, content_of(row), terms_of(row))
    before, after = (_others(each.matcher) for each in library.supposed(entry))
    assert len(before) == 4
    assert before == after


def test_what_another_word_in_the_lexicon_changes_is_known_before_it_is_saved(library: Library) -> None:
    GoldenQuestion.objects.create(text="コアラの日", language="ja", intent=Intent.objects.get(key="garbage"))
    group = Group(("コアラの日", "ごみの日いつ"), (), "term")
    found = effect([group], library)
    assert {row["text"]: row["flip"] for row in found["flips"]} == {"コアラの日": "better"}
    assert found["touched"] == {"garbage": {"better": 1, "worse": 0}}
    assert effect([], library)["flips"] == []
    assert (current_number(), latest_lexicon()) == (1, None)


def _others(matcher: Matcher | None) -> set[str]:
    assert matcher is not None
    index = matcher.index
    places = np.flatnonzero(np.isin(index.fields, ASKED))
    chosen = [places[row] for row in left_out.own_texts(matcher, "garbage")]
    return {index.words[place] for place in chosen if index.keys[index.owners[place]] != "garbage"}


def test_a_trial_is_taken_once(loaded: Loaded) -> None:
    _draft("新しい", [])
    (number,) = trials.waiting()
    assert trials.take(number) is not None
    assert trials.take(number) is None
    assert trials.waiting() == []


def test_a_trial_that_fails_is_kept_as_failed_and_can_be_asked_for_again(
    loaded: Loaded, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = _draft("新しい", [])
    trial = trials.take(trials.waiting()[0])
    assert trial is not None
    monkeypatch.setattr(CheapEncoder, "encode", _broken)
    with pytest.raises(OSError, match="broken"):
        trials.run(trial, library)
    trial.refresh_from_db()
    assert trial.state == Trial.State.FAILED
    trials.ask_for(draft)
    assert trials.waiting() == [trial.pk]


def _broken(*args: object, **kwargs: object) -> None:
    raise OSError("the model is broken")


def test_what_is_published_at_once_waits_for_no_trial(loaded: Loaded) -> None:
    publish_draft(_draft("新しい", []), None)
    assert trials.waiting() == []


def test_links_are_due_once_and_those_in_trouble_sooner(loaded: Loaded) -> None:
    draft = _draft("詳しくは https://www.city.example/waste/list.html。", [])
    assert links.links_in(draft, filling()) == [
        "https://www.city.example/garbage",
        "https://www.city.example/waste/list.html",
    ]
    first = links.due(50)
    assert "https://www.city.example/waste/list.html" in first
    for url in first:
        links.keep(url, "404" if "list" in url else "")
    assert links.due(50) == []
    LinkCheck.objects.update(checked_at=LinkCheck.objects.latest("checked_at").checked_at - links._TROUBLED_AGAIN)
    assert links.due(50) == ["https://www.city.example/waste/list.html"]
