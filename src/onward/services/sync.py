"""What mail wishes to be true, set against the changes that are there: add, keep, drop, and never bring back."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User

from onward.domain.labels import Outcome, Role
from onward.domain.readings import ApplicationReading, InterviewReading, MentionedPerson
from onward.lib.names import fold_name
from onward.store.models import Application, Change, Employer, Interview, Involvement, Person
from onward.store.models.base import Owned

from .changes import kind_of, project_from
from .clock import local_zone

if TYPE_CHECKING:
    from .reconcile import Reconciliation, _Adder


@dataclass(frozen=True, slots=True)
class Wish:
    """One field that one message says of one subject."""

    subject: Any
    application: Application
    field: str
    value: Any
    raw_id: int
    at: datetime
    on: date | None
    group: str
    action: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the person decided about messages (by raw id), and when they closed an application by hand."""

    kinds: dict[int, str]
    links: dict[int, str | None]
    closed_at: dict[int, datetime]


def decisions(user: User) -> Decisions:
    kinds: dict[int, str] = {}
    links: dict[int, str | None] = {}
    rows = Change.objects.for_user(user).filter(undone_at=None, actor=Change.Actor.PERSON)
    for row in rows.filter(subject_kind="raw").order_by("at", "id"):
        if row.field == "kind":
            kinds[row.subject_id] = row.value
        elif row.field == "application":
            links[row.subject_id] = row.value
    closed = {
        row.subject_id: row.at if row.value and row.value != Outcome.ACCEPTED else None
        for row in rows.filter(subject_kind="application", field="outcome").order_by("at", "id")
    }
    return Decisions(kinds=kinds, links=links, closed_at={pk: at for pk, at in closed.items() if at is not None})


@dataclass
class Wishes:
    """All wishes of one run, by subject."""

    by_subject: dict[tuple[str, int], list[Wish]] = field(default_factory=lambda: defaultdict(list))

    def add(self, wish: Wish) -> None:
        self.by_subject[(kind_of(wish.subject), wish.subject.pk)].append(wish)

    def carry_out(self, user: User, *, now: datetime) -> list[Application]:
        """Makes the mail's changes equal to the wishes; returns the applications of subjects that changed."""
        there: dict[tuple[str, int], list[Change]] = defaultdict(list)
        for change in Change.objects.for_user(user).exclude(subject_kind="raw").order_by("at", "id"):
            there[(change.subject_kind, change.subject_id)].append(change)
        touched: dict[int, Application] = {}
        for key in [*self.by_subject, *(key for key in there if key not in self.by_subject)]:
            changes = there.get(key, [])
            subject = _sync_subject(self.by_subject.get(key, []), changes, now=now)
            if subject is not None:
                touched[subject.pk] = subject
        return list(touched.values())


def _sync_subject(wishes: list[Wish], changes: list[Change], *, now: datetime) -> Application | None:
    by_mail = [change for change in changes if change.actor == Change.Actor.MAIL]
    if not wishes and not by_mail:
        return None
    if not wishes and len(by_mail) < len(changes):
        return None  # The person has worked on it: it stays, though no mail speaks of it any more.
    wanted = {_signature(wish.field, wish.value, wish.raw_id): wish for wish in wishes}
    present = {_signature(change.field, change.value, change.raw_id): change for change in by_mail}
    obsolete = [c for signature, c in present.items() if signature not in wanted and c.undone_at is None]
    new = [
        Change(
            owner_id=wish.subject.owner_id,
            group=wish.group,
            action=wish.action,
            subject_kind=kind_of(wish.subject),
            subject_id=wish.subject.pk,
            application=wish.application,
            field=wish.field,
            value=wish.value,
            actor=Change.Actor.MAIL,
            raw_id=wish.raw_id,
            on=wish.on,
            at=wish.at,
            recorded_at=now,
        )
        for signature, wish in wanted.items()
        if signature not in present
    ]
    moved = _move_to_source(wanted, present)
    if not obsolete and not new and not moved:
        return None
    Change.objects.filter(pk__in=[change.pk for change in obsolete]).delete()
    Change.objects.bulk_create(new)
    gone = {change.pk for change in obsolete}
    valid = [c for c in [*changes, *new] if c.pk not in gone and c.undone_at is None]
    subject = wishes[0].subject if wishes else _subject_of(changes[0])
    if subject is None:
        return None
    project_from(subject, sorted(valid, key=lambda change: (change.at, change.pk)))
    return wishes[0].application if wishes else changes[0].application


def _move_to_source(wanted: dict[tuple[Any, ...], Wish], present: dict[tuple[Any, ...], Change]) -> bool:
    """A fact that another message now says first keeps its row and names that message; an undone one is left alone."""
    moved = False
    for signature, wish in wanted.items():
        change = present.get(signature)
        if change is None or change.undone_at is not None or (change.raw_id, change.at) == (wish.raw_id, wish.at):
            continue
        change.raw_id, change.at, change.on, change.group = wish.raw_id, wish.at, wish.on, wish.group
        change.save(update_fields=["raw", "at", "on", "group"])
        moved = True
    return moved


def _signature(field_name: str, value: Any, raw_id: int | None) -> tuple[Any, ...]:
    """What makes two changes by mail the same. That a thing exists, and plain facts, do not depend on the message."""
    if field_name == "exists":
        return (field_name,)
    if field_name in ("stage", "outcome"):
        return (field_name, value, raw_id)
    return (field_name, json.dumps(value, sort_keys=True))


def _subject_of(change: Change) -> Any:
    kinds: dict[str, type[Owned]] = {
        "application": Application,
        "person": Person,
        "involvement": Involvement,
        "interview": Interview,
    }
    model = kinds.get(change.subject_kind)
    return model.objects.filter(pk=change.subject_id).first() if model else None


# -- people and interviews of one application ----------------------------------------------------------


def wish_people(run: "Reconciliation", application: Application, reading: ApplicationReading, add: "_Adder") -> None:
    """People with their part in this application, and the interviews they are met in."""
    by_name: dict[str, Person] = {}
    for mentioned in reading.people:
        key = _message_naming(run, reading, mentioned)
        person = _person_row(run, reading, mentioned)
        if not mentioned.name and not mentioned.email:
            continue
        by_name[fold_name(mentioned.name)] = person
        add(person, key, "exists", True, bucket="person")
        add(person, key, "name", mentioned.name[:200], bucket="person")
        add(person, key, "email", (mentioned.email or "")[:320], bucket="person")
        add(person, key, "employer", (reading.employer or "")[:200], bucket="person")
        if mentioned.role is not Role.OTHER:
            add(person, key, "role", mentioned.role.value, bucket="person")
        part = _involvement_row(run, application, person)
        add(part, key, "exists", True, bucket="person")
        add(part, key, "role", mentioned.role.value, bucket="person")
    _wish_interviews(run, application, reading, by_name, add)


def _message_naming(run: "Reconciliation", reading: ApplicationReading, mentioned: MentionedPerson) -> str:
    """The first message that names this person, else the first of the application."""
    for key in reading.keys:
        for person in run.readings[key].people:
            if (mentioned.email and person.email == mentioned.email) or person.name == mentioned.name:
                return key
    return reading.keys[0]


def _person_row(run: "Reconciliation", reading: ApplicationReading, mentioned: MentionedPerson) -> Person:
    """The person of that address, or of that name at that employer; made where there is none."""
    rows = Person.objects.for_user(run.user)
    found = None
    if mentioned.email:
        found = rows.filter(email=mentioned.email).order_by("id").first()
    if found is None and mentioned.name and reading.employer:
        folded = fold_name(reading.employer)
        for row in rows.filter(name__iexact=mentioned.name, employer__folded=folded).order_by("id"):
            if not row.email or not mentioned.email or row.email == mentioned.email:
                found = row
                break
    if found is not None:
        return found  # type: ignore[no-any-return]
    employer = None
    if reading.employer:
        employer, _ = Employer.objects.get_or_create(
            owner=run.user, folded=fold_name(reading.employer)[:200], defaults={"name": reading.employer[:200]}
        )
    # Name and address stand from the start, so that the next application's mail finds this same row.
    return Person.objects.create(
        owner=run.user,
        name=mentioned.name[:200],
        email=(mentioned.email or "")[:320],
        employer=employer,
        removed=True,
        created_at=run.now,
    )


def _involvement_row(run: "Reconciliation", application: Application, person: Person) -> Involvement:
    part, _ = Involvement.objects.get_or_create(
        application=application, person=person, defaults={"owner": run.user, "removed": True}
    )
    return part


def _wish_interviews(
    run: "Reconciliation",
    application: Application,
    reading: ApplicationReading,
    by_name: dict[str, Person],
    add: "_Adder",
) -> None:
    rows = list(application.interviews.order_by("day", "id"))
    pairs = _pair_interviews(list(reading.interviews), rows)
    for interview, row in pairs:
        if row is None:
            row = Interview.objects.create(owner=run.user, application=application, day=interview.date, removed=True)
        key = interview.key
        add(row, key, "exists", True, bucket="interview")
        add(row, key, "day", interview.date.isoformat(), bucket="interview")
        add(row, key, "starts_at", _starts_at(interview), bucket="interview")
        add(row, key, "zone", interview.zone, bucket="interview")
        add(row, key, "stage", interview.stage.value, bucket="interview")
        add(row, key, "place", (interview.link or "")[:500], bucket="interview")
        if interview.cancelled:
            add(row, key, "cancelled", True, bucket="interview")
        people = sorted(by_name[fold_name(n)].public_id for n in interview.people if fold_name(n) in by_name)
        if people:
            add(row, key, "people", people, bucket="interview")


def _pair_interviews(
    readings: list[InterviewReading], rows: list[Interview]
) -> list[tuple[InterviewReading, Interview | None]]:
    """Same day first; what is left in order, since an interview that was moved keeps its row and its notes."""
    free = list(rows)
    paired: dict[int, Interview] = {}
    for index, reading in enumerate(readings):
        same_day = next((row for row in free if row.day == reading.date), None)
        if same_day is not None:
            paired[index] = same_day
            free.remove(same_day)
    for index in range(len(readings)):
        if index not in paired and free:
            paired[index] = free.pop(0)
    return [(reading, paired.get(index)) for index, reading in enumerate(readings)]


def _starts_at(reading: InterviewReading) -> str | None:
    if reading.time is None:
        return None
    zone = ZoneInfo(reading.zone) if reading.zone else local_zone()
    return datetime.combine(reading.date, reading.time or time(), tzinfo=zone).astimezone(UTC).isoformat()
