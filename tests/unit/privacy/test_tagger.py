"""What rules do not know of: names by what is said around them. The sentences are of no sheaf of examples."""

from pathlib import Path

import numpy as np
import pytest

from bot.domain.personal_data import Kind
from bot.privacy.evaluation import read_example
from bot.privacy.masking import find, mask_text
from bot.privacy.network import FILE, Network
from bot.privacy.plain import Finding
from bot.privacy.published import published_in
from bot.privacy.tagger import Tagger
from bot.privacy.training import fit
from bot.privacy.variants import variants
from tests.unit.privacy.tagging import needs_tagger, tagger

pytestmark = needs_tagger


def masked(text: str) -> str:
    return mask_text(text, tagger=tagger())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hi im oleksandr and i moved here last week", "oleksandr"),
        ("this is renata kowalczyk, my garbage wasnt collected", "renata kowalczyk"),
        ("watashi wa Thandiwe desu, hoikuen sagashite imasu", "Thandiwe"),
        ("our neighbour yusuf burns garbage at night", "yusuf"),
        ("妹あかねは歩けないので、私が行ってもいい？", "あかね"),
        ("わたし アブドゥルカリム です。ごみ わかりません", "アブドゥルカリム"),
    ],
)
def test_a_name_that_no_rule_finds_is_hidden(text: str, name: str) -> None:
    assert name not in masked(text)
    assert name in mask_text(text), "the rules know it by now: choose another example"


@pytest.mark.parametrize(
    "text",
    [
        "転入届は引っ越しから何日以内ですか",
        "犬を飼い始めたら手続きがいりますか",
        "Where do I register my bicycle, and how much is it?",
        "im pregnant and so lost with all this paperwork",
        "粗大ごみは1個いくらですか。3月31日までに出せますか",
        "港町3丁目のカーブミラーが割れています",
    ],
)
def test_a_question_stays_as_it_was_written(text: str) -> None:
    assert masked(text) == text


def test_a_rule_is_refuted_by_what_is_said_around_a_name() -> None:
    text = "ドラえもんさんの着ぐるみは来ますか"
    name = Finding(Kind.NAME, 0, 5)
    assert tagger().read(text).refutes(name)
    assert not tagger().read(text).refutes(Finding(Kind.PHONE, 0, 5)), "what is found by its look is no opinion"
    assert not tagger().read("高橋さんの家の木が伸びてきました").refutes(Finding(Kind.NAME, 0, 2))


def test_places_are_those_of_the_text_as_it_was_written() -> None:
    text = "ｉｍ　ｊｏｓｈｕａ\u200b ｏｋａｆｏｒ．　ｐｌｅａｓｅ　ｈｅｌｐ"
    assert [text[each.start : each.end] for each in tagger().read(text).findings] == ["ｊｏｓｈｕａ\u200b ｏｋａｆｏｒ"]


def test_a_long_text_is_read_to_its_end() -> None:
    text = "ごみの分別がわかりません。" * 60 + "hi im oleksandr and i moved here last week"
    assert masked(text).startswith("ごみの分別がわかりません。" * 60)
    assert "oleksandr" not in masked(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "😀", "\u200b", "。"])
def test_what_holds_no_word_is_read_too(text: str) -> None:
    assert masked(text) == text


def test_masking_again_changes_nothing() -> None:
    once = masked("hi im oleksandr, my son matvii has the number 090-1234-5678")
    assert masked(once) == once
    assert "oleksandr" not in once
    assert "matvii" not in once


def test_what_the_city_publishes_stays() -> None:
    text = "Is your office at 4-5-6 Kaigan-dori?"
    assert masked(text) == "Is your office at [住所]?"
    published = published_in(["Address: 4-5-6 Kaigan-dori, Naka-ku, Minatogawa City"])
    assert mask_text(text, published, tagger()) == text
    assert "4-5-7" not in mask_text("I live at 4-5-7 Kaigan-dori", published, tagger())


def test_the_shipped_network_is_for_the_encoder_that_ships() -> None:
    assert tagger().network.encoder == tagger().encoder.name


def test_a_network_is_kept_in_a_file(tmp_path: Path) -> None:
    network = Network.read()
    network.write(tmp_path / "again.npz")
    again = Network.read(tmp_path / "again.npz")
    vectors = np.random.default_rng(1).normal(size=(3, len(network.hidden))).astype(np.float32)
    assert np.allclose(network.scores(vectors), again.scores(vectors))
    assert np.allclose(np.exp(network.scores(vectors)).sum(axis=1), 1)
    assert FILE.stat().st_size < 1_000_000


def test_marked_places_are_filled_with_other_names_of_their_kind() -> None:
    examples = [
        read_example("{name:田中}です。妻の{name:田中}も"),
        read_example("{name:小林}です"),
        read_example("I'm {name:Ana Silva}"),
        read_example("ごみの日は"),
    ]
    made = list(variants(examples, 8))
    assert len(made) == 3 * 9 + 1
    for example in made:
        texts = {example.text[item.start : item.end] for item in example.items}
        assert len(texts) <= 1, "one name stays one name"
    assert len({example.text for example in made}) > 10
    assert any(example.text == "i'm ana silva" for example in made)


def test_it_learns_what_it_is_shown() -> None:
    """Of a frame that nobody uses: what is around a word decides."""
    birds = ("かもめ", "つばめ", "すずめ", "とんび", "ひばり", "うぐいす", "めじろ", "ふくろう")
    shown = [read_example(f"合言葉は{{name:{bird}}}でござる") for bird in birds]
    others = [read_example(f"{bird}が飛ぶのを見た") for bird in birds]
    own = Tagger(tagger().encoder, fit([*shown, *others], tagger().encoder, steps=200))
    assert own.read("合言葉はからすでござる").findings == [Finding(Kind.NAME, 4, 7)]
    assert not own.read("からすが飛ぶのを見た").findings


def test_rules_find_what_they_found_before_where_there_is_no_tagger() -> None:
    assert [each.kind for each in find("山田太郎と申します。090-1234-5678")] == [Kind.NAME, Kind.PHONE]
