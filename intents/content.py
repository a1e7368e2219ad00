"""What one revision says, between its three forms: a pack, the JSON of a row, and the counter's `Entry`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from bot import languages
from bot.domain.answers import Entry, Language, Sensitivity, Wording
from bot.domain.buttons import Button
from bot.domain.formatting import plain


@dataclass(frozen=True)
class Content:
    """All words of an intent, by language. Lists of examples and buttons are tuples here and lists in JSON.

    `picture` is the name of one (`intents.pictures`). `readings`: the kanji of the plain Japanese get theirs where it
    is shown.
    """

    department: str
    topic: str
    title: Mapping[Language, str]
    question: Mapping[Language, str]
    answers: Mapping[Language, str]
    examples: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    readings: bool = False
    buttons: Mapping[Language, tuple[Button, ...]] = field(default_factory=dict)
    picture: str = ""
    picture_alt: Mapping[Language, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        said = asdict(self)
        lists = {name: {code: list(each) for code, each in said[name].items()} for name in ("examples", "buttons")}
        return {**said, **lists}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Content":
        examples = {language: tuple(texts) for language, texts in data.get("examples", {}).items()}
        buttons = {code: tuple(Button(**each) for each in found) for code, found in data.get("buttons", {}).items()}
        return cls(
            **{name: data[name] for name in ("department", "topic", "title", "question", "answers")},
            examples=examples,
            readings=data.get("readings", False),
            buttons=buttons,
            picture=data.get("picture", ""),
            picture_alt=data.get("picture_alt", {}),
        )


@dataclass(frozen=True)
class Terms:
    """Where a revision comes from, how long it holds, and how it is to be handled."""

    source_url: str
    valid_from: date
    review_by: date
    valid_until: date | None = None
    legal_basis: str = ""
    sensitivity: Sensitivity = Sensitivity.ORDINARY

    def in_force(self, today: date) -> bool:
        return in_force(self.valid_from, self.valid_until, today)


def in_force(valid_from: date, valid_until: date | None, today: date) -> bool:
    """`valid_until` is the last day on which the answer may be given."""
    return valid_from <= today and (valid_until is None or today <= valid_until)


def entry_of(key: str, revision: int, content: Content, terms: Terms, **ageing: Any) -> Entry:
    """`ageing` are the fields of an entry that say how it grows old."""
    written = sorted({*content.title, *content.question, *content.answers})  # an index tells entries by their order
    return Entry(
        key=key,
        revision=revision,
        department=content.department,
        topic=content.topic,
        source_url=terms.source_url,
        valid_from=terms.valid_from,
        review_by=terms.review_by,
        wordings={language: _wording(content, language) for language in written},
        examples=content.examples,
        valid_until=terms.valid_until,
        legal_basis=terms.legal_basis,
        sensitivity=terms.sensitivity,
        readings=content.readings,
        picture=content.picture,
        **ageing,
    )


def _wording(content: Content, language: Language) -> Wording:
    """Titles and questions may be borrowed from the language next to it; an answer never is."""
    written = content.answers.get(language, "")
    answer = plain(written)
    return Wording(
        title=_borrowed(content.title, language),
        question=_borrowed(content.question, language),
        answer=answer,
        formatted=written if written != answer else "",
        buttons=content.buttons.get(language, ()),
        picture_alt=content.picture_alt.get(language, ""),
    )


def _borrowed(texts: Mapping[Language, str], language: Language) -> str:
    order = (language, *languages.FALLBACKS.get(language, ()), *texts)
    return next((texts[other] for other in order if texts.get(other)), "")
