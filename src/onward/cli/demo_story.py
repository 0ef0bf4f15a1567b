"""The demo seeker's mail and notes, brought in as her own would be."""

import tempfile
from datetime import date, datetime
from pathlib import Path

from django.contrib.auth.models import User

from onward.adapters.mail.sources import open_source
from onward.demo import story
from onward.services import applications, imports, interviews, members, people
from onward.services.changes import record
from onward.services.clock import local_day
from onward.store.models import Application, Person


def bring_in(user: User, *, today: date, now: datetime) -> None:
    """Imports the mailbox, then adds what she wrote down herself and the openings she saved."""
    members.set_member(user, name=story.NAME, addresses=[story.ME])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marta.mbox"
        story.write_mbox(path, today)
        imports.import_source(user, open_source(path), label="marta.mbox", now=now)
    for noted in story.notes(today):
        application = (
            applications.applications_of(user).filter(employer__name=noted.employer, interviews__isnull=False).first()
            or applications.applications_of(user).filter(employer__name=noted.employer).first()
        )
        if application is not None:
            _add_interview(user, application, noted, now=now)
    for opening in story.saved_openings(today):
        applications.add_application(
            user,
            {
                "employer": opening.employer,
                "role": opening.title,
                "stage": "saved",
                "url": opening.url,
                "remarks": opening.why,
            },
            now=now,
        )


def _add_interview(user: User, application: Application, noted: story.InterviewNotes, *, now: datetime) -> None:
    day = local_day(noted.starts_at)
    row = application.interviews.filter(day=day, removed=False).first()
    if row is None:
        row, _ = interviews.add_interview(application, {"day": day, "starts_at": noted.starts_at}, now=now)
    present = [_person(user, application, item, now=now) for item in noted.people]
    ids = sorted({person.public_id for person in present} | set(row.people.values_list("public_id", flat=True)))
    interviews.edit_interview(row, {"notes": noted.notes.strip(), "people": ids}, now=now)
    for exchange in noted.exchanges:
        values = {"asked_by": exchange.asked_by, "question": exchange.question, "answer": exchange.answer.strip()}
        interviews.add_exchange(row, values, now=now)


def _person(user: User, application: Application, noted: story.NotedPerson, *, now: datetime) -> Person:
    part = application.involvements.filter(person__name=noted.name, removed=False).first()
    if part is None:
        values = {"name": noted.name, "role": noted.role}
        person, _ = people.add_person(user, values, application=application, met=True, now=now)
        part = application.involvements.get(person=person)
    record(part, {"met": True, "role": noted.role}, action="involvement.edited", now=now)
    for line in noted.talked_about.splitlines():
        if line.strip():
            people.add_talked_about(part, line, now=now)
            part.refresh_from_db()
    found: Person = part.person
    return found
