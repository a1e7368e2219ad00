"""A draft of a new answer from what staff told one citizen."""

from datetime import date, timedelta

from bot.domain.proposals import Proposal
from intents.content import Content, Terms
from intents.models import CityProfile, Department, Intent, IntentRevision
from intents.revisions import State, add_revision

_CHECKED_AFTER = timedelta(days=365)
_ANY_TOPIC = "cityhall"


def draft_of(proposal: Proposal, key: str, near: str, question: str, note: str, today: date) -> IntentRevision:
    """Within the caller's transaction. `near` is the key of an answer whose topic it gets; `question`, where it is not
    empty, stands as the example. Raises what `add_revision` raises.
    """
    city = CityProfile.objects.get()
    known = Department.objects.filter(key=proposal.department).exists()
    department = proposal.department if known else city.default_department
    topic = Intent.objects.filter(key=near).values_list("topic", flat=True).first() or _ANY_TOPIC
    content = Content(
        department=department,
        topic=topic,
        title={proposal.language: proposal.title},
        question={proposal.language: proposal.question},
        answers={proposal.language: proposal.answer},
        examples={proposal.language: (question,)} if question else {},
    )
    terms = Terms(source_url=city.site_url, valid_from=today, review_by=today + _CHECKED_AFTER)
    intent = Intent.objects.create(key=key, department=Department.objects.get(key=department), topic=topic)
    return add_revision(intent, content, terms, note=note, state=State.DRAFT)
