"""After a no: the closure of one rejection, its steps, its timer, its end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from onward.domain.labels import Outcome
from onward.lib.codec import to_json
from onward.store.models import Application, Change, Closure, Debrief, Person, Plan
from onward.store.queue import enqueue
from onward.store.records import application_record

from . import changes
from .clock import local_day

STEPS = ("proportion", "debrief", "thanks", "advice", "next")
TIMER = timedelta(minutes=15)
TIMER_RUNS = 2

# A no older than this is closed business: it is not put on Today by itself, the application page still offers it.
_FRESH = timedelta(days=14)


def keep_in_step(application: Application, *, now: datetime) -> Closure | None:
    """A rejected application has a closure, any other has none; both are undone together."""
    rejected = application.outcome == Outcome.REJECTED and not application.removed
    closure = Closure.objects.filter(application=application).first()
    if not rejected:
        if closure is not None and not closure.removed:
            closure.removed = True
            closure.save(update_fields=["removed"])
        return None
    decision = (
        Change.objects.filter(
            subject_kind="application", subject_id=application.pk, field="outcome", value="rejected", undone_at=None
        )
        .order_by("-at", "-id")
        .first()
    )
    told_at = decision.at if decision else now
    raw_id = decision.raw_id if decision else None
    if closure is None:
        closure = Closure.objects.create(
            owner_id=application.owner_id,
            application=application,
            raw_id=raw_id,
            told_by=Closure.ToldBy.MAIL if raw_id else Closure.ToldBy.PHONE,
            told_at=told_at,
            created_at=now,
        )
        Debrief.objects.create(owner_id=application.owner_id, closure=closure)
        Plan.objects.create(owner_id=application.owner_id, closure=closure)
    else:
        closure.removed = False
        closure.raw_id, closure.told_at = raw_id, told_at
        closure.save(update_fields=["removed", "raw", "told_at"])
    if now - told_at < _FRESH:
        work_out_proportion_later(closure)
    return closure


def work_out_proportion_later(closure: Closure) -> None:
    """scipy is slow to load and stays in the worker: the page shows what is stored."""
    enqueue("work_out_proportion", closure_id=closure.pk)


def work_out_proportion(closure_id: int, *, now: datetime) -> None:
    from onward.analysis.statistics import proportion  # noqa: PLC0415 - loads scipy, which only the worker may

    closure = Closure.objects.select_related("application__employer").filter(pk=closure_id).first()
    if closure is None:
        return
    history = Application.objects.filter(owner_id=closure.owner_id, removed=False).select_related("employer")
    this = application_record(closure.application)
    result = proportion(this, [application_record(row) for row in history], today=local_day(now))
    closure.proportion = to_json(result)
    closure.proportion_at = now
    closure.save(update_fields=["proportion", "proportion_at"])


def waiting_closures(user: User, *, now: datetime) -> list[Closure]:
    """What Today may show: fresh, not closed, not put off, not asked to stay quiet; newest first."""
    rows = (
        Closure.objects.for_user(user)
        .filter(removed=False, closed_at=None, quiet=False, told_at__gt=now - _FRESH)
        .select_related("application__employer", "raw")
        .order_by("-told_at")
    )
    return [row for row in rows if row.wake_at is None or row.wake_at <= now]


def mark_step(closure: Closure, step: str, *, now: datetime) -> None:
    if step not in closure.steps_done:
        changes.record(closure, {"steps_done": [*closure.steps_done, step]}, action=f"closure.step_{step}", now=now)


def put_off(closure: Closure, *, until: datetime, now: datetime) -> str | None:
    return changes.record(closure, {"wake_at": until}, action="closure.put_off", now=now)


def keep_quiet(closure: Closure, *, now: datetime) -> str | None:
    return changes.record(closure, {"quiet": True}, action="closure.kept_quiet", now=now)


def close(closure: Closure, *, now: datetime) -> str | None:
    return changes.record(closure, {"closed_at": now}, action="closure.closed", now=now)


def reopen(closure: Closure, *, now: datetime) -> str | None:
    with transaction.atomic():
        group = changes.record(closure, {"closed_at": None}, action="closure.reopened", now=now)
        if group:
            closure.reopened += 1
            closure.save(update_fields=["reopened"])
    return group


# -- people ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Met:
    """A person with their part in an application, and whether the seeker has met them."""

    person: Person
    role: str
    met: bool
    talked_about: str
    involvement_id: str


def people_of(application: Application, *, now: datetime) -> list[Met]:
    """Everyone with a part in it: who was met in an interview that took place first, then who made it happen."""
    seen = _seen_in_interviews(application, now=now)
    parts = application.involvements.filter(removed=False, person__removed=False).select_related("person__employer")
    people = [
        Met(
            person=part.person,
            role=part.role if part.role != "other" else part.person.role,
            met=part.met or part.person_id in seen,
            talked_about=part.talked_about,
            involvement_id=part.public_id,
        )
        for part in parts
    ]
    return sorted(people, key=lambda met: (not met.met, _ROLE_ORDER.index(met.role), met.person.name))


_ROLE_ORDER = ("hiring_manager", "interviewer", "recruiter", "referrer", "employee", "coach", "friend", "other")


def _seen_in_interviews(application: Application, *, now: datetime) -> set[int]:
    today = local_day(now)
    interviews = application.interviews.filter(removed=False, cancelled=False).prefetch_related("people")
    return {
        person.pk
        for interview in interviews
        if (interview.starts_at and interview.starts_at <= now)
        or (interview.starts_at is None and interview.day and interview.day <= today)
        for person in interview.people.all()
    }


def met_of(people: Iterable[Met]) -> list[Met]:
    return [met for met in people if met.met]


# -- the debrief's timer -----------------------------------------------------------------------------------


def start_timer(debrief: Debrief, *, now: datetime) -> bool:
    """Starts fifteen minutes, at most twice; false when both have been used."""
    if debrief.timer_runs >= TIMER_RUNS or timer_left(debrief, now=now) > timedelta():
        return False
    debrief.timer_started_at = now
    debrief.timer_runs += 1
    debrief.save(update_fields=["timer_started_at", "timer_runs"])
    return True


def timer_left(debrief: Debrief, *, now: datetime) -> timedelta:
    """Zero when it is not running or has run out."""
    if debrief.timer_started_at is None:
        return timedelta()
    return max(timedelta(), debrief.timer_started_at + TIMER - now)
