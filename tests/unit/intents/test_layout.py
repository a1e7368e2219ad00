import numpy as np

from intents.index.layout import NOTHING, Layout
from intents.index.texts import ASKED, TOLD, Field, Script

# Two questions of 0 and one of 2 in Japanese, one of 1 in English; an example of 2; an answer of 0.
FIELDS = [Field.QUESTION] * 4 + [Field.EXAMPLE, Field.ANSWER]
SCRIPTS = [Script.JAPANESE] * 3 + [Script.LATIN] + [Script.JAPANESE] * 2
OWNERS = [0, 0, 2, 1, 2, 0]
LAYOUT = Layout(np.array(FIELDS, np.uint8), np.array(SCRIPTS, np.uint8), np.array(OWNERS, np.int32), 4)
SCORES = np.array([1, 2, 3, 4, 5, 6], dtype=np.float32)


def test_an_owner_has_its_best_text() -> None:
    def best(fields: tuple[Field, ...], script: Script | None) -> list[float]:
        return LAYOUT.best_by_owner(SCORES, fields, script, NOTHING).tolist()

    assert best(ASKED, Script.JAPANESE) == [2, NOTHING, 5, NOTHING]
    assert best(ASKED, None) == [2, 4, 5, NOTHING]
    assert best(TOLD, None) == [6, NOTHING, NOTHING, NOTHING]


def test_scripts_of_owners() -> None:
    assert LAYOUT.has[Script.JAPANESE].tolist() == [True, False, True, False]
    assert LAYOUT.has[Script.LATIN].tolist() == [False, True, False, False]


def test_texts_of_owners_stand_in_their_order() -> None:
    assert LAYOUT.texts_of(np.array([2])).tolist() == [2, 4]
    assert LAYOUT.texts_of(np.array([0, 2])).tolist() == [0, 1, 2, 4, 5]
    assert LAYOUT.texts_of(np.array([3])).tolist() == []


def test_a_part_is_laid_out_like_the_whole() -> None:
    owners = np.array([0, 2])
    texts = LAYOUT.texts_of(owners)
    part = LAYOUT.part(texts, owners)

    assert part.owners.tolist() == [0, 0, 1, 1, 0]
    for fields in (ASKED, TOLD):
        whole = LAYOUT.best_by_owner(SCORES, fields, None, NOTHING)
        assert np.array_equal(part.best_by_owner(SCORES[texts], fields, None, NOTHING), whole[owners])
