"""What nobody rings for: the sweep that makes the broker a doorbell, reminders, digests, the quota, cleaning up."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from time import monotonic

from django.conf import settings
from django.utils import timezone

from bot import wiring
from bot.dialogue import digest, freshness, reporting
from bot.dialogue.turn import Tools
from bot.domain.answers import Department
from bot.domain.digests import Digest
from bot.domain.errors import Conflict, DeliveryError
from bot.domain.turns import Resolution
from bot.store import (
    attachments,
    audit,
    cases,
    counts,
    digests,
    duty,
    experiments,
    files,
    helping,
    inbox,
    outbox,
    proposals,
    quota,
    reports,
    retention,
    rooms,
    translations,
    turns,
)
from intents import pictures, workflow
from intents.gate import trials
from intents.revisions import keys_by_topic
from tasks.again import Again
from tasks.app import app
from tasks.doorbell import (
    ring_attachment,
    ring_delivery,
    ring_experiment,
    ring_file,
    ring_help,
    ring_inbound,
    ring_proposal,
    ring_translation,
    ring_trial,
)

logger = logging.getLogger(__name__)

CLOCK = "clock"  # who acts, in the audit log
COUNTING_SECONDS = 30  # below the time limit of tasks
EXPERIMENTS = timedelta(hours=1)  # for which what somebody tried is shown
DRAFTS = timedelta(days=1)  # for which a file waits in a reply that is not sent
REMOVING = 20.0  # seconds of a call: the sweep shares this worker
PATIENCE = timedelta(minutes=10)  # of whoever asked the model for something

_again = Again()


@app.task
def sweep() -> None:
    """Ring again for whatever waits longer than a ring takes. Two sweeps at once do no harm: leases settle it."""
    before = timezone.now() - timedelta(seconds=settings.SWEEP_SECONDS)
    due = partial(_again.due, settings.SWEEP_SECONDS)
    for contact, _failures in due("contacts", inbox.contacts_waiting(before)):
        ring_inbound(contact)
    for destination in due("destinations", outbox.destinations_due(before)):
        ring_delivery(destination)
    for file_id in due("files", files.due()):
        ring_file(file_id)
    for file_id in due("attachments", attachments.due()):
        ring_attachment(file_id)
    for trial in due("trials", trials.waiting()):
        ring_trial(trial)
    for proposal in due("proposals", proposals.waiting()):
        ring_proposal(proposal)
    for experiment in due("experiments", experiments.waiting()):
        ring_experiment(experiment)
    for translation in due("translations", translations.waiting()):
        ring_translation(translation)
    experiments.forget_before(timezone.now() - EXPERIMENTS)
    helping.forget_before(timezone.now() - PATIENCE)
    for help_id, needs_matcher in due("helps", helping.waiting(before)):
        ring_help(help_id, needs_matcher)


@app.task
def remind() -> None:
    """Every wait has a timer: cases that nobody claimed in time, and citizens told to wait with no case at all."""
    for case_id in cases.overdue():
        _commit(wiring.remind(case_id))
    for conversation in cases.return_stranded():
        logger.error("a conversation waited for people without an open case", extra={"conversation": str(conversation)})


@app.task
def look_after_cases() -> None:
    """Cases whose owner is away too long, or left, wait for somebody again. Those whose room takes nothing any more go
    to the room that their department has now. Cards that could not be posted are tried again.
    """
    for case_id, away_since in duty.cases_without_owner():
        _commit(wiring.take_back(case_id, away_since))
    if closed := rooms.closed():
        for case_id in rooms.cases_in(closed):
            _commit(wiring.rehouse(case_id, closed), rooms.move)
    for destination in rooms.try_cards_again():
        ring_delivery(destination)


def _commit(resolution: Resolution | None, commit: Callable[[Resolution], set[int]] = turns.commit_timer) -> None:
    if resolution is None:
        return
    try:
        destinations = commit(resolution)
    except Conflict:  # somebody was quicker
        return
    for destination in destinations:
        ring_delivery(destination)


@app.task
def tell_what_waits() -> None:
    """To each room when it opens, once a day: how the days before went, then what waits."""
    tools, departments = wiring.tools(), wiring.library().current().departments.values()
    told = [*_reports(departments, tools), *digest.morning(departments, cases.all_open(), tools)]
    for destination in digests.keep(told, tools.desk_channel):
        ring_delivery(destination)


def _reports(departments: Iterable[Department], tools: Tools) -> list[Digest]:
    """Counted once a day and department; one with nothing to tell is counted again, which is cheap."""
    made: list[Digest] = []
    for due in reporting.due(departments, tools):
        if not digests.written(due.key):
            default = due.department.key == tools.knowledge.city.default_department
            counted = reports.count(due.department.key, due.start, due.end, default=default)
            made += reporting.report(due, counted, f"{settings.BASE_URL}/admin", tools)
    return made


@app.task
def tell_what_grows_old() -> None:
    """To each room, once a week: its answers past their review date, and translations left behind."""
    tools, knowledge = wiring.tools(), wiring.library().current()
    due = freshness.weekly(knowledge.departments.values(), knowledge.entries, tools, wiring.review_address())
    for destination in digests.keep(due, tools.desk_channel):
        ring_delivery(destination)


@app.task
def keep_answers_in_time() -> None:
    """What was to be published later is published at its time; what has ended is taken out of use."""
    for revision in workflow.publish_due(timezone.now()):
        audit.note(CLOCK, "intent.published", f"intent:{revision.intent.key}", revision=revision.number)
    for revision in workflow.archive_ended():
        audit.note(CLOCK, "intent.archived", f"intent:{revision.intent.key}", revision=revision.number)


@app.task
def read_quota() -> None:
    """What LINE counts against the month's pushes; near the limit the default room is warned, once a step."""
    sender = wiring.quota_reader()
    if sender is None:
        return
    try:
        used, limit = sender.read_quota()
    except DeliveryError as problem:
        logger.warning("LINE's quota could not be read", extra={"detail": str(problem)})
        return
    for destination in quota.record(sender.name, used, limit):
        ring_delivery(destination)


@app.task
def fetch_vectors() -> None:
    """Of the embedding API, for what was published since. Runs for as long as it takes, beside the sweep."""
    wiring.fetch_vectors()


@app.task
def count_days() -> None:
    """For reports: the days that are over. A long history is counted over several runs."""
    end = monotonic() + COUNTING_SECONDS
    for day in wiring.count_days():
        logger.info("day counted", extra={"day": str(day)})
        if monotonic() > end:
            return


@app.task
def clean_up() -> None:
    """Files of replies that were never sent; and once a night what is past its time, in as many calls as that takes."""
    attachments.forget_drafts(timezone.now() - DRAFTS)
    run = retention.tonights_run(timezone.localtime(timezone=settings.CITY_ZONE))
    if run:
        pictures.forget_unnamed(timezone.now() - DRAFTS)
        days = wiring.library().current().city.retention_days
        done = retention.work(run, days, keys_by_topic(), REMOVING, counts.counted_to())
        logger.info("removing what is past its time", extra={"run": run.pk, "done": done})
