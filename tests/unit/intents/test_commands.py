import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from intents.loading import Loaded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cheaply", "few_of_nobodys")]


def output_of(command: str, *arguments: object, **options: object) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


def test_ask_prints_the_answer_and_why(loaded: Loaded) -> None:
    told = output_of("ask", "住民票とりたい")

    assert told.startswith("市民課の窓口とコンビニで取れます。")
    assert "certain in" in told
    assert "«住民票の写し»" in told


def test_ask_answers_in_the_language_asked_for_or_the_one_that_is_written(loaded: Loaded) -> None:
    asked = json.loads(output_of("ask", "Where can I get a certificate of residence?", json=True))
    english = json.loads(output_of("ask", "住民票とりたい", "--language", "en", json=True))
    dog = json.loads(output_of("ask", "犬の登録", "--language", "en", json=True))

    assert (asked["language"], asked["candidates"][0]["key"]) == ("en", "residence-certificate")
    assert (english["language"], english["intent"], english["revision"]) == ("en", "residence-certificate", 1)
    assert english["answer"].startswith("At the Citizens Section")
    assert (dog["answered_in"], dog["publication"]) == ("ja", 1)


def test_evaluation_is_printed_and_kept(loaded: Loaded, tmp_path: Path) -> None:
    (tmp_path / "heldout").mkdir()
    (tmp_path / "heldout" / "ja.yaml").write_text(
        "- {text: 住民票とりたい, intent: residence-certificate}\n- {text: おはよう, intent: none}\n",
        encoding="utf-8",
    )
    told = output_of("evaluate_heldout", tmp_path / "heldout", "--json", tmp_path / "figures.json")

    assert "certain_wrong" in told
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert figures["ja"]["questions"] == figures["ja"]["unanswerable"] == 1
    assert figures["ja"]["certain_right"] == 1


def test_evaluation_names_what_it_cannot_measure(loaded: Loaded, tmp_path: Path) -> None:
    (tmp_path / "ja.yaml").write_text("- {text: パスポート, intent: passport}\n", encoding="utf-8")
    with pytest.raises(CommandError, match="not published: passport"):
        output_of("evaluate_heldout", tmp_path / "ja.yaml")

    (tmp_path / "ja.yaml").write_text("- {text: パスポート}\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r'ja\.yaml:1: question: "intent" is missing'):
        output_of("evaluate_heldout", tmp_path / "ja.yaml")
