"""What a set of notes has in common: the seeker, the application, and the days it was about."""

from dataclasses import dataclass
from datetime import date

from onward.domain.labels import Stage


@dataclass(frozen=True, slots=True)
class NoteContext:
    """`interview_dates` are conversations that took place; `reason` is their own words for the no, if they gave any."""

    seeker: str
    employer: str
    role_title: str
    stage: Stage
    told_on: date
    today: date
    interview_dates: tuple[date, ...] = ()
    reason: str | None = None
