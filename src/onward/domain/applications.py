"""An application as statistics need it."""

from dataclasses import dataclass
from datetime import date

from onward.domain.labels import EmployerType, Outcome, Stage


@dataclass(frozen=True, slots=True)
class ApplicationRecord:
    """One application. `stage_reached` is the furthest stage that took place; `last_contact_on` the last day
    anything was heard from or held with the employer."""

    id: str
    employer: str
    role: str
    employer_type: EmployerType | None
    stage_reached: Stage
    outcome: Outcome | None
    applied_on: date | None
    first_answer_on: date | None
    ended_on: date | None
    last_contact_on: date | None = None
    source: str = ""
