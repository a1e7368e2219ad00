"""A large index, made small: what counts as large is lowered, and the short list shortened."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from bot.domain.answers import Certainty, Entry, Wording
from intents.calibration import calibrate
from intents.encoders.port import even_weights
from intents.extending import extend, texts_to_embed
from intents.index import files, shortlist
from intents.index.build import build
from intents.index.elsewhere import SENTENCES
from intents.index.index import Index
from intents.lexicon import shipped
from intents.matcher import Matcher
from intents.ranking import Ranker
from intents.sureness import SHIPPED

from .cheap import CheapEncoder

DAY = date(2026, 4, 1)
MATTERS = (
    "手数料はいくらですか",
    "必要な書類は何ですか",
    "期限はいつまでですか",
    "郵送で申請できますか",
    "窓口はどこですか",
)
IN_ENGLISH = 7  # every seventh intent
NOBODYS = SENTENCES[::10]


def entry(service: str, matter: str, language: str) -> Entry:
    question, answer = f"{service} {matter}", f"{service}: {matter} → {len(service)}階 {len(matter)}番"
    return Entry(
        key=f"{service}/{matter}",
        revision=1,
        department="",
        topic="",
        source_url="",
        valid_from=DAY,
        review_by=DAY,
        wordings={language: Wording("", question, answer)},
    )


def entries() -> Iterator[Entry]:
    terms = [group for group in shipped() if group.kind == "term"][:40]
    for number, (group, matter) in enumerate(product(terms, MATTERS)):
        in_english = number % IN_ENGLISH == 0
        yield entry(group.en[0] if in_english else group.ja[0], matter, "en" if in_english else "ja")


@pytest.fixture(scope="module")
def encoder() -> CheapEncoder:
    return CheapEncoder()


@pytest.fixture(scope="module")
def large(encoder: CheapEncoder) -> Iterator[Index]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortlist, "LARGEST", 150)
        patch.setattr(shortlist, "KEPT", 30)
        patch.setattr(shortlist, "DRAWN", 80)
        yield build(list(entries()), (encoder,), (), nobodys=NOBODYS).index


@pytest.fixture(scope="module")
def whole(large: Index) -> Index:
    """The same, to be looked at whole."""
    return replace(large, sketch=None)


UTTERANCES = [each.wordings[language].question[:-2] for each in entries() for language in each.wordings][::7]


def test_an_index_of_ordinary_size_is_looked_at_whole(encoder: CheapEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    some = list(entries())[:50]
    monkeypatch.setattr(shortlist, "LARGEST", len(some))
    index = build(some, (encoder,), (), nobodys=NOBODYS).index

    assert index.sketch is None
    assert {vectors.dtype for vectors in index.views.values()} == {np.dtype(np.float32)}
    assert len(Ranker(index, (encoder,)).rank(Ranker(index, (encoder,)).query("手数料")).order) == len(some)


def test_the_short_list_finds_what_a_look_at_everything_finds(
    large: Index, whole: Index, encoder: CheapEncoder
) -> None:
    queries = [Ranker(large, (encoder,)).query(utterance) for utterance in UTTERANCES]
    pairs = [(Ranker(large, ()).rank(query).order, Ranker(whole, ()).rank(query).order) for query in queries]

    assert {len(short) for short, _ in pairs} == {30}
    assert np.mean([short[0] == all_[0] for short, all_ in pairs]) == 1
    assert np.mean([{*short[:3]} == {*all_[:3]} for short, all_ in pairs]) > 0.8


def test_where_all_are_drawn_and_listed_every_score_is_that_of_a_look_at_everything(
    large: Index, whole: Index, encoder: CheapEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortlist, "KEPT", 10_000)
    monkeypatch.setattr(shortlist, "DRAWN", 10_000)
    same = replace(large)  # without what was drawn before
    for utterance in UTTERANCES[:5]:
        query = Ranker(large, (encoder,)).query(utterance)
        short, all_ = Ranker(same, ()).rank(query), Ranker(whole, ()).rank(query)

        assert np.allclose(short.scores, all_.scores, atol=1e-4)
        assert short.order.tolist() == all_.order.tolist()


def test_an_utterance_finds_its_intent_in_either_language(large: Index, encoder: CheapEncoder) -> None:
    matcher = Matcher(large, (encoder,))
    asked = [(each.key, text.question) for each in list(entries())[:70:7] for text in each.wordings.values()]
    asked += [(each.key, text.question) for each in list(entries())[1:70:7] for text in each.wordings.values()]

    assert [matcher.match(question).candidates[0].key for _, question in asked] == [key for key, _ in asked]


def test_the_short_list_holds_what_is_allowed(large: Index, encoder: CheapEncoder) -> None:
    ranker = Ranker(large, (encoder,))
    query = ranker.query(UTTERANCES[0])
    best = int(ranker.rank(query).order[0])
    others = [at for at in range(len(large.keys)) if at != best]

    assert best not in ranker.rank(query, others).order
    assert len(ranker.rank(query, others).order) == 30
    assert sorted(ranker.rank(query, [best, 5, 9]).order) == sorted([best, 5, 9])
    assert Matcher(large, (encoder,)).match(UTTERANCES[0], []).certainty is Certainty.NONE


def test_a_large_index_comes_back_from_its_folder(large: Index, encoder: CheapEncoder, tmp_path: Path) -> None:
    files.save(large, tmp_path / "1")
    again = files.load(tmp_path / "1")

    assert {vectors.dtype for vectors in again.views.values()} == {np.dtype(np.float16)}
    assert Matcher(again, (encoder,)).match(UTTERANCES[3]) == Matcher(large, (encoder,)).match(UTTERANCES[3])


def test_the_vectors_of_an_embedding_api_join_the_sketch(large: Index, encoder: CheapEncoder) -> None:
    texts = texts_to_embed(large)
    vectors = dict(zip(texts, encoder.encode(list(texts.values()), [even_weights(encoder)])[0], strict=True))
    extended = extend(large, "api-cheap", vectors)
    given = {"api-cheap": encoder.encode([UTTERANCES[2]], [even_weights(encoder)])[0]}
    best = Ranker(extended, (encoder,)).rank(Ranker(extended, (encoder,)).query(UTTERANCES[2], given))

    assert extended.sketch is not None
    assert len(extended.sketch.basis) == sum(vectors.shape[1] for vectors in extended.views.values())
    assert "api.plain" in best.parts
    assert extended.keys[best.order[0]] == Matcher(large, (encoder,)).match(UTTERANCES[2]).candidates[0].key


def test_a_large_index_tells_how_it_found_an_intent(large: Index, encoder: CheapEncoder) -> None:
    matcher = Matcher(large, (encoder,))
    best = matcher.match(UTTERANCES[1]).candidates[0]

    assert [line.partition(" ")[0] for line in matcher.explain(UTTERANCES[1], best.key)] == [
        "question",
        "answer",
        "words:",
    ]


def test_examples_of_many_intents_calibrate_and_are_not_learned(
    encoder: CheapEncoder, large: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`large` holds the lowered limits in place."""
    monkeypatch.setattr("intents.calibration.MOST_ASKED", 60)
    some = [replace(each, examples={"ja": (f"{each.key} 1", f"{each.key} 2", f"{each.key} 3")}) for each in entries()]
    built = build(some, (encoder,), (), nobodys=NOBODYS)
    calibrated = calibrate(Ranker(built.index, ()), built.left_out, SHIPPED)

    assert built.index.learned is None
    assert calibrated.learned == 0
    assert calibrated.points != SHIPPED.points
