"""From questions that were not found to an answer: the form of a new one, filled in, or examples of one."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from bot import wiring
from bot.domain.answers import Language
from bot.store import audit, unfound
from bot.store.models import QuestionGroup
from bot.web.console.base import actor, edits_answers
from bot.web.console.delicate import open_groups
from bot.web.console.intent_access import own_departments
from bot.web.console.intent_checks import EXAMPLE
from bot.web.console.intent_fields import field_name
from bot.web.console.suggested_examples import fits
from bot.web.console.unfound_groups import Shown, shown
from intents.index.normalise import normalise
from intents.models import Intent, IntentRevision
from intents.publishing import save_edit
from intents.revisions import content_of, latest_revision

GIVEN = "questions"  # the group, in the address of the form
YEAR = timedelta(days=365)

Texts = Sequence[tuple[Language, str]]


def may_decide(request: HttpRequest, group: QuestionGroup) -> bool:
    return group in decided_by(request, [group])


def decided_by(request: HttpRequest, groups: Iterable[QuestionGroup]) -> list[QuestionGroup]:
    """Those that this person may do something about."""
    own = own_departments(request)
    return [group for group in groups if edits_answers(request) and (own is None or group.department in {"", *own})]


def group_given(request: HttpRequest) -> QuestionGroup | None:
    """The group from whose page the form of a new answer was opened."""
    given = request.GET.get(GIVEN, "")
    group = open_groups(request, QuestionGroup.objects.filter(pk=int(given))).first() if given.isdecimal() else None
    return group if group and may_decide(request, group) else None


def first_values(group: QuestionGroup) -> dict[str, Any]:
    """What the form of a new answer begins with. Words are masked once more: masking may have learned since."""
    [about] = shown([group])
    today = timezone.localdate()
    lines: dict[str, list[str]] = {}
    for language, text in masked_again(about):
        lines.setdefault(language, []).append(text)
    examples = {field_name("examples", language): "\n".join(texts) for language, texts in lines.items()}
    return {
        **examples,
        "department": group.department,
        "topic": about.near[0].intent.topic if about.near else None,
        "valid_from": today,
        "review_by": today + YEAR,
        "note": _("From questions that citizens found no answer to"),
    }


def masked_again(about: Shown) -> list[tuple[Language, str]]:
    mask = wiring.masker()
    masked = [(language, mask(text)) for language, text in about.texts]
    return [(language, text) for language, text in masked if fits(text) and len(text) <= EXAMPLE]


def note_drafted(request: HttpRequest, intent: Intent) -> None:
    """A new answer was saved: where it began with a group, that is being answered."""
    if group := group_given(request):
        _settle(request, group, intent, "questions.drafted")


def add_examples(request: HttpRequest, group: QuestionGroup, intent: Intent, texts: Texts) -> IntentRevision | None:
    """A draft of the answer with these as examples; None where it has all of them. Raises StaleEdit."""
    latest = latest_revision(intent)
    assert latest is not None
    kept = content_of(latest).examples
    known = {normalise(text) for lines in kept.values() for text in lines}
    added: dict[Language, list[str]] = {}
    for language, text in texts:
        if normalise(text) not in known:
            known.add(normalise(text))
            added.setdefault(language, list(kept.get(language, ()))).append(text)
    if not added:
        return None
    revision = save_edit(
        intent,
        {"examples": added},
        author=request.user,  # type: ignore[arg-type]  # the admin lets nobody in who is not signed in
        note=_("Examples from questions that citizens found no answer to"),
        state=IntentRevision.State.DRAFT,
        base_revision=latest.number,
    )
    audit.note(actor(request), "intent.saved", f"intent:{intent.key}", revision=revision.number)
    _settle(request, group, intent, "questions.added")
    return revision


def _settle(request: HttpRequest, group: QuestionGroup, intent: Intent, action: str) -> None:
    unfound.settle(group, QuestionGroup.State.WORKED_ON, intent=intent.key)
    audit.note(actor(request), action, f"questions:{group.pk}", intent=intent.key)
