"""The one door for changes: every change of stage, outcome or text is a row, and rows make the current values.

A subject's fields are a projection of its changes that were not undone, so undo works whatever came later, and
a rebuild of what mail says never touches what the person said. See docs/algorithms/changes.md.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from onward.domain.errors import NotFound
from onward.domain.labels import Stage
from onward.lib.names import fold_name
from onward.store.models import (
    Application,
    Change,
    Closure,
    Debrief,
    Employer,
    Exchange,
    Interview,
    Involvement,
    Note,
    Person,
    Plan,
    RawMessage,
)
from onward.store.models.base import Owned, random_id

Subject = Owned
Json = Any

# The same text typed on within this time is one change, so that undo goes back a thought and not a letter.
_COALESCE = timedelta(minutes=10)

# In these fields the latest word counts, whoever said it; in all others the person's word outlives mail.
_TIMED_FIELDS = frozenset(
    {"stage", "outcome", "ended_on", "first_answer_on", "reason_given", "cancelled", "last_contact_on"}
)


@dataclass(frozen=True, slots=True)
class _Tracked:
    """How one kind of subject is projected: its model, and the default of each tracked field."""

    model: type[Any]
    defaults: Mapping[str, Json]
    has_exists: bool = True


_KINDS: dict[str, _Tracked] = {
    "application": _Tracked(
        Application,
        {
            "employer": "",
            "role": "",
            "stage": Stage.SAVED.value,
            "outcome": "",
            "employer_type": "",
            "via": "",
            "location": "",
            "source": "",
            "url": "",
            "remarks": "",
            "applied_on": None,
            "first_answer_on": None,
            "ended_on": None,
            "reason_given": "",
            "last_contact_on": None,
        },
    ),
    "person": _Tracked(Person, {"name": "", "email": "", "role": "other", "employer": "", "remarks": ""}),
    "involvement": _Tracked(Involvement, {"role": "other", "met": False, "talked_about": ""}),
    "interview": _Tracked(
        Interview,
        {
            "day": None,
            "starts_at": None,
            "zone": "",
            "stage": Stage.INTERVIEW.value,
            "place": "",
            "notes": "",
            "people": [],
            "cancelled": False,
        },
    ),
    "exchange": _Tracked(Exchange, {"asked_by": "them", "question": "", "answer": ""}),
    "closure": _Tracked(
        Closure,
        {"closed_at": None, "wake_at": None, "quiet": False, "next_change": "", "steps_done": [], "friend": ""},
        has_exists=False,
    ),
    "debrief": _Tracked(Debrief, {"facts": "", "as_planned": "", "one_thing": ""}, has_exists=False),
    "plan": _Tracked(Plan, {"cue": "", "action": ""}, has_exists=False),
    "note": _Tracked(
        Note,
        {"subject": "", "text": "", "drafted": "", "uses": [], "progress": "draft", "sent_on": None, "sent_how": ""},
    ),
    "raw": _Tracked(RawMessage, {}, has_exists=False),
}
_KIND_OF = {tracked.model: kind for kind, tracked in _KINDS.items()}
_DATES = frozenset({"applied_on", "first_answer_on", "ended_on", "last_contact_on", "day", "sent_on"})
_MOMENTS = frozenset({"starts_at", "closed_at", "wake_at"})


def kind_of(subject: Subject) -> str:
    return _KIND_OF[type(subject)]


def application_of(subject: Subject) -> Application | None:
    """The application whose timeline a subject's changes stand in."""
    if isinstance(subject, Application):
        return subject
    if isinstance(subject, Exchange):
        return subject.interview.application
    if isinstance(subject, Debrief | Plan):
        return subject.closure.application
    return getattr(subject, "application", None)


def record(
    subject: Subject,
    values: Mapping[str, Json],
    *,
    action: str,
    now: datetime,
    on: date | None = None,
    group: str | None = None,
    coalesce: bool = False,
) -> str | None:
    """The person sets fields. Only what differs is recorded; returns the group to undo by, None if nothing differed.

    With `coalesce`, text set again within ten minutes replaces the last change of that field.
    """
    kind = kind_of(subject)
    group = group or random_id()
    application = application_of(subject)
    recorded = False
    with transaction.atomic():
        for field, value in values.items():
            stored = _storable(value)
            if field != "exists" and kind != "raw" and stored == _storable(_current(subject, field)):
                continue
            recorded = True
            if coalesce and _coalesced(subject, kind, field, stored, now=now):
                continue
            Change.objects.create(
                owner_id=subject.owner_id,
                group=group,
                action=action,
                subject_kind=kind,
                subject_id=subject.pk,
                application=application,
                field=field,
                value=stored,
                actor=Change.Actor.PERSON,
                on=on,
                at=now,
                recorded_at=now,
            )
        if recorded:
            project(subject)
    return group if recorded else None


def _coalesced(subject: Subject, kind: str, field: str, stored: Json, *, now: datetime) -> bool:
    last = (
        Change.objects.filter(subject_kind=kind, subject_id=subject.pk, field=field, undone_at=None)
        .order_by("-at", "-id")
        .first()
    )
    if last is None or last.actor != Change.Actor.PERSON or now - last.recorded_at > _COALESCE:
        return False
    last.value = stored
    last.save(update_fields=["value"])
    return True


def undo(user: User, group: str, *, now: datetime) -> list[Subject]:
    """Takes back everything done in one act and returns what it touched; doing it again brings it back."""
    changes = list(Change.objects.for_user(user).filter(group=group))
    if not changes:
        raise NotFound
    bring_back = all(change.undone_at for change in changes)
    with transaction.atomic():
        Change.objects.for_user(user).filter(group=group).update(undone_at=None if bring_back else now)
        subjects = []
        for kind, pk in sorted({(change.subject_kind, change.subject_id) for change in changes}):
            subject = _KINDS[kind].model.objects.filter(pk=pk).first()
            if subject is not None:
                project(subject)
                subjects.append(subject)
    return subjects


def project(subject: Subject) -> None:
    """Sets the subject's fields from its changes that were not undone."""
    changes = Change.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk, undone_at=None)
    project_from(subject, changes.order_by("at", "id"))


def project_from(subject: Subject, changes: Iterable[Change]) -> None:
    """As `project`, over changes already loaded, in order of `at`."""
    kind = kind_of(subject)
    tracked = _KINDS[kind]
    if kind == "raw":
        return
    by_field: dict[str, list[Change]] = {}
    for change in changes:
        by_field.setdefault(change.field, []).append(change)
    values = {field: fold(field, by_field.get(field, []), default) for field, default in tracked.defaults.items()}
    if tracked.has_exists:
        subject.removed = not fold("exists", by_field.get("exists", []), False)  # type: ignore[attr-defined]
    for field, value in values.items():
        _SETTERS.get(field, _set_plain)(subject, field, value)
    subject.save()


def fold(field: str, changes: list[Change], default: Json) -> Json:
    """The value a field has after its changes: see the rules at the top of docs/algorithms/changes.md."""
    if not changes:
        return default
    if field == "stage":
        return _fold_stage(changes, default)
    if field not in _TIMED_FIELDS:
        by_person = [change for change in changes if change.actor == Change.Actor.PERSON]
        changes = by_person or changes
    return changes[-1].value


def _fold_stage(changes: list[Change], default: Json) -> Json:
    """The furthest stage; the person may also set it back, mail may not."""
    stage = default
    for change in changes:
        if change.actor == Change.Actor.PERSON or Stage(change.value).rank > Stage(stage).rank:
            stage = change.value
    return stage


def _storable(value: Json) -> Json:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def _current(subject: Subject, field: str) -> Json:
    if field == "employer":
        employer = getattr(subject, "employer", None)
        return employer.name if employer else ""
    if field == "people":
        return sorted(subject.people.values_list("public_id", flat=True))  # type: ignore[attr-defined]
    return getattr(subject, field)


def _set_plain(subject: Subject, field: str, value: Json) -> None:
    if field in _DATES and value is not None:
        value = date.fromisoformat(value)
    if field in _MOMENTS and value is not None:
        value = datetime.fromisoformat(value)
    setattr(subject, field, value)


def _set_employer(subject: Subject, _field: str, value: Json) -> None:
    subject.employer = employer_named(subject.owner_id, value) if value else None  # type: ignore[attr-defined]


def _set_people(subject: Subject, _field: str, value: Json) -> None:
    people = Person.objects.filter(owner_id=subject.owner_id, public_id__in=value or [])
    subject.people.set(people)  # type: ignore[attr-defined]


_SETTERS: dict[str, Callable[[Subject, str, Json], None]] = {"employer": _set_employer, "people": _set_people}


def employer_named(owner_id: int, name: str) -> Employer:
    """The employer of that name, made where there is none; compared without case and legal form."""
    folded = fold_name(name)[:200] or name.casefold()[:200]
    employer, _ = Employer.objects.get_or_create(owner_id=owner_id, folded=folded, defaults={"name": name[:200]})
    return employer
