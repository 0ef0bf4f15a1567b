"""Jobs: each takes ids and calls one service."""

from django_tasks import task

from onward.services import closures, imports
from onward.services.clock import clock


@task()
def import_upload(import_id: int) -> None:
    imports.run_upload(import_id, now=clock().now())


@task()
def work_out_proportion(closure_id: int) -> None:
    closures.work_out_proportion(closure_id, now=clock().now())
