"""Machine translations of approved answers: one for each revision and language, until a person has decided about it."""

from collections.abc import Iterable

from bot.domain.answers import Language, Wording
from bot.domain.translations import Translation
from bot.store.models import TranslationRow


def find(intent: str, revision: int, language: Language) -> Translation | None:
    row = TranslationRow.objects.filter(intent=intent, revision=revision, language=language).first()
    if row is None:
        return None
    wording = Wording(row.title, row.question, row.answer)
    refused = row.state == TranslationRow.State.REFUSED
    return Translation(intent, revision, language, wording, row.prompt, row.model, refused)


def keep(translations: Iterable[Translation]) -> None:
    """To be called inside the turn's transaction. Of two that were made at once the first stays."""
    rows = [
        TranslationRow(
            intent=each.intent,
            revision=each.revision,
            language=each.language,
            title=each.wording.title,
            question=each.wording.question,
            answer=each.wording.answer,
            prompt=each.prompt,
            model=each.model,
        )
        for each in translations
    ]
    if rows:
        TranslationRow.objects.bulk_create(rows, ignore_conflicts=True)
