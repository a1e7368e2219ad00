"""Public sets to measure with, as files: a FAQ with graded questions, and utterances filed under intents."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.domain.answers import Entry, Wording
from bot.languages import ENGLISH, JAPANESE
from intents.evaluation.asking import Question
from intents.index.tokens import is_japanese

_DAY = date(2000, 1, 1)  # entries of a set have no dates, and nothing here asks for them


class UnusableSet(Exception):
    """The folder is no such set; the message names the file and every problem found in it."""


@dataclass(frozen=True)
class FaqSet:
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class IntentSet:
    """`nobodys` are utterances that the set names as out of scope for training."""

    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]
    nobodys: tuple[str, ...]


def read_faq(folder: Path) -> FaqSet:
    """corpus.json {id: {question, answer}}, queries.json {id: text}, qrels.json {query: {entry: grade}}."""
    corpus, queries, grades = (_mapping(folder / f"{name}.json") for name in ("corpus", "queries", "qrels"))
    problems = [
        *(f"corpus.json: {key} has neither question nor answer" for key, row in corpus.items() if not _is_pair(row)),
        *(f"queries.json: {key} is not a text" for key, text in queries.items() if not isinstance(text, str)),
        *(f"qrels.json: {key} is not in queries.json" for key in grades if key not in queries),
        *(f"qrels.json: {key} has no grades" for key, row in grades.items() if not isinstance(row, Mapping)),
        *(
            f"qrels.json: {key} names {entry}, which is not in corpus.json"
            for key, row in grades.items()
            if isinstance(row, Mapping)
            for entry in row
            if entry not in corpus
        ),
        *(
            f"qrels.json: {key} grades {entry} with {grade!r}, which is no number"
            for key, row in grades.items()
            if isinstance(row, Mapping)
            for entry, grade in row.items()
            if isinstance(grade, bool) or not isinstance(grade, int | float)
        ),
        *([] if corpus else ["corpus.json: no entries"]),
        *([] if grades else ["qrels.json: no judgements: nothing could be measured"]),
    ]
    _refuse(folder, problems)
    return FaqSet(
        entries=tuple(_pair(key, row) for key, row in corpus.items()),
        questions=tuple(Question(queries[key], row) for key, row in grades.items()),
    )


def read_intents(folder: Path) -> IntentSet:
    """train.json {train, val, oos_train, oos_val}; test.json {test, oos_test}, else `val` and `oos_val` are asked."""
    train = _mapping(folder / "train.json")
    asked = _mapping(folder / "test.json") if (folder / "test.json").exists() else train
    names = ("test", "oos_test") if asked is not train else ("val", "oos_val")
    problems: list[str] = []
    filed = _rows(train, "train", problems)
    ours, others = (_rows(asked, name, problems) for name in names)
    nobodys = _rows(train, "oos_train", problems)
    examples: dict[str, list[str]] = {}
    for text, intent in filed:
        examples.setdefault(intent, []).append(text)
    problems += [
        f"{names[0]}: {intent} is no intent of train" for intent in sorted({i for _, i in ours} - set(examples))
    ]
    if not examples:
        problems.append("train.json: no utterances in `train`")
    if not ours and not others:
        problems.append(f"no utterances in `{names[0]}` or `{names[1]}`: nothing could be measured")
    _refuse(folder, problems)
    return IntentSet(
        entries=tuple(_filed(intent, texts) for intent, texts in examples.items()),
        questions=(*(Question(text, {intent: 1}) for text, intent in ours), *(Question(text) for text, _ in others)),
        nobodys=tuple(text for text, _ in nobodys),
    )


def _mapping(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except FileNotFoundError as missing:
        raise UnusableSet(f"{path}: this file is missing") from missing
    except (ValueError, UnicodeDecodeError) as broken:
        raise UnusableSet(f"{path}: {broken}") from broken
    if not isinstance(content, dict):
        raise UnusableSet(f"{path}: not an object with names")
    return content


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f'"{name}" stands twice')
        found[name] = value
    return found


def _rows(content: Mapping[str, Any], name: str, problems: list[str]) -> list[tuple[str, str]]:
    rows = content.get(name, [])
    if not isinstance(rows, list):
        problems.append(f"{name}: not a list")
        return []
    good = [(row[0], row[1]) for row in rows if isinstance(row, list) and [type(part) for part in row] == [str, str]]
    if len(good) < len(rows):
        problems.append(f"{name}: {len(rows) - len(good)} rows are not [utterance, intent]")
    return good


def _refuse(folder: Path, problems: list[str]) -> None:
    if problems:
        more = f"\n… and {len(problems) - 20} more" if len(problems) > 20 else ""
        raise UnusableSet(f"{folder} cannot be measured with:\n" + "\n".join(problems[:20]) + more)


def _is_pair(row: Any) -> bool:
    return isinstance(row, Mapping) and any(str(row.get(part) or "").strip() for part in ("question", "answer"))


def _pair(key: str, row: Mapping[str, Any]) -> Entry:
    question, answer = (str(row.get(part) or "") for part in ("question", "answer"))
    return _entry(key, _language(question or answer), Wording("", question, answer), ())


def _filed(intent: str, texts: list[str]) -> Entry:
    return _entry(intent, _language(texts[0]), Wording(intent.replace("_", " "), "", ""), tuple(dict.fromkeys(texts)))


def _entry(key: str, language: str, wording: Wording, examples: tuple[str, ...]) -> Entry:
    return Entry(
        key=key,
        revision=1,
        department="",
        topic="",
        source_url="",
        valid_from=_DAY,
        review_by=_DAY,
        wordings={language: wording},
        examples={language: examples},
    )


def _language(text: str) -> str:
    return JAPANESE if is_japanese(text) else ENGLISH
