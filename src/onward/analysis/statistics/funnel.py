"""Stage conversion as a Beta-Binomial posterior (METHODS A1), with one rule for what counts as a trial."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onward.domain.applications import ApplicationRecord
from onward.domain.labels import Outcome, Stage
from onward.domain.proportion import Estimate

SILENT_AFTER = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Prior:
    """Beta(a, b): the weight of what is usual, in imagined trials."""

    a: float
    b: float

    @property
    def mean(self) -> float:
        return self.a / (self.a + self.b)


# Application to first interview: 3 % to 20 % in the sources. Interview process to offer: 17 % to 27 %. METHODS A1.
ANSWERED_PRIOR = Prior(1, 15)
OFFERED_PRIOR = Prior(2, 8)


def estimate(k: int, n: int, prior: Prior) -> Estimate:
    """Posterior mean and 90 % equal-tailed interval after k successes in n trials."""
    from scipy.stats import beta  # noqa: PLC0415 - slow to load: only the worker and commands that need it pay

    a, b = prior.a + k, prior.b + n - k
    low, high = beta.ppf([0.05, 0.95], a, b)
    return Estimate(k=k, n=n, mean=a / (a + b), low=float(low), high=float(high), prior_a=prior.a, prior_b=prior.b)


def reached_interview(record: ApplicationRecord) -> bool:
    return record.stage_reached.rank >= Stage.SCREENING.rank and record.stage_reached is not Stage.ASSESSMENT


def answered_trial(record: ApplicationRecord, *, today: date) -> bool | None:
    """Whether an application led to a conversation; None while it is no trial: young and silent, or withdrawn early."""
    if record.stage_reached is Stage.SAVED:
        return None
    if reached_interview(record):
        return True
    if record.outcome in (Outcome.REJECTED, Outcome.NO_REPLY):
        return False
    if record.outcome is Outcome.WITHDRAWN:
        return None
    quiet = record.last_contact_on or record.applied_on
    return False if quiet is not None and today - quiet >= SILENT_AFTER else None


def offered_trial(record: ApplicationRecord, *, today: date) -> bool | None:
    """Whether an interview process led to an offer; None while it is open, or was left by the seeker."""
    if not reached_interview(record):
        return None
    if record.stage_reached is Stage.OFFER or record.outcome in (Outcome.ACCEPTED, Outcome.DECLINED):
        return True
    if record.outcome in (Outcome.REJECTED, Outcome.NO_REPLY):
        return False
    if record.outcome is Outcome.WITHDRAWN:
        return None
    quiet = record.last_contact_on or record.applied_on
    return False if quiet is not None and today - quiet >= SILENT_AFTER else None


def ended_order(records: Sequence[ApplicationRecord]) -> list[ApplicationRecord]:
    """Oldest end first; those without a day of ending by their day of sending."""
    return sorted(records, key=lambda r: (r.ended_on or r.last_contact_on or r.applied_on or date.min, r.id))
