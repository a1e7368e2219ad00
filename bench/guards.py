"""What the rules around a model catch, let through and suspect. `python -m bench.guards [questions.json …]`

Lies made from the sample city's answers, true rewordings of them, the shipped attacks, and harmless questions: the
sample city's held-out ones, and texts in JSON files (any list or mapping; every text in it of at most 300 characters).
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue.guards.incoming.screening import screened
from intents.sources.redteam import read_redteam
from tests.unit.dialogue.guards.measuring import SAMPLE_CITY, judged, judged_rewording, lies, rewordings, shares

LONGEST_QUESTION = 300


def caught(seed: int, most: int) -> dict[str, str]:
    made, found = Counter[str](), Counter[str]()
    for lie, approved in lies(seed, most):
        made[f"{lie.kind} {lie.language}"] += 1
        found[f"{lie.kind} {lie.language}"] += not judged(lie.text, approved).passed
    return shares(found, made)


def let_through(alone: bool) -> dict[str, str]:
    made, passed = Counter[str](), Counter[str]()
    for rewording in rewordings():
        for key in ("all", f"{rewording.language} from {rewording.read}"):
            made[key] += 1
            passed[key] += judged_rewording(rewording, alone).passed
    return shares(passed, made)


def noticed() -> dict[str, str]:
    made, found = Counter[str](), Counter[str]()
    for attack in read_redteam():
        made[attack.aim] += 1
        found[attack.aim] += any(not screened(text).clean for text in attack.turns)
    return shares(found, made)


def suspected(files: list[Path]) -> dict[str, Any]:
    texts = {path.name: list(_texts(json.loads(path.read_text(encoding="utf-8")))) for path in files}
    held_out = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (SAMPLE_CITY / "heldout").glob("*.yaml")]
    texts["held-out questions of the sample city"] = [row["text"] for rows in held_out for row in rows]
    found = {name: [text for text in each if not screened(text).clean] for name, each in texts.items()}
    return {name: {"of": len(texts[name]), "suspected": len(each), "first": each[:5]} for name, each in found.items()}


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield from [data] if 2 < len(data) <= LONGEST_QUESTION else []
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--most", type=int, default=12, help="lies of each answer and language")
    options = parser.parse_args()
    figures = {
        "lies caught": caught(options.seed, options.most),
        "true rewordings let through": let_through(alone=False),
        "the same, against the language that was read alone": let_through(alone=True),
        "attacks that the rules notice": noticed(),
        "harmless questions suspected": suspected(options.questions),
    }
    print(json.dumps(figures, ensure_ascii=False, indent=2))
