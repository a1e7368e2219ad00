"""Celery, set so that a lost worker, a lost broker or a lost message costs seconds and never an answer.

Reasons and measurements: docs/adr/0003-broker-is-a-doorbell.md.
"""

import os
import sys
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy loads: two threads hang after a fork
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")  # `prepare` ran them; they would load every page into every worker

from celery import Celery
from celery.schedules import crontab
from celery.signals import task_prerun, worker_init
from django import db
from django.conf import settings
from kombu import Exchange, Queue

INBOUND, DELIVERY, PERIODIC = "inbound", "delivery", "periodic"

_MODULES = (
    "inbound",
    "delivery",
    "periodic",
    "helping",
    "files",
    "attaching",
    "homes",
    "gate",
    "links",
    "unfound",
    "proposing",
    "experiments",
    "translating",
)

app = Celery("tasks", include=[f"tasks.{name}" for name in _MODULES])
app.conf.update(
    broker_url=settings.CELERY_BROKER_URL,
    broker_transport_options={
        "visibility_timeout": 180,  # above the hard time limit
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 5,  # above kombu's blocking pop of 1 s
        "socket_connect_timeout": 2,
        "socket_keepalive": True,
        "health_check_interval": 10,
    }
    if settings.CELERY_BROKER_URL.startswith("redis")
    else {},
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_connection_timeout=2,
    task_queues=[Queue(name, Exchange(name), routing_key=name) for name in (INBOUND, DELIVERY, PERIODIC)],
    task_default_queue=PERIODIC,
    task_routes={f"tasks.{name}.*": {"queue": name} for name in (INBOUND, DELIVERY, PERIODIC)},
    task_ignore_result=True,
    result_backend=None,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_soft_time_limit=60,
    task_time_limit=90,
    worker_soft_shutdown_timeout=5,
    worker_max_tasks_per_child=10_000,
    worker_hijack_root_logger=False,
    CELERY_DB_REUSE_MAX=sys.maxsize,  # `close_old_connections` below decides
    task_serializer="json",
    accept_content=["json"],
    task_publish_retry_policy={"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.1},
    timezone=settings.TIME_ZONE,
    beat_schedule={
        "sweep": {"task": "tasks.periodic.sweep", "schedule": settings.SWEEP_SECONDS, "options": {"expires": 10}},
        "remind": {"task": "tasks.periodic.remind", "schedule": settings.SWEEP_SECONDS * 2, "options": {"expires": 10}},
        "tell-what-waits": {
            "task": "tasks.periodic.tell_what_waits",
            "schedule": settings.SWEEP_SECONDS * 20,
            "options": {"expires": 60},
        },
        "look-after-cases": {
            "task": "tasks.periodic.look_after_cases",
            "schedule": settings.SWEEP_SECONDS * 20,
            "options": {"expires": 60},
        },
        "tell-what-grows-old": {
            "task": "tasks.periodic.tell_what_grows_old",
            "schedule": 900,
            "options": {"expires": 300},
        },
        "keep-answers-in-time": {
            "task": "tasks.periodic.keep_answers_in_time",
            "schedule": settings.SWEEP_SECONDS * 5,
            "options": {"expires": 30},
        },
        "check-links": {
            "task": "tasks.links.check_links",
            "schedule": 300,
            "options": {"expires": 60, "queue": DELIVERY},  # whose threads may wait for strangers
        },
        "read-quota": {"task": "tasks.periodic.read_quota", "schedule": 3600, "options": {"expires": 600}},
        "count-days": {"task": "tasks.periodic.count_days", "schedule": 600, "options": {"expires": 300}},
        "group-questions": {
            "task": "tasks.unfound.group_questions",
            "schedule": crontab(hour="3", minute="20"),
            "options": {"expires": 3600},
        },
        "clean-up": {"task": "tasks.periodic.clean_up", "schedule": 300, "options": {"expires": 60}},
    },
)
if settings.EMBEDDING_MODEL:
    fetching = {"task": "tasks.periodic.fetch_vectors", "schedule": settings.SWEEP_SECONDS * 2}
    app.conf.beat_schedule["fetch-vectors"] = {**fetching, "options": {"expires": 10}}


@task_prerun.connect
def close_old_connections(**_: object) -> None:
    """As Django does before a request: what is broken or older than CONN_MAX_AGE is opened anew.

    Celery would open a connection for each task, a tenth of the time of a delivery.
    """
    db.close_old_connections()


@worker_init.connect
def load_models_before_forking(sender: Any, **_: object) -> None:
    """The inbound worker's children share the pages of what is loaded here; no connection may be shared with them."""
    if not str(sender.hostname).startswith(INBOUND):
        return
    import django

    django.setup()
    from django.db import connections

    from bot import wiring

    wiring.preload()
    connections.close_all()
