import json

import pytest

from intents.index.concepts import Concepts
from intents.index.normalise import normalise
from intents.index.tokens import tokens
from intents.lexicon import Group

GROUPS = (
    Group(("住民票の写し", "住民票"), ("residence certificate", "juminhyo"), "term"),
    Group(("税金", "税"), ("tax",), "term"),
    Group(("住民税",), ("resident tax", "residence tax"), "term"),
    Group(("マイナンバーカード",), ("My Number card",), "term"),
    Group((), ("koala", "bear"), "word"),
)
CONCEPTS = Concepts.of_groups(GROUPS)


def of(text: str, concepts: Concepts = CONCEPTS) -> list[str]:
    return concepts.of(normalise(text), tokens(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("住民票がほしい", "住民票の写し", id="synonyms"),
        pytest.param("where to get a juminhyo", "住民票", id="languages"),
        pytest.param("My Number card どこ", "マイナンバーカード", id="languages in one text"),
        pytest.param("Residence Certificates", "ｼﾞｭｳﾐﾝﾋｮｳ 住民票", id="spellings"),
        pytest.param("じゅうみんひょうをください", "住民票", id="kana"),
    ],
)
def test_what_means_the_same_meets_in_one_concept(one: str, other: str) -> None:
    assert of(one) == of(other) != []


def test_the_forms_inside_a_form_count_too() -> None:
    assert of("resident tax") == ["§2", "§1"]


def test_words_that_only_stand_apart_are_no_form() -> None:
    assert of("certificate of my residence") == []


def test_the_longest_reading_is_taken_from_kana() -> None:
    assert of("じゅうみんぜいのこと") == ["§2"]
    assert of("ぜい") == []


def test_a_concept_stands_once_however_often_it_is_named() -> None:
    assert of("住民票、住民票の写し、juminhyo") == ["§0"]


def test_concepts_of_an_english_text_have_japanese_words() -> None:
    assert CONCEPTS.japanese(tokens("the residence tax and a juminhyo, koala")) == "住民税 税金 住民票の写し"
    assert CONCEPTS.japanese(tokens("hello there")) == ""


def test_concepts_come_back_from_json_as_they_were() -> None:
    again = Concepts.from_json(json.loads(json.dumps(CONCEPTS.as_json())))

    assert (list(again.official), again.forms, again.readings) == (
        list(CONCEPTS.official),
        CONCEPTS.forms,
        CONCEPTS.readings,
    )
    assert of("じゅうみんひょう tax", again) == of("じゅうみんひょう tax")


def test_no_groups_give_no_concepts() -> None:
    assert of("住民票", Concepts.of_groups(())) == []
