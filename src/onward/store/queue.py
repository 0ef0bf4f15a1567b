"""The door to background work: a service names a job, `tasks` knows the function."""

from collections.abc import Callable

from django.utils.module_loading import import_string

_JOBS = "onward.tasks.jobs"


def enqueue(name: str, **arguments: int | str) -> None:
    """Queues job `name` in the current transaction: it exists if, and only if, the change it follows does."""
    task: Callable[..., object] = import_string(f"{_JOBS}.{name}")
    task.enqueue(**arguments)  # type: ignore[attr-defined]
