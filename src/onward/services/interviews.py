"""Interviews by hand, the seeker's notes, and the questions asked."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import transaction

from onward.store.models import Application, Exchange, Interview
from onward.store.models.base import random_id

from . import changes
from .clock import local_zone


def add_interview(application: Application, values: Mapping[str, Any], *, now: datetime) -> tuple[Interview, str]:
    group = random_id()
    with transaction.atomic():
        interview = Interview.objects.create(owner_id=application.owner_id, application=application)
        changes.record(
            interview,
            {"exists": True, **values},
            action="interview.added",
            now=now,
            on=values.get("day"),
            group=group,
        )
    return interview, group


def edit_interview(
    interview: Interview, values: Mapping[str, Any], *, now: datetime, coalesce: bool = False
) -> str | None:
    return changes.record(interview, values, action="interview.edited", now=now, coalesce=coalesce)


def remove_interview(interview: Interview, *, now: datetime) -> str | None:
    return changes.record(interview, {"exists": False}, action="interview.removed", now=now)


def add_exchange(interview: Interview, values: Mapping[str, Any], *, now: datetime) -> tuple[Exchange, str]:
    group = random_id()
    with transaction.atomic():
        exchange = Exchange.objects.create(owner_id=interview.owner_id, interview=interview)
        changes.record(exchange, {"exists": True, **values}, action="exchange.added", now=now, group=group)
    return exchange, group


def edit_exchange(exchange: Exchange, values: Mapping[str, Any], *, now: datetime) -> str | None:
    return changes.record(exchange, values, action="exchange.edited", now=now)


def remove_exchange(exchange: Exchange, *, now: datetime) -> str | None:
    return changes.record(exchange, {"exists": False}, action="exchange.removed", now=now)


def moment_of(day: date, at: time | None) -> datetime | None:
    """The moment of a day and time where the person lives; None without a time."""
    return None if at is None else datetime.combine(day, at, tzinfo=local_zone()).astimezone(UTC)
