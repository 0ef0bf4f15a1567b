"""Applications by hand: add, edit, move, close, and find."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from onward.domain.labels import Outcome, Stage
from onward.store.models import Application, Closure
from onward.store.models.base import random_id

from . import changes, closures
from .clock import local_day, local_zone


def applications_of(user: User) -> QuerySet[Application]:
    rows: QuerySet[Application] = (
        Application.objects.for_user(user).filter(removed=False).select_related("employer", "closure")
    )
    return rows


def add_application(user: User, values: Mapping[str, Any], *, now: datetime) -> tuple[Application, str]:
    """Adds one by hand. `values` has employer, role, stage and whatever else is known; past dates are welcome."""
    with transaction.atomic():
        application = Application.objects.create(owner=user, created_at=now)
        group = random_id()
        changes.record(
            application,
            {"exists": True, **values},
            action="application.added",
            now=now,
            on=values.get("applied_on"),
            group=group,
        )
    return application, group


def edit_application(application: Application, values: Mapping[str, Any], *, now: datetime) -> str | None:
    with transaction.atomic():
        group = changes.record(application, values, action="application.edited", now=now)
        closures.keep_in_step(application, now=now)
    return group


def move_to_stage(application: Application, stage: Stage, *, now: datetime, on: date | None = None) -> str | None:
    return changes.record(
        application, {"stage": stage.value}, action="application.stage", now=now, on=on or local_day(now)
    )


def close_with(application: Application, outcome: Outcome, *, now: datetime, on: date) -> str | None:
    """Closes it for any reason but theirs; a no goes through `record_no`."""
    return edit_with_action(
        application, {"outcome": outcome.value, "ended_on": on}, action="application.closed", now=now, on=on
    )


def reopen(application: Application, *, now: datetime) -> str | None:
    return edit_with_action(application, {"outcome": "", "ended_on": None}, action="application.reopened", now=now)


def remove(application: Application, *, now: datetime) -> str | None:
    return edit_with_action(application, {"exists": False}, action="application.removed", now=now)


def edit_with_action(
    application: Application, values: Mapping[str, Any], *, action: str, now: datetime, on: date | None = None
) -> str | None:
    with transaction.atomic():
        group = changes.record(application, values, action=action, now=now, on=on)
        closures.keep_in_step(application, now=now)
    return group


def record_no(
    application: Application,
    *,
    told_by: str,
    on: date,
    stage: Stage,
    their_words: str,
    now: datetime,
) -> tuple[Closure, str]:
    """They said no: by phone, letter, in person or by silence, at any stage. Returns the closure and the undo group."""
    values: dict[str, Any] = {"outcome": Outcome.REJECTED.value, "ended_on": on, "stage": stage.value}
    if their_words:
        values["reason_given"] = their_words
    with transaction.atomic():
        group = changes.record(application, values, action="application.no", now=now, on=on)
        closure = closures.keep_in_step(application, now=now)
        if closure is None:
            raise AssertionError("a rejected application has a closure")
        closure.told_by = told_by
        if on != local_day(now):
            closure.told_at = datetime.combine(on, time(12), tzinfo=local_zone()).astimezone(UTC)
        closure.save(update_fields=["told_by", "told_at"])
    return closure, group or ""
