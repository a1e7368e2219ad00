"""How far intents stand out, against the same reckoned plainly, one intent at a time."""

import numpy as np
import pytest

from intents.index.index import HEADED, Index
from intents.index.texts import ASKED, TOLD, Script
from intents.ranking import Ranker
from intents.understanding import understand

from .cheap import CheapEncoder
from .packs import entries_in, write_pack


@pytest.fixture(scope="module")
def cheap() -> CheapEncoder:
    return CheapEncoder()


@pytest.fixture(scope="module")
def index(cheap: CheapEncoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The dog's answer is in Japanese only."""
    return understand(entries_in(write_pack(tmp_path_factory.mktemp("pack"))), (cheap,), ())


def plainly(index: Index, likeness: np.ndarray, script: Script) -> list[float]:
    """An intent that lacks a field is taken to be as close as usual, one that lacks the script stands at -10."""
    closest = [
        [_closest(index, likeness, script, owner, fields) for owner in range(len(index.keys))]
        for fields in (ASKED, TOLD)
    ]
    sums = np.zeros(len(index.keys))
    for row in closest:
        usual = np.mean([value for value in row if value is not None] or [0])
        sums += [usual if value is None else value for value in row]
    has = [any(row[owner] is not None for row in closest) for owner in range(len(index.keys))]
    if not any(has):
        return [-10] * len(index.keys)
    return [(at - sums[has].mean()) / sums[has].std() if here else -10 for at, here in zip(sums, has, strict=True)]


def _closest(index: Index, likeness: np.ndarray, script: Script, owner: int, fields: tuple[int, ...]) -> float | None:
    found = [
        likeness[text]
        for text in range(len(index.owners))
        if (index.owners[text], index.scripts[text]) == (owner, script) and index.fields[text] in fields
    ]
    return max(found, default=None)


@pytest.mark.parametrize("utterance", ["住民票をとりたい", "犬を飼う", "garbage day", "ｺﾞﾐ juminhyo"])
def test_meaning_is_reckoned_script_by_script(index: Index, cheap: CheapEncoder, utterance: str) -> None:
    ranker = Ranker(index, (cheap,))
    query = ranker.query(utterance)
    likeness = index.views[cheap.name, HEADED] @ query.views[cheap.name, HEADED]
    expected = np.max([plainly(index, likeness, script) for script in Script], axis=0)

    assert np.allclose(ranker.rank(query).parts["usem3.headed"], expected, atol=1e-4)


def test_words_are_standardised_shares(index: Index, cheap: CheapEncoder) -> None:
    ranker = Ranker(index, (cheap,))
    query = ranker.query("住民票をとりたい")
    roots = np.sqrt(ranker.shared_words(query))

    assert np.allclose(ranker.rank(query).parts["words"], (roots - roots.mean()) / roots.std(), atol=1e-5)


def test_an_intent_without_texts_in_a_script_is_found_in_the_other(index: Index, cheap: CheapEncoder) -> None:
    ranking = Ranker(index, (cheap,)).rank(Ranker(index, (cheap,)).query("狂犬病の注射いつまで"))

    assert index.keys[ranking.order[0]] == "dog"


def test_order_holds_what_is_allowed_best_first(index: Index, cheap: CheapEncoder) -> None:
    ranker = Ranker(index, (cheap,))
    query = ranker.query("ごみの日いつ")
    everything = ranker.rank(query)

    assert everything.order.tolist() == np.argsort(-everything.scores).tolist()
    assert ranker.rank(query, [0, 2]).order.tolist() == [at for at in everything.order if at != 1]
    assert ranker.rank(query, []).order.tolist() == []
