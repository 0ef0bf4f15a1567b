"""What is worth doing today, and what is quietly waiting."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from onward.analysis.statistics import Waiting, waiting
from onward.domain.labels import Stage
from onward.store.models import Application, Closure, Interview, Message, Note
from onward.store.records import application_record

from . import review
from .applications import applications_of
from .clock import local_day
from .closures import people_of, waiting_closures
from .notes import notes_of

_REPLY_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class NoCard:
    """One fresh rejection: who was met, and the sentence in their own words, if the mail has one."""

    closure: Closure
    met: int
    quote: str
    sender: str
    interviews: int


@dataclass(frozen=True, slots=True)
class Silent:
    application: Application
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Today:
    """Everything on the page; every list may be empty."""

    noes: list[NoCard]
    interviews: list[Interview]
    requests: list[Message]
    to_review: int
    drafts: list[Note]
    saved: list[Application]
    outreach: list[Message]
    silent: list[Silent]
    open_count: int
    has_mail: bool

    @property
    def things(self) -> int:
        return len(self.noes) + len(self.interviews) + len(self.requests) + (1 if self.to_review else 0)


def today_for(user: User, *, now: datetime) -> Today:
    day = local_day(now)
    open_ones = list(applications_of(user).filter(outcome=""))
    return Today(
        noes=[_no_card(closure, now=now) for closure in waiting_closures(user, now=now)],
        interviews=list(
            Interview.objects.for_user(user)
            .filter(removed=False, cancelled=False, day__gte=day, application__removed=False, application__outcome="")
            .select_related("application__employer")
            .prefetch_related("people")
            .order_by("day", "starts_at")[:5]
        ),
        requests=_requests(user, now=now),
        to_review=review.to_review(user).count(),
        drafts=list(notes_of(user).filter(progress=Note.Progress.DRAFT, application__closure__closed_at=None)[:8]),
        saved=openings(user),
        outreach=outreach(user, now=now),
        silent=_silent(open_ones, now=now),
        open_count=sum(1 for row in open_ones if row.stage != Stage.SAVED),
        has_mail=Message.objects.for_user(user).exists() or bool(open_ones),
    )


def _no_card(closure: Closure, *, now: datetime) -> NoCard:
    application = closure.application
    message = Message.objects.filter(raw=closure.raw).first() if closure.raw_id else None
    return NoCard(
        closure=closure,
        met=sum(1 for met in people_of(application, now=now) if met.met),
        quote=application.reason_given,
        sender=message.sender_name if message else "",
        interviews=application.interviews.filter(removed=False, cancelled=False).count(),
    )


def openings(user: User) -> list[Application]:
    """Saved, not yet applied for: what the person chose to keep."""
    return list(applications_of(user).filter(stage=Stage.SAVED.value, outcome="").order_by("-created_at", "-id")[:5])


def outreach(user: User, *, now: datetime) -> list[Message]:
    """Recruiters' mail of the last month that belongs to no application and was not set aside."""
    return list(
        Message.objects.for_user(user)
        .filter(kind="recruiter_outreach", application=None, review=False, sent_at__gt=now - _REPLY_WITHIN)
        .order_by("-sent_at")[:3]
    )


def _requests(user: User, *, now: datetime) -> list[Message]:
    """Mail that asks for something with a day that has not passed, not answered since."""
    rows = (
        Message.objects.for_user(user)
        .filter(
            kind__in=("info_request", "assessment"),
            application__isnull=False,
            application__outcome="",
            sent_at__gt=now - _REPLY_WITHIN,
        )
        .select_related("application__employer")
        .order_by("-sent_at")
    )
    return [row for row in rows if not _answered(row)][:4]


def _answered(row: Message) -> bool:
    return Message.objects.filter(application=row.application, own=True, sent_at__gt=row.sent_at).exists()


def _silent(open_ones: list[Application], *, now: datetime) -> list[Silent]:
    day = local_day(now)
    rows = [
        Silent(application, state)
        for application in open_ones
        if application.stage == Stage.APPLIED
        and (state := waiting(application_record(application), today=day)) is not None
    ]
    return sorted(rows, key=lambda row: -row.waiting.days)
