"""The worker: drains the queue, then waits a little. Time comes from the clock of the process."""

import time
from collections.abc import Callable

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from onward.store.models.base import random_id

_PAUSE_SECONDS = 0.5


def drain() -> None:
    """Runs every job that is waiting, and returns."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=random_id(),
        excluded_queue_names=[],
    ).run()


def run(*, until: Callable[[], bool]) -> None:
    """Works until told to stop. Jobs a killed worker left running are taken up again: every job may run twice."""
    DBTaskResult.objects.filter(status="RUNNING").update(status="READY", started_at=None)
    while not until():
        drain()
        time.sleep(_PAUSE_SECONDS)
