"""From mail to applications, and what the person changes on the way: nothing lost, nothing doubled, all undone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from onward.domain.labels import MailKind, Outcome, Stage
from onward.services import applications, closures, imports, members, notes, people, reading, review, undo
from onward.store.models import Application, Change, Message, Note, Person, Quarantined, RawMessage
from tests.builders import ME, raw_mail

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


class Mails:
    """A source of raw messages."""

    def __init__(self, *raws: bytes) -> None:
        self.raws = raws

    def __iter__(self):
        return iter((f"mail#{n}", raw) for n, raw in enumerate(self.raws, start=1))

    def __len__(self) -> int:
        return len(self.raws)


def _mail(
    day: int,
    subject: str,
    body: str,
    *,
    number: int,
    sender: str = "Dana Whitlock <dana@northlight-books.example>",
    hour: int = 9,
) -> bytes:
    moment = datetime(2026, 2, 1, hour, tzinfo=UTC) + timedelta(days=day)
    return raw_mail(
        subject=subject,
        body=body,
        sender=sender,
        message_id=f"<{number}@x.example>",
        date=moment.strftime("%a, %d %b %Y %H:%M:%S +0000"),
    )


CONFIRMED = _mail(
    0,
    "Your application for Assistant Manager",
    "Dear Marta,\n\nThank you for your application for the Assistant Manager position at Northlight Books. We have received it.\n\nKind regards,\nDana Whitlock\nHead of Shops\nNorthlight Books",
    number=1,
)
INVITED = _mail(
    8,
    "Interview",
    "Dear Marta,\n\nWe would like to invite you to an interview on Tuesday 17 February at 10:00. You will meet Tom Reyes and Agnes Lund.\n\nKind regards,\nDana Whitlock\nHead of Shops",
    number=2,
)
NO = _mail(
    29,
    "Assistant Manager",
    "Dear Marta,\n\nWe were very close, and in the end chose a candidate with more experience in running events. I enjoyed hearing about your Saturday story hour.\n\nKind regards,\nDana Whitlock\nHead of Shops",
    number=3,
)
SHOP = _mail(3, "Your order has shipped", "Your parcel is on its way.", number=4, sender="Shop <orders@shop.example>")
ALL = (CONFIRMED, INVITED, NO, SHOP)


@pytest.fixture
def marta() -> User:
    user = members.local_member()
    members.set_member(user, name="Marta Hale", addresses=[ME])
    return user


def _import(user: User, *raws: bytes):
    return imports.import_source(user, Mails(*raws), label="test", now=NOW)


def _dump(user: User) -> list[tuple[object, ...]]:
    """What is there, without ids and moments of recording."""
    rows: list[tuple[object, ...]] = [
        (a.employer_name, a.role, a.stage, a.outcome, a.applied_on, a.ended_on, a.reason_given, a.removed)
        for a in Application.objects.for_user(user)
    ]
    rows += [(p.name, p.email, p.role, p.removed) for p in Person.objects.for_user(user)]
    rows += [
        (c.subject_kind, c.field, str(c.value), c.actor, c.at, c.undone_at is None)
        for c in Change.objects.for_user(user)
        if c.field != "people"
    ]
    rows += [(m.subject, m.kind, m.review, m.application is not None) for m in Message.objects.for_user(user)]
    return sorted(rows, key=repr)


def test_mail_becomes_one_application_with_its_people_interview_and_end(marta: User) -> None:
    _import(marta, *ALL)
    application = Application.objects.get()
    assert application.employer_name == "Northlight Books"
    assert application.role == "Assistant Manager"
    assert (application.stage, application.outcome) == (Stage.INTERVIEW, Outcome.REJECTED)
    assert "running events" in application.reason_given
    assert {p.name for p in Person.objects.all()} == {"Dana Whitlock", "Tom Reyes", "Agnes Lund"}
    assert application.interviews.get().day.isoformat() == "2026-02-17"
    assert Message.objects.get(subject="Your order has shipped").application is None


def test_importing_again_adds_nothing(marta: User) -> None:
    first = _import(marta, *ALL)
    before = _dump(marta)
    second = _import(marta, *ALL)
    assert (first.seen, first.stored, second.seen, second.stored, second.already_there) == (4, 4, 4, 0, 4)
    assert _dump(marta) == before


def test_the_order_of_import_does_not_matter(marta: User) -> None:
    _import(marta, *ALL)
    together = _dump(marta)
    for model in (Change, Message, RawMessage, Person, Application):
        model.objects.all().delete()
    for raw in reversed(ALL):
        _import(marta, raw)
    assert _dump(marta) == together


def test_a_message_that_cannot_be_read_is_kept_with_its_reason(marta: User) -> None:
    row = _import(marta, b"\n\n", CONFIRMED)
    assert (row.seen, row.quarantined) == (2, 1)
    kept = Quarantined.objects.get()
    assert kept.reason == "empty"
    assert bytes(kept.raw.raw) == b"\n\n"


def test_what_is_undone_stays_undone_after_import_and_rebuild(marta: User) -> None:
    _import(marta, *ALL)
    group = Change.objects.get(field="outcome", value="rejected").group
    undo.undo(marta, group, now=NOW)
    assert Application.objects.get().outcome == ""
    _import(marta, *ALL)
    reading.rebuild(marta, now=NOW)
    assert Application.objects.get().outcome == ""
    assert not closures.waiting_closures(marta, now=NOW)
    undo.undo(marta, group, now=NOW)
    assert Application.objects.get().outcome == Outcome.REJECTED


def test_what_the_person_corrected_outlives_a_rebuild(marta: User) -> None:
    _import(marta, *ALL)
    applications.edit_application(Application.objects.get(), {"role": "Deputy manager"}, now=NOW)
    reading.rebuild(marta, now=NOW)
    assert Application.objects.get().role == "Deputy manager"


def test_a_corrected_kind_takes_the_no_back_and_can_be_undone(marta: User) -> None:
    _import(marta, *ALL)
    message = Message.objects.get(kind="rejection")
    group = review.decide(marta, message, kind=MailKind.OTHER, application=message.application, now=NOW)
    assert Application.objects.get().outcome == ""
    undo.undo(marta, group or "", now=NOW)
    assert Application.objects.get().outcome == Outcome.REJECTED


def test_a_no_by_phone_before_any_interview_has_nobody_to_thank(marta: User) -> None:
    application, _ = applications.add_application(
        marta, {"employer": "Saltmarsh Arts", "role": "Host", "stage": "applied"}, now=NOW
    )
    closure, group = applications.record_no(
        application, told_by="phone", on=NOW.date(), stage=Stage.APPLIED, their_words="", now=NOW
    )
    assert notes.prepare_thanks(application, now=NOW) == []
    closure.refresh_from_db()
    assert closure.proportion["changes"][0]["name"] == "answered"
    undo.undo(marta, group, now=NOW)
    application.refresh_from_db()
    assert application.outcome == ""


def test_thanks_are_drafted_from_what_is_known_and_asked_for_where_nothing_is(marta: User) -> None:
    _import(marta, *ALL)
    application = Application.objects.get()
    for name, line in (("Tom Reyes", "the harbour reading club he runs on Tuesdays"), ("Dana Whitlock", "")):
        part = application.involvements.get(person__name=name)
        people.edit_part(part, {"met": True, "talked_about": line}, now=NOW)
    drafted = {note.person.name: note for note in notes.prepare_thanks(application, now=NOW)}
    assert drafted["Tom Reyes"].progress == Note.Progress.DRAFT
    assert "harbour reading club" in drafted["Tom Reyes"].text
    assert "story hour" in drafted["Dana Whitlock"].text
    assert drafted["Agnes Lund"].progress == Note.Progress.QUESTION
    # Swapping two recipients makes each note false: what it names is known of the other alone.
    assert "harbour" not in drafted["Dana Whitlock"].text
    assert "story hour" not in drafted["Tom Reyes"].text
    answered = notes.answer_question(drafted["Agnes Lund"], "the returns shelf that became a swap table", now=NOW)
    assert answered.progress == Note.Progress.DRAFT
    assert "swap table" in answered.text
    eml = notes.as_eml(drafted["Dana Whitlock"], now=NOW)
    assert b"In-Reply-To: <3@x.example>" in eml


def test_another_member_sees_nothing(marta: User) -> None:
    _import(marta, *ALL)
    bob = User.objects.create(username="bob")
    assert not applications.applications_of(bob)
    assert not review.to_review(bob)
