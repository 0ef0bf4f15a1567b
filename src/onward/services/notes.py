"""Notes to people: drafted from what is known, checked, sent by the person's own hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, make_msgid

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from onward.analysis.notes import NoteContext, compose, read_note, similarity
from onward.domain.labels import NoteKind, Role, Stage
from onward.domain.notes import Draft, DraftQuestion, KnownDetail, NoteReading, Recipient
from onward.lib.codec import to_json
from onward.store.models import Application, Involvement, Message, Note, Person
from onward.store.models.base import random_id

from . import changes, details
from .clock import local_day
from .closures import Met, people_of
from .members import member_of

TOO_ALIKE = 0.6


def notes_of(user: User) -> QuerySet[Note]:
    rows: QuerySet[Note] = (
        Note.objects.for_user(user).filter(removed=False).select_related("person", "application__employer")
    )
    return rows


def prepare_thanks(application: Application, *, now: datetime) -> list[Note]:
    """One note per person who was met: a draft where something of the two is known, else the question to answer.

    Notes that are there stay as they are, except questions that can be drafted now.
    """
    met = [person for person in people_of(application, now=now) if person.met]
    return _prepare(application, met, kind=NoteKind.THANK_YOU_AFTER_REJECTION, now=now)


def prepare_advice(application: Application, person: Person, *, now: datetime) -> Note | None:
    """A request for advice to one person; None when they have no part in the application."""
    people = [met for met in people_of(application, now=now) if met.person.pk == person.pk]
    notes = _prepare(application, people, kind=NoteKind.FEEDBACK_REQUEST, now=now)
    return next((note for note in notes if note.person_id == person.pk), None)


def _prepare(application: Application, people: Sequence[Met], *, kind: NoteKind, now: datetime) -> list[Note]:
    existing = {
        note.person_id: note
        for note in Note.objects.filter(application=application, kind=kind.value, removed=False).select_related(
            "person"
        )
    }
    wanted = [
        met
        for met in people
        if met.person.pk not in existing or existing[met.person.pk].progress == Note.Progress.QUESTION
    ]
    if wanted:
        _compose_for(application, wanted, existing, kind=kind, now=now)
    rows = Note.objects.filter(application=application, kind=kind.value, removed=False).select_related("person")
    order = {met.person.pk: index for index, met in enumerate(people)}
    return sorted(rows, key=lambda note: (order.get(note.person_id or 0, 99), note.pk))


def _compose_for(
    application: Application,
    wanted: Sequence[Met],
    existing: dict[int | None, Note],
    *,
    kind: NoteKind,
    now: datetime,
) -> None:
    recipients = [recipient_of(application, met) for met in wanted]
    # The seed is the application's: the same facts give the same words, whenever they are drafted.
    results = compose(recipients, kind=kind, context=context_of(application, now=now), seed=application.pk)
    by_person = {met.person.public_id: met.person for met in wanted}
    with transaction.atomic():
        for result in results:
            person = by_person[result.recipient_id]
            note = existing.get(person.pk)
            if note is None:
                note = Note.objects.create(
                    owner_id=application.owner_id,
                    application=application,
                    person=person,
                    kind=kind.value,
                    reply_to=_last_mail_of(application, person),
                    created_at=now,
                )
            changes.record(note, {"exists": True, **_values_of(result)}, action="note.drafted", now=now)


def _values_of(result: Draft | DraftQuestion) -> dict[str, object]:
    if isinstance(result, DraftQuestion):
        return {"progress": Note.Progress.QUESTION.value}
    return {
        "progress": Note.Progress.DRAFT.value,
        "subject": result.subject,
        "text": result.text,
        "drafted": result.text,
        "uses": to_json(result.uses),
    }


def recipient_of(application: Application, met: Met) -> Recipient:
    return Recipient(
        id=met.person.public_id,
        name=met.person.name,
        role=Role(met.role),
        employer=application.employer_name,
        details=details.details_for(application, met),
        met=met.met,
    )


def context_of(application: Application, *, now: datetime) -> NoteContext:
    interviews = [
        row.day for row in application.interviews.filter(removed=False, cancelled=False) if row.day is not None
    ]
    today = local_day(now)
    return NoteContext(
        seeker=member_of(application.owner).name,
        employer=application.employer_name,
        role_title=application.role,
        stage=Stage(application.stage),
        told_on=application.ended_on or today,
        today=today,
        interview_dates=tuple(day for day in interviews if day <= today),
        reason=application.reason_given or None,
    )


def answer_question(note: Note, line: str, *, now: datetime) -> Note:
    """The person answers "What did you two talk about?"; the line is kept with that person and the draft is made."""
    application = note.application
    part = Involvement.objects.filter(application=application, person=note.person).first()
    if application is None or part is None:
        return note
    from .people import add_talked_about  # noqa: PLC0415 - people and notes both stand on changes

    with transaction.atomic():
        add_talked_about(part, line, now=now)
        people = [met for met in people_of(application, now=now) if met.person.pk == note.person_id]
        _prepare(application, people, kind=NoteKind(note.kind), now=now)
    note.refresh_from_db()
    return note


def save_text(note: Note, *, subject: str, text: str, now: datetime) -> str | None:
    return changes.record(note, {"subject": subject, "text": text}, action="note.edited", now=now, coalesce=True)


def draft_again(note: Note, *, now: datetime) -> Note:
    """Goes back to the text as it was drafted; undo brings the edited one back."""
    changes.record(note, {"text": note.drafted}, action="note.drafted_again", now=now)
    return note


def mark_sent(note: Note, *, how: str, now: datetime) -> str | None:
    return changes.record(
        note,
        {"progress": Note.Progress.SENT.value, "sent_on": local_day(now), "sent_how": how},
        action="note.sent",
        now=now,
        on=local_day(now),
    )


def skip(note: Note, *, now: datetime) -> str | None:
    return changes.record(note, {"progress": Note.Progress.SKIPPED.value}, action="note.skipped", now=now)


def start_blank(
    user: User, *, kind: NoteKind, person: Person | None, application: Application | None, now: datetime
) -> Note:
    note = Note.objects.create(owner=user, application=application, person=person, kind=kind.value, created_at=now)
    changes.record(note, {"exists": True, "progress": "draft"}, action="note.started", now=now, group=random_id())
    return note


# -- checks ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NoteCheck:
    """The guard's reading, and the other note of the same set this one is too much like, if any."""

    reading: NoteReading
    alike: str | None
    different_from: str | None


def check(note: Note, text: str) -> NoteCheck:
    facts = [use["text"] for use in note.uses]
    if note.application and note.person:
        facts += [detail.text for detail in _details_of(note)]
    reading = read_note(
        text, kind=NoteKind(note.kind), recipient=note.person.name if note.person else None, facts=facts or None
    )
    others = Note.objects.filter(
        application=note.application, kind=note.kind, removed=False, person__isnull=False
    ).exclude(pk=note.pk)
    scored = [
        (similarity(text, other.text), other.person.first_name)
        for other in others.select_related("person")
        if other.text and other.person
    ]
    if not scored or note.application is None:
        return NoteCheck(reading, None, None)
    closest, name = max(scored)
    return NoteCheck(reading, name if closest >= TOO_ALIKE else None, name if closest < TOO_ALIKE else None)


def _details_of(note: Note) -> tuple[KnownDetail, ...]:
    part = Involvement.objects.filter(application=note.application, person=note.person).first()
    if part is None or note.application is None or note.person is None:
        return ()
    met = Met(note.person, part.role, part.met, part.talked_about, part.public_id)
    return details.details_for(note.application, met)


# -- ways out ---------------------------------------------------------------------------------------------


def as_eml(note: Note, *, now: datetime) -> bytes:
    """The note as a message to open and send in any mail program; a reply in the thread where there is one.

    Raises ValueError where a header would hold a line end; recipients are only those shown on the page.
    """
    member = member_of(note.owner)
    message = EmailMessage()
    if member.addresses:
        message["From"] = formataddr((member.name, member.addresses[0]))
    if note.person and note.person.email:
        message["To"] = formataddr((note.person.name, note.person.email))
    message["Subject"] = " ".join(note.subject.split())
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(idstring=note.public_id, domain="onward.invalid")
    answered = Message.objects.filter(raw=note.reply_to).first() if note.reply_to_id else None
    if answered is not None and answered.message_id:
        reference = f"<{answered.message_id}>"
        earlier = " ".join(f"<{ref}>" for ref in answered.parsed.get("references", [])[-20:])
        message["In-Reply-To"] = reference
        message["References"] = f"{earlier} {reference}".strip()
    # Mail programs open a message marked so for editing instead of showing it as received.
    message["X-Unsent"] = "1"
    message.set_content(note.text, cte="quoted-printable")
    return message.as_bytes()


def _last_mail_of(application: Application, person: Person) -> object:
    """The newest mail of this person in this application: what a note answers."""
    if not person.email:
        return None
    message = (
        Message.objects.filter(application=application, sender_email=person.email, own=False)
        .select_related("raw")
        .defer("raw__raw")
        .order_by("-sent_at")
        .first()
    )
    return message.raw if message else None


def reply_subject(note: Note) -> str:
    message = Message.objects.filter(raw=note.reply_to).first() if note.reply_to_id else None
    if message is None or message.reading is None:
        return note.subject
    subject = message.subject.strip()
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"


def open_drafts(user: User) -> int:
    return notes_of(user).filter(progress=Note.Progress.DRAFT).count()
