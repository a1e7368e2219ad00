"""An answer that the city wrote in Japanese only: translated once, marked, and held against the original."""

import json
from dataclasses import replace

import pytest

from bot.domain.answers import Wording
from bot.domain.model import Rung
from bot.domain.translations import Translation
from tests.model_server import ModelServer, Mood
from tests.unit.dialogue.talking import Talk
from tests.unit.dialogue.worded import JAPANESE_ONLY, ONLY, card, purposes, talk

GOOD = {
    "title": "Bulky waste",
    "question": "How do I put out bulky waste?",
    "answer": "Bulky waste needs a reservation. Please call the 粗大ごみ受付センター (⟦1⟧) to reserve.\n"
    "There are 2 kinds of stickers, 300 yen and 600 yen. You can buy them at convenience stores and supermarkets.\n"
    "For details, see ⟦2⟧ .",
}
KEPT = Translation(
    "japanese-only", 3, "en", Wording("Bulky waste", "How?", "Please book first."), "1-abc", "counter-test"
)


def said(**changes: str) -> Mood:
    return Mood(purpose="translate", said=json.dumps({**GOOD, **changes}))


def english(server: ModelServer, *rungs: Rung, kept: Translation | None = None) -> Talk:
    return talk(server, *rungs, find_translation=lambda intent, revision, language: kept)


def test_it_is_translated_marked_and_kept(server: ModelServer) -> None:
    server.plan(said())
    resolution = english(server, Rung.TRANSLATE).say(ONLY)
    assert "0000-00-1210" in card(resolution).body
    assert card(resolution).notice.startswith("Machine translation")
    [kept] = resolution.translations
    assert (kept.intent, kept.revision, kept.language) == ("japanese-only", JAPANESE_ONLY.revision, "en")
    assert purposes(server) == ["judge", "translate", "check"]


def test_what_is_kept_is_said_without_asking(server: ModelServer) -> None:
    resolution = english(server, Rung.TRANSLATE, kept=KEPT).say(ONLY)
    assert card(resolution).body == "Please book first."
    assert resolution.translations == ()
    assert server.requests == []


def test_what_a_person_refused_is_neither_said_nor_made_again(server: ModelServer) -> None:
    resolution = english(server, Rung.TRANSLATE, kept=replace(KEPT, refused=True)).say(ONLY)
    assert card(resolution).body == JAPANESE_ONLY.wordings["ja"].answer
    assert server.requests == []


@pytest.mark.parametrize(
    "lie",
    [
        said(answer=GOOD["answer"].replace("300 yen", "400 yen")),
        said(answer=GOOD["answer"].replace("⟦1⟧", "0120-99-9999")),
        said(answer=GOOD["answer"].replace("⟦2⟧", "the website")),
        said(answer=JAPANESE_ONLY.wordings["ja"].answer),
        Mood("malformed", purpose="translate"),
        Mood("lying", purpose="translate"),
    ],
    ids=["amount", "telephone", "link left out", "not translated", "malformed", "lying"],
)
def test_what_differs_from_the_original_is_not_said(server: ModelServer, lie: Mood) -> None:
    server.plan(lie, lie)
    resolution = english(server, Rung.TRANSLATE).say(ONLY)
    assert card(resolution).body == JAPANESE_ONLY.wordings["ja"].answer
    assert "Japanese only" in card(resolution).notice
    assert resolution.translations == ()


def test_switched_off_the_original_goes_out(server: ModelServer) -> None:
    assert card(english(server).say(ONLY)).body == JAPANESE_ONLY.wordings["ja"].answer
    assert server.requests == []


@pytest.mark.parametrize("kept", [None, KEPT], ids=["never translated", "translated before it was delicate"])
def test_a_delicate_answer_is_given_in_the_language_that_people_wrote(
    server: ModelServer, kept: Translation | None
) -> None:
    found = talk(server, *Rung, delicate=["japanese-only"], find_translation=lambda *_: kept).say(ONLY)
    assert card(found).body == JAPANESE_ONLY.wordings["ja"].answer
    assert server.requests == []
