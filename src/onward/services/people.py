"""People, by hand: add, edit, say who was met and what was talked about."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from onward.store.models import Application, Involvement, Person
from onward.store.models.base import random_id

from . import changes


def people_of(user: User) -> QuerySet[Person]:
    rows: QuerySet[Person] = Person.objects.for_user(user).filter(removed=False).select_related("employer")
    return rows


def add_person(
    user: User, values: Mapping[str, Any], *, application: Application | None, met: bool, now: datetime
) -> tuple[Person, str]:
    """Adds a person and, with an application, their part in it."""
    group = random_id()
    with transaction.atomic():
        if application is not None and application.employer and not values.get("employer"):
            values = {**values, "employer": application.employer.name}
        person = Person.objects.create(owner=user, created_at=now)
        changes.record(person, {"exists": True, **values}, action="person.added", now=now, group=group)
        if application is not None:
            involve(application, person, met=met, role=str(values.get("role", "other")), now=now, group=group)
    return person, group


def involve(
    application: Application, person: Person, *, met: bool, role: str, now: datetime, group: str | None = None
) -> Involvement:
    part, _ = Involvement.objects.get_or_create(
        application=application, person=person, defaults={"owner_id": application.owner_id, "removed": True}
    )
    changes.record(part, {"exists": True, "met": met, "role": role}, action="involvement.added", now=now, group=group)
    return part


def edit_person(person: Person, values: Mapping[str, Any], *, now: datetime) -> str | None:
    return changes.record(person, values, action="person.edited", now=now)


def remove_person(person: Person, *, now: datetime) -> str | None:
    return changes.record(person, {"exists": False}, action="person.removed", now=now)


def edit_part(part: Involvement, values: Mapping[str, Any], *, now: datetime) -> str | None:
    return changes.record(part, values, action="involvement.edited", now=now)


def add_talked_about(part: Involvement, line: str, *, now: datetime) -> str | None:
    """Adds one line to what the two talked about."""
    lines = [*part.talked_about.splitlines(), line.strip()]
    return changes.record(
        part, {"talked_about": "\n".join(text for text in lines if text)}, action="involvement.talked_about", now=now
    )
