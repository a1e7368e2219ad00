"""A Celery task that does nothing, under the counter's own settings for acknowledgement and prefetching."""

import os

from celery import Celery

app = Celery("bench.noop", broker=os.environ["BENCH_BROKER"])
app.conf.update(task_acks_late=True, worker_prefetch_multiplier=1, task_ignore_result=True)


@app.task
def nothing() -> None:
    pass
