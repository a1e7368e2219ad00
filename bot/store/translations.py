"""Machine translations of approved answers: one for each revision and language, until a person has decided about it."""

from collections.abc import Iterable

from django.db.models import F

from bot.domain.answers import Language, Wording
from bot.domain.translations import Translation
from bot.store.models import TranslationRow

MOST_ATTEMPTS = 3
State = TranslationRow.State


def find(intent: str, revision: int, language: Language) -> Translation | None:
    row = TranslationRow.objects.filter(intent=intent, revision=revision, language=language).first()
    return _read(row) if row else None


def keep(translations: Iterable[Translation]) -> None:
    """To be called inside the turn's transaction. Of two that were made at once the first stays."""
    rows = [
        TranslationRow(
            intent=each.intent,
            revision=each.revision,
            language=each.language,
            state=State.WANTED if each.pending else State.UNSEEN,
            **_words(each),
        )
        for each in translations
    ]
    if rows:
        TranslationRow.objects.bulk_create(rows, ignore_conflicts=True)


def waiting() -> list[int]:
    """Those that a turn had no time for."""
    return [*TranslationRow.objects.filter(state=State.WANTED).order_by("at").values_list("pk", flat=True)[:10]]


def take(number: int) -> Translation | None:
    """None where it is there already, or was tried often enough: then whoever asks next wants it anew."""
    wanted = TranslationRow.objects.filter(pk=number, state=State.WANTED)
    wanted.filter(attempts__gte=MOST_ATTEMPTS).delete()
    if not wanted.update(attempts=F("attempts") + 1):
        return None
    return _read(TranslationRow.objects.get(pk=number))


def fill(number: int, made: Translation) -> None:
    TranslationRow.objects.filter(pk=number, state=State.WANTED).update(state=State.UNSEEN, **_words(made))


def give_up(number: int) -> None:
    """What the model made must not be said: nobody waits for it again, as long as the answer stays as it is."""
    TranslationRow.objects.filter(pk=number, state=State.WANTED).update(state=State.UNMADE)


def withdraw(number: int) -> None:
    TranslationRow.objects.filter(pk=number, state=State.WANTED).delete()


def _words(translation: Translation) -> dict[str, str]:
    wording = translation.wording
    return {
        "title": wording.title,
        "question": wording.question,
        "answer": wording.answer,
        "prompt": translation.prompt,
        "model": translation.model,
    }


def _read(row: TranslationRow) -> Translation:
    return Translation(
        row.intent,
        row.revision,
        row.language,
        Wording(row.title, row.question, row.answer),
        row.prompt,
        row.model,
        refused=row.state in (State.REFUSED, State.UNMADE),
        pending=row.state == State.WANTED,
    )
