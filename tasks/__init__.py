"""The Celery application and its three queues. Tasks carry ids; the database holds everything else."""

from tasks.app import app as celery

__all__ = ["celery"]
