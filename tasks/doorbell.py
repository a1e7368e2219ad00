"""Ringing the workers: publishes an id, waits about a second at most, and may be lost without harm."""

from collections.abc import Iterable
from uuid import UUID

from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from tasks.app import DELIVERY, INBOUND, PERIODIC, app

BROKER_ERRORS = (OperationalError, RedisError, OSError)


def ring_inbound(contact_id: UUID | str) -> None:
    """Raises one of BROKER_ERRORS; the sweep makes up for it."""
    _publish("tasks.inbound.drain", str(contact_id), INBOUND)


def ring_for_each(contact_ids: Iterable[UUID]) -> None:
    """Leaves the ringing to a worker. Raises one of BROKER_ERRORS; the sweep makes up for it."""
    _publish("tasks.inbound.ring", [str(contact) for contact in contact_ids], INBOUND)


def ring_delivery(destination_id: int, after: float = 0.0) -> None:
    """`after` seconds from now. Raises one of BROKER_ERRORS; the sweep makes up for it."""
    _publish("tasks.delivery.drain", destination_id, DELIVERY, after or None)


def ring_help(help_id: UUID | str, needs_matcher: bool, after: float = 0.0) -> None:
    """The matcher is where citizens are answered; the model is asked where waiting keeps nobody from an answer.

    Raises one of BROKER_ERRORS; the sweep makes up for it.
    """
    task, queue = ("look_up", INBOUND) if needs_matcher else ("help_staff", DELIVERY)
    _publish(f"tasks.helping.{task}", str(help_id), queue, after or None)


def ring_file(file_id: UUID) -> None:
    """Raises one of BROKER_ERRORS; the next sweep rings again."""
    _publish("tasks.files.fetch", str(file_id), DELIVERY)


def ring_home(person: str) -> None:
    """Raises one of BROKER_ERRORS; then the Home shows what was true before, until it is opened again."""
    _publish("tasks.homes.draw", person, DELIVERY)


def ring_attachment(file_id: UUID) -> None:
    """Raises one of BROKER_ERRORS; the next sweep rings again."""
    _publish("tasks.attaching.fetch", str(file_id), DELIVERY)


def ring_trial(trial_id: int) -> None:
    """Raises one of BROKER_ERRORS; the next sweep rings again."""
    _publish("tasks.gate.run_trial", trial_id, PERIODIC)


def ring_proposal(number: int) -> None:
    """Raises one of BROKER_ERRORS; the next sweep rings again."""
    _publish("tasks.proposing.make_draft", number, PERIODIC)


def ring_translation(number: int) -> None:
    """Raises one of BROKER_ERRORS; the next sweep rings again."""
    _publish("tasks.translating.make_translation", number, PERIODIC)


def ring_grouping() -> None:
    """Raises one of BROKER_ERRORS; the night comes in any case."""
    app.send_task("tasks.unfound.group_questions", queue=PERIODIC, ignore_result=True)


def ring_experiment(row_id: UUID) -> None:
    """Raises one of BROKER_ERRORS; the next sweep rings again."""
    _publish("tasks.experiments.run_experiment", str(row_id), PERIODIC)


def _publish(task: str, subject: str | int | list[str], queue: str, after: float | None = None) -> None:
    app.send_task(task, args=[subject], queue=queue, countdown=after, ignore_result=True)


def ring_briefly() -> None:
    """For the web process, whose bell should find out quickly that the broker is away."""
    if app.conf.broker_transport_options:
        app.conf.broker_transport_options |= {"socket_timeout": 0.6, "socket_connect_timeout": 0.4}
    app.conf.broker_pool_limit = 32
