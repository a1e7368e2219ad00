"""A trial as the page of a draft shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bot.languages import NAMES
from bot.web.console.intent_fields import title_of
from bot.web.console.words import ENDINGS, FLIPS, word
from intents.gate.comparing import MOST_SHOWN, share
from intents.models import Intent, IntentRevision, Trial
from intents.publishing import current_number

SHOWN = 20  # flips; the rest is behind a press


@dataclass(frozen=True)
class Shown:
    """`percent` is how far it is; `own` is whether questions of the answer itself flip; `languages` are shares before
    and after, in percent.
    """

    trial: Trial
    percent: int
    outdated: bool
    flips: list[dict[str, str]]
    own: bool
    more: bool
    touched: list[dict[str, Any]]
    near: list[dict[str, Any]]
    languages: list[dict[str, Any]]
    summary: list[str]

    @property
    def running(self) -> bool:
        return self.trial.state in (Trial.State.WAITING, Trial.State.RUNNING)


def trial_of(revision: IntentRevision) -> Shown | None:
    trial = Trial.objects.filter(revision=revision).first()
    if trial is None:
        return None
    result: Mapping[str, Any] = trial.result or {}
    near = [{**each, "title": _Titles()[each["other"]]} for each in result.get("near", ())]
    return Shown(
        trial=trial,
        percent=100 * trial.done // trial.asked if trial.asked else 0,
        outdated=trial.state == Trial.State.DONE and trial.publication != current_number(),
        near=near,
        **comparison(result, revision.intent.key),
    )


def comparison(result: Mapping[str, Any], key: str = "") -> dict[str, Any]:
    """What `intents.gate.comparing` found, in words. Questions of the intent that it is about, `key`, come first."""
    titles = _Titles()
    counts = result.get("counts", {})
    own_first = sorted(result.get("flips", ()), key=lambda each: bool(key) and each["expected"] != key)
    return {
        "flips": (flips := [_flip(each, titles) for each in own_first]),
        "own": bool(key) and any(each["expected"] == key for each in own_first),
        "more": len(flips) >= MOST_SHOWN,
        "touched": [
            {"title": titles[other], **found}
            for other, found in result.get("touched", {}).items()
            if other not in ("", key)
        ],
        "languages": [_language(language, shares) for language, shares in result.get("languages", {}).items()],
        "summary": [f"{word(FLIPS, kind)}: {counts[kind]}" for kind in FLIPS if counts.get(kind)],
    }


class _Titles(dict[str, str]):
    def __missing__(self, key: str) -> str:
        intent = Intent.objects.filter(key=key).first()
        self[key] = title_of(intent) if intent else key or _("none: to be left unanswered")
        return self[key]


def _flip(row: Mapping[str, Any], titles: _Titles) -> dict[str, str]:
    return {
        "text": row["text"],
        "language": NAMES.get(row["language"], row["language"]),
        "expected": titles[row["expected"]],
        "before": word(ENDINGS, row["before"]),
        "after": word(ENDINGS, row["after"]),
        "flip": word(FLIPS, row["flip"]),
        "kept": "1" if row["kept"] else "",
        "good": "1" if row["flip"] == "better" else "",
    }


def _language(language: str, shares: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    after = shares["after"]
    return {
        "name": NAMES.get(language, language),
        "asked": after["asked"],
        "before": share(shares["before"]) if shares["before"]["asked"] else None,
        "after": share(after),
        "at_once": 100 * after["right"] // after["asked"] if after["asked"] else 0,
    }
